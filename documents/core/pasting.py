"""What word processors and web pages put on a clipboard, as HTML that means what it showed.

They write lists as paragraphs with a dot, bold as a style, notes as links. Here that
becomes lists, emphasis and footnotes; what else there is goes. The result is any
HTML still: documents.core.markup makes it canonical.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.core.markup import read, walk, with_fresh_ids, written
from documents.core.rewriting import Rewriter

# Elements that a parser repeats when they overlap, attributes and all; renamed, they are
# as harmless as any other.
_EMPHASIS = re.compile(
    r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Canonical HTML, and names of what was left out, as documents.core.markup gives them."""

    html: str
    lost: tuple[str, ...]


def pasted(html: str) -> Pasted:
    """Return what was pasted as a text of its own. Raises a TooMuch beyond the limits."""
    rewriter = Rewriter()
    walk(_EMPHASIS.sub(r"<\1x-\2", html), rewriter)
    reading = read(rewriter.html())
    text = written(with_fresh_ids(reading.leaves))
    return Pasted(text, (*reading.lost, *rewriter.lost))
