"""Word's lists: paragraphs that say on which level of which list they stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from documents.core.gathering import Leave

# "l0 level2 lfo1"
_PLACE = re.compile(r"(l[0-9]+) level([1-9])\b.*")
_NUMBERED = re.compile(r"\(?([0-9]{1,4}|[a-zA-Z]|[ivxIVX]{1,6})[.)]")


class Lists:
    """Told of items and of the signs before them, writes nested ul and ol by ``write``.

    Whether a list is numbered shows in the sign of its first item, which comes after the
    item began: so an item is only begun when its first words come.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self.listening = False
        self._write = write
        self._open: list[str] = []
        self._name = ""
        self._level = 0
        self._sign = ""

    def item(self, place: str) -> Leave | None:
        """Begin an item, if ``place`` (the value of mso-list) names one."""
        found = _PLACE.fullmatch(place)
        if not found:
            return None
        if found[1] != self._name:
            self.close()
        self._name, self._level, self._sign = found[1], int(found[2]), ""
        return self.begin

    def listen(self, *, on: bool = True) -> None:
        self.listening = on

    def marker(self, words: str) -> bool:
        """Take words that are the sign of an item; say whether they are."""
        if self.listening:
            self._sign += words
        return self.listening

    def begin(self) -> None:
        """Write the start of the item that was begun, if it is not yet written."""
        level, self._level = self._level, 0
        if not level:
            return
        found = _NUMBERED.match(self._sign.strip())
        tag = "ol" if found else "ul"
        while len(self._open) > level:
            self._write(f"</li></{self._open.pop()}>")
        if len(self._open) == level:
            if self._open[-1] == tag:
                self._write("</li><li>")
                return
            self._write(f"</li></{self._open.pop()}>")
        while len(self._open) < level:
            start = found[1] if found and found[1].isdecimal() else "1"
            self._write(f'<ol start="{start}"><li>' if tag == "ol" else "<ul><li>")
            self._open.append(tag)

    def close(self) -> None:
        """End all lists: something else follows."""
        self.begin()
        while self._open:
            self._write(f"</li></{self._open.pop()}>")
        self._name = ""
