"""Replacing words in canonical HTML.

The new words keep the marks around them; nothing else changes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from documents.core.blocks import blocks_of
from documents.core.inline import clean
from documents.core.limits import check_leaves
from documents.core.markup import parse, written
from documents.core.shaping import shaped
from documents.core.span import Span
from documents.core.tree import BREAK, CELL, NOTE, NOTES, Cell, Leaf, Run, cut


class SpanOutsideText(ValueError):
    """The text ends before the span does."""


class SpanCrossesBlocks(ValueError):
    """The words to be replaced are not all in one block."""


class SpanCrossesCells(ValueError):
    """The words to be replaced are not all in one cell of a table."""


class ReplacesNote(ValueError):
    """A footnote would vanish: its mark is among the words to be replaced, or it has no others."""


def replace_words(html: str, span: Span, replacement: str) -> str:
    """Return canonical HTML with other words in a span of its reading text.

    The new words take the style of the first character that they replace; if
    they replace none, of the character before. In ``replacement`` U+2028 is a
    line break, all other white space is a blank. White space is collapsed as
    ever, so a word taken out from between two blanks leaves one.

    A block without a word left is removed, with the list or table that it
    leaves empty; only then do other blocks change, if they must: a heading that
    would skip a level, a list without its item. Replacing a whole row by nothing
    removes it; any other span stays in one cell. Raises SpanOutsideText,
    SpanCrossesBlocks, SpanCrossesCells, ReplacesNote, or a TooMuch.
    """
    leaves = parse(html)
    index, offset = _place(leaves, span)
    leaf = leaves[index]
    local = Span(span.start - offset, span.end - offset)
    words = settled(replacement)
    if NOTE in local.of(leaf.words):
        raise ReplacesNote(span)
    if not words.strip() and len(local) == len(leaf.words):
        edited = replace(leaf, cells=tuple(replace(cell, runs=()) for cell in leaf.cells))
    elif CELL in local.of(leaf.words):
        raise SpanCrossesCells(span)
    else:
        edited = replace(leaf, cells=_with_words(leaf.cells, local, words))
    if edited.is_blank and NOTES in leaf.path:
        raise ReplacesNote(span)
    result = shaped([*leaves[:index], edited, *leaves[index + 1 :]])
    check_leaves(result)
    return written(result)


def with_figure(html: str, figure: str, *, after: str) -> str:
    """Return canonical HTML with a figure after the block ``after``, or at the end of the text.

    ``figure`` is any HTML; a block in a list or table counts as the whole of that.
    """
    lines = html.split("\n")
    ends = [index for index, line in enumerate(lines) if f' data-b="{after}">' in line]
    notes = next((i for i, line in enumerate(lines) if line.startswith("<ol data-notes")), None)
    place = ends[0] + 1 if after and ends else notes
    lines.insert(len(lines) if place is None else place, figure)
    return "\n".join(lines)


def same_words(one: str, other: str) -> bool:
    """Say whether two reading texts differ in nothing but blanks and empty blocks.

    For whoever made a replacement in the text, and compares it with the text of
    the HTML that replace_words made.
    """
    return _bare(one) == _bare(other)


def _bare(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


def _place(leaves: Sequence[Leaf], span: Span) -> tuple[int, int]:
    """Return which leaf a span lies in, and where that leaf starts in the reading text."""
    indexes = [index for index, leaf in enumerate(leaves) if leaf.cells]
    for index, block in zip(indexes, blocks_of(leaves), strict=True):
        if block.span.contains(span):
            return index, block.start
        if block.span.end >= span.start:
            raise SpanCrossesBlocks(span) if index != indexes[-1] else SpanOutsideText(span)
    raise SpanOutsideText(span)


def settled(replacement: str) -> str:
    """Return ``replacement`` as it would stand in a canonical text: NFC, no invisible signs."""
    parts = (clean(part) for part in replacement.split(BREAK))
    return unicodedata.normalize("NFC", BREAK.join(parts))


def _with_words(cells: Sequence[Cell], span: Span, words: str) -> tuple[Cell, ...]:
    result: list[Cell] = []
    start = 0
    for cell in cells:
        here = Span(start, start + len(cell.words))
        if here.contains(span):
            inner = Span(span.start - start, span.end - start)
            result.append(replace(cell, runs=_spliced(cell.runs, inner, words)))
        else:
            result.append(cell)
        start = here.end + len(CELL)
    return tuple(result)


def _spliced(runs: Sequence[Run], span: Span, words: str) -> tuple[Run, ...]:
    length = sum(len(run.text) for run in runs)
    first = span.start if len(span) else span.start - 1
    model = list(cut(runs, first, first + 1)) if first >= 0 else []
    styles = model[0].styles if model else ()
    return (*cut(runs, 0, span.start), Run(words, styles), *cut(runs, span.end, length))
