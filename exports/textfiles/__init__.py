"""The text of one version as a file to go on working with: Word, Markdown, a web page.

Each can be read back by documents.importing, with the same words in the same structure.
The same edition gives the same bytes.
"""

from __future__ import annotations

from exports.textfiles.markdown import as_markdown
from exports.textfiles.web import as_html
from exports.textfiles.word import as_docx

__all__ = ["as_docx", "as_html", "as_markdown"]
