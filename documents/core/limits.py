"""How much a text may hold, so that a page or a PDF of it can still be made.

Every limit has its own error, which says what was too much and how much there
was. Sizes only, never time: the same text is refused on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

from documents.core.tree import Leaf

MOST_BYTES = 2_000_000
MOST_ELEMENTS = 40_000
MOST_DEPTH = 24
MOST_CELLS = 8_000
MOST_COLUMNS = 20
MOST_NOTES = 30
LONGEST_WORD = 120

WIDEST_CELL = 20
TALLEST_CELL = 100

# What has no place to break a line: letters without a space or a sign; or a
# long stretch of anything, but for scripts that write without spaces. Looked
# for from the start of a word only, or long words would take long.
_LETTER = r"[^\s\-/?&=%.,;:_#+~@|\u2010-\u2027\u2e80-\U0003ffff]"
_SIGN = r"[^\s\u2e80-\U0003ffff]"
_LONG_WORD = re.compile(
    rf"(?<!{_LETTER}){_LETTER}{{{LONGEST_WORD + 1},}}+|(?<!{_SIGN}){_SIGN}{{2001,}}+"
)
_START_TAG = re.compile(r"<[a-zA-Z]")


class TooMuch(ValueError):
    """A text goes beyond a limit: ``found`` where ``most`` is allowed.

    ``message`` is plain English with places for ``values``, so that whoever
    shows it can translate it first.
    """

    message: ClassVar[str] = "The text is too large: %(found)s where %(most)s is the most."

    def __init__(self, found: int, most: int, where: str = "") -> None:
        self.values = {"found": found, "most": most, "where": where}
        super().__init__(self.message % self.values)


class TooLarge(TooMuch):
    message = "The text has %(found)s bytes; %(most)s is the most."


class TooManyElements(TooMuch):
    message = "The text has %(found)s elements; %(most)s is the most."


class TooDeep(TooMuch):
    message = "Lists stand too deep inside one another: %(found)s levels; %(most)s is the most."


class TooManyCells(TooMuch):
    message = "The tables have %(found)s cells; %(most)s is the most."


class TooWide(TooMuch):
    message = "A table has %(found)s columns; %(most)s is the most."


class TooManyNotes(TooMuch):
    message = "“%(where)s…” has %(found)s footnotes; %(most)s is the most for one paragraph."


class WordTooLong(TooMuch):
    message = "The word “%(where)s…” has %(found)s letters; %(most)s is the most."


def check_source(html: str) -> None:
    """Refuse what would take too long to parse: too large, or too many elements."""
    size = len(html.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        raise TooLarge(size, MOST_BYTES)
    # A tag inside a comment counts too: better one too many than one missed.
    tags = sum(1 for _ in _START_TAG.finditer(html))
    if tags > MOST_ELEMENTS:
        raise TooManyElements(tags, MOST_ELEMENTS)


def check_depth(depth: int) -> None:
    if depth > MOST_DEPTH:
        raise TooDeep(depth, MOST_DEPTH)


def check_columns(columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise TooWide(columns, MOST_COLUMNS)


def check_leaves(leaves: Sequence[Leaf]) -> None:
    """Refuse a text with too many cells or notes, nested too deep, or with an endless word."""
    cells = sum(len(leaf.cells) for leaf in leaves if leaf.tag == "tr")
    if cells > MOST_CELLS:
        raise TooManyCells(cells, MOST_CELLS)
    for leaf in leaves:
        runs = list(chain.from_iterable(cell.runs for cell in leaf.cells))
        check_depth(len(leaf.path) + 1 + max((len(run.styles) for run in runs), default=0))
        notes = sum(1 for run in runs if run.note)
        words = leaf.words
        if notes > MOST_NOTES:
            raise TooManyNotes(notes, MOST_NOTES, words[:60])
        for word in words.split():
            if len(word) > LONGEST_WORD and (found := _LONG_WORD.search(word)):
                raise WordTooLong(len(found[0]), LONGEST_WORD, found[0][:60])
