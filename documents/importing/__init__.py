"""Files in: Word, LibreOffice, Markdown, HTML or plain text becomes HTML for a draft.

What cannot be kept is reported, not refused. Pictures are stored as they are found,
under their own checksum; the text that shows them is saved by somebody else, or not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from documents import images
from documents.core.limits import TooMuch
from documents.core.markup import read
from documents.core.package import opened
from documents.core.unreadable import UnreadableFile
from documents.importing.imported import Imported, Keep
from documents.importing.kinds import Kind, decoded, kind_of, refuse_other
from documents.importing.markdown import from_markdown
from documents.importing.office import as_word
from documents.importing.plain import from_text
from documents.importing.web import from_html
from documents.importing.word import from_word

__all__ = ["Imported", "UnreadableFile", "imported"]

_OF_TEXT: dict[str, Callable[[str, Keep], Imported]] = {
    ".md": lambda text, _keep: from_markdown(text),
    ".markdown": lambda text, _keep: from_markdown(text),
    ".html": from_html,
    ".htm": from_html,
    ".txt": lambda text, _keep: from_text(text),
}


def imported(name: str, content: bytes, *, keep: Keep = images.keep) -> Imported:
    """Return the text of a file. Its content says what it is; only of text ``name`` must say it.

    Raises UnreadableFile if it is of another kind, damaged, has macros or a password, is
    not UTF-8, has nothing in it, or is beyond a limit.
    """
    try:
        found = _found(name, content, keep)
        reading = read(found.html)
    except TooMuch as error:
        raise UnreadableFile(error.message, error.values) from error
    if not reading.leaves:
        raise UnreadableFile("There is nothing in this file.")
    silent = ["an image has no words that say what it shows: write them"] * sum(
        1 for leaf in reading.leaves if leaf.tag == "img" and not leaf.alt
    )
    lost = tuple(dict.fromkeys([*found.lost, *reading.lost, *silent]))
    return Imported(found.html, lost, found.title)


def _found(name: str, content: bytes, keep: Keep) -> Imported:
    refuse_other(content)
    suffix = PurePath(name).suffix.lower()
    match kind_of(content, suffix):
        case Kind.WORD:
            return from_word(opened(content), keep)
        case Kind.ODT:
            return from_word(opened(as_word(opened(content))), keep)
        case _:
            return _OF_TEXT[suffix](decoded(content), keep)
