"""Text folded for comparing, with the way back.

Two texts that differ only in typography (curly quotes, long dashes, hard
spaces, soft hyphens, decomposed accents) say the same. They are compared in
folded form; every answer is given in offsets of the text as it was.

Pure: no Django, no I/O. Offsets count Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# One code point for one code point, so these need no map. A tab is not here:
# it is the border between two cells of a table.
_SIMPLE = (
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f", " ")
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f"
_ACCENTS = "\u0300-\u036f"
_CHANGES_LENGTH = rf"\.\.\.|[{_INVISIBLE}]+|[ \r\n]{{2,}}|\r"
_RESIZED = re.compile(_CHANGES_LENGTH)
_RESIZED_OR_ACCENTED = re.compile(rf"{_CHANGES_LENGTH}|[^\s{_ACCENTS}][{_ACCENTS}]+")
_HAS_ACCENT = re.compile(f"[{_ACCENTS}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the map between its offsets and the original's.

    ``_folded`` and ``_original`` hold the same places, in order, in either
    count; between two of them both texts run alike or one stands for the other.
    """

    original: str
    text: str
    _folded: tuple[int, ...]
    _original: tuple[int, ...]

    def forward(self, offset: int) -> int:
        """Return where ``offset`` of the original lies in the folded text."""
        return _carry(offset, self._original, self._folded)

    def backward(self, offset: int, *, closing: bool = False) -> int:
        """Return where ``offset`` of the folded text lies in the original.

        Invisible signs may stand at the place; the answer lies behind them,
        or before them if the offset is ``closing`` a span.
        """
        place = _carry(offset, self._folded, self._original)
        if closing:
            index = bisect_right(self._folded, offset) - 1
            while index > 0 and self._folded[index - 1] == offset:
                index -= 1
            if self._folded[index] == offset:
                return self._original[index]
        return place


def _carry(offset: int, here: tuple[int, ...], there: tuple[int, ...]) -> int:
    index = bisect_right(here, offset) - 1
    place = there[index] + offset - here[index]
    return min(place, there[min(index + 1, len(there) - 1)])


def fold(original: str) -> Folded:
    """Return ``original`` folded; equal text folds to equal text."""
    plain = original
    for sign in _SIMPLE.keys() & set(original):
        plain = plain.replace(sign, _SIMPLE[sign])
    pattern = _RESIZED_OR_ACCENTED if _HAS_ACCENT.search(plain) else _RESIZED
    parts: list[str] = []
    folded, source = [0], [0]
    length = done = 0
    for match in pattern.finditer(plain):
        substitute = _substitute(match.group())
        if substitute == match.group():
            continue
        parts += plain[done : match.start()], substitute
        length += match.start() - done
        folded.append(length)
        source.append(match.start())
        length += len(substitute)
        done = match.end()
        folded.append(length)
        source.append(done)
    parts.append(plain[done:])
    folded.append(length + len(plain) - done)
    source.append(len(plain))
    return Folded(original, "".join(parts), tuple(folded), tuple(source))


def as_is(original: str) -> Folded:
    """Return ``original`` in the guise of a folded text, nothing folded."""
    return Folded(original, original, (0, len(original)), (0, len(original)))


def _substitute(odd: str) -> str:
    if odd == "...":
        return "…"
    if odd[0] in " \r\n":
        return "\n" * odd.count("\n") or " "
    if odd[0] in _INVISIBLE:
        return ""
    return unicodedata.normalize("NFC", odd)
