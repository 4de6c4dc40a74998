"""Words as they come out of a file, put together as a reading text: blanks as a browser shows them.

Pure: no Django, no I/O.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from documents.core.inline import clean
from documents.core.tree import BREAK, CELL

# What parts blocks, cells and lines: no blank stands beside it.
_BORDERS = ("\n", CELL, BREAK)
_PARTS = re.compile(f"[\n{CELL}{BREAK}]|[ \r\f]+|[^\n{CELL}{BREAK} \r\f]+")


def plain(text: str) -> str:
    """Return words without signs that nobody sees, composed; a border in them is a blank."""
    return unicodedata.normalize("NFC", clean(text).replace("\n", " ").replace(CELL, " "))


class Flow:
    """A text that grows. ``length`` is that of the text so far, in code points."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []

    def text(self) -> str:
        return "".join(self._parts)

    def add(self, text: str) -> Iterator[int]:
        """Put words and borders after the text.

        Yields the new length each time that a blank before a border is taken away: what
        was said to stand behind it must be corrected before going on.
        """
        for part in _PARTS.findall(text):
            last = self._parts[-1] if self._parts else "\n"
            is_blank = not part.strip(" \r\f")
            if is_blank and (last == " " or last in _BORDERS):
                continue
            if part in _BORDERS and last == " ":
                self._parts.pop()
                self.length -= 1
                yield self.length
            self._parts.append(" " if is_blank else part)
            self.length += len(self._parts[-1])
