"""Tables: a caption first, header rows in a head, and as many columns in every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.core import limits
from documents.core.tree import Cell, Frame, Leaf

Row = tuple[Cell, ...]


def shape_table(table: Frame, leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the leaves of one table, shaped; empty rows are left out.

    Without any row left, a caption is an ordinary paragraph.
    """
    kept, rows = _with_words([leaf for leaf in leaves if leaf.tag == "tr"])
    captions = [leaf for leaf in leaves if leaf.tag == "caption"]
    yield from (replace(leaf, tag="p", path=()) for leaf in captions[bool(rows) :])
    if not rows:
        return
    yield from captions[:1]
    rows = [_within(row, len(rows) - index) for index, row in enumerate(rows)]
    heads = _heads(rows)
    rows = _padded(rows, heads)
    for index, (leaf, row) in enumerate(zip(kept, rows, strict=True)):
        part = Frame("thead" if index < heads else "tbody", table.key)
        yield replace(leaf, path=(table, part), cells=row)


def _with_words(leaves: Sequence[Leaf]) -> tuple[list[Leaf], list[Row]]:
    """Return the rows that say something; cells that reached over the others reach less far."""
    kept: list[Leaf] = []
    rows: list[Row] = []
    for leaf in leaves:
        if not leaf.is_blank:
            kept.append(leaf)
            rows.append(leaf.cells)
            continue
        for back in range(1, min(len(rows), limits.TALLEST_CELL) + 1):
            rows[-back] = tuple(
                replace(cell, rowspan=cell.rowspan - (cell.rowspan > back)) for cell in rows[-back]
            )
    return kept, rows


def _within(row: Row, most: int) -> Row:
    return tuple(replace(cell, rowspan=min(cell.rowspan, most)) for cell in row)


def _heads(rows: Sequence[Row]) -> int:
    """Return how many rows at the top are header rows: none if a cell reaches beyond them."""
    heads = next(
        (index for index, row in enumerate(rows) if any(cell.tag == "td" for cell in row)),
        len(rows),
    )
    reach = max((index + cell.rowspan for index in range(heads) for cell in rows[index]), default=0)
    return heads if reach <= heads else 0


def _padded(rows: Sequence[Row], heads: int) -> list[Row]:
    """Return rows that are all as wide as the widest, by empty cells at their end."""
    widths = [0] * len(rows)
    for index, row in enumerate(rows):
        for cell in row:
            for reached in range(index, index + cell.rowspan):
                widths[reached] += cell.colspan
    widest = max(widths)
    limits.check_columns(widest)
    return [
        row + (Cell((), "th" if index < heads else "td"),) * (widest - widths[index])
        for index, row in enumerate(rows)
    ]
