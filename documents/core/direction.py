"""Which way words run.

A paragraph takes the direction of its first letter that has one (UAX #9, rules P2 and P3).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from documents.core.tree import Frame, Leaf

LEFTWARD = ("R", "AL")


def runs_left(text: str) -> bool:
    """Say whether the first letter of ``text`` with a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind == "L" or kind in LEFTWARD), "L") != "L"


def turns(text: str) -> bool:
    """Say whether anything in ``text`` runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in LEFTWARD for c in text)


def leftward(leaves: Iterable[Leaf]) -> set[Frame]:
    """Return the lists, quotations and tables whose first words run from right to left."""
    first: dict[Frame, str] = {}
    for leaf in leaves:
        for frame in leaf.path:
            first.setdefault(frame, leaf.words)
    return {frame for frame, words in first.items() if frame.tag != "li" and runs_left(words)}
