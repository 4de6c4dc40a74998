"""A Word file that came back: its comments and tracked changes as remarks on a text.

Pure: no Django, no I/O. A remark speaks of the text as it was sent out (``before``);
``landed`` finds the same words in a version.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from documents.core.package import Package
from documents.core.span import Span
from documents.core.tree import BREAK, CELL, NOTE
from feedback.core.anchoring import relocate
from feedback.core.margin import comments_of
from feedback.core.tracked import Edit, Tracked, tracked

Kind = Literal["comment", "change", "new", "joined", "moved"]

# A text of which less stands in the file to the letter is another text.
LEAST_ALIKE = 0.3

_WORD_BEFORE = re.compile(rf"[^\s{NOTE}]+[ \u00a0]*\Z")
_WORD_AFTER = re.compile(rf"\A[ \u00a0]*[^\s{NOTE}]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that the file says. ``span`` is None when it is about no words of the text.

    comment: ``text``, with ``answers``. change: other words (``replacement``) for the span.
    new: the same, and what is new is a paragraph. joined: the paragraph goes on in the next.
    moved: a change that is half of a move. ``author`` is as the file has it, and private.
    """

    kind: Kind
    span: Span | None
    text: str
    replacement: str | None
    author: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """``before`` is the text as it was sent out; ``restyled`` counts changes of looks alone."""

    before: str
    remarks: tuple[Remark, ...]
    restyled: int


def returned(package: Package) -> Returned:
    """Return what a file says, in the order of its text."""
    found = tracked(package)
    text = _Text(found)
    remarks = [*_comments(package, found), *(each for e in found.edits for each in text.changes(e))]
    last = len(found.before) + 1
    remarks.sort(key=lambda each: each.span or Span(last, last))
    return Returned(found.before, tuple(remarks), found.restyled)


def likeness(before: str, text: str) -> float:
    """Return how much of ``text`` stands in ``before`` to the letter, by whole blocks: 0 to 1."""
    known = {line.strip() for line in before.split("\n")}
    lines = text.split("\n")
    total = sum(map(len, lines))
    return sum(len(line) for line in lines if line.strip() in known) / total if total else 0.0


def landed(found: Returned, text: str) -> list[Span | None]:
    """Return where the words of each remark stand in ``text``, None where that is not sure.

    Words that are to be replaced must stand there to the letter and in one block; a comment
    may be on words that differ a little.
    """
    spans = [remark.span or Span(0, 0) for remark in found.remarks]
    places = relocate(found.before, text, spans)
    result: list[Span | None] = []
    for remark, place in zip(found.remarks, places, strict=True):
        span = place.span if remark.span and place.span else None
        sure = place.fate in ("unchanged", "moved")
        if remark.replacement is None:
            sure = sure or place.fate == "edited"
        elif span and ("\n" in span.of(text) or CELL in span.of(text)):
            sure = False
        result.append(span if span and len(span) and sure else None)
    return result


def _comments(package: Package, found: Tracked) -> Iterator[Remark]:
    text = _Text(found)
    for each in comments_of(package):
        answers = tuple(answer.text for answer in each.answers if answer.text)
        start, end = found.ranges.get(each.id, (-1, -1))
        span = None if start < 0 else text.words(start, min(end, len(found.before)))
        if each.text or answers:
            yield Remark("comment", span, each.text, None, each.author, answers)


class _Text:
    """The text as it was sent out, by its blocks."""

    def __init__(self, found: Tracked) -> None:
        self._before = found.before
        self._headings = found.headings
        self._blocks: list[Span] = []
        at = 0
        for line in found.before.split("\n"):
            self._blocks.append(Span(at, at + len(line)))
            at += len(line) + 1

    def words(self, start: int, end: int) -> Span | None:
        """Return the words between two places, else those of the block, else None."""
        start, end = min(start, len(self._before)), min(end, len(self._before))
        inner = self._before[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start < end:
            return Span(start, end)
        block = self._blocks[self._index(min(start, end))]
        return block if len(block) else None

    def changes(self, edit: Edit) -> Iterator[Remark]:
        """Yield an edit as one change for each block that it touches."""
        added = edit.added.strip("\n").replace("\n", BREAK)
        pieces = list(self._pieces(edit))
        if not pieces:
            yield self._insertion(edit, added) if added else self._joined(edit)
            return
        for index, piece in enumerate(pieces):
            kind: Kind = "moved" if edit.moved else "change"
            yield Remark(kind, piece, "", "" if index else added, edit.author)

    def _pieces(self, edit: Edit) -> Iterator[Span]:
        for block in self._blocks[self._index(edit.start) : self._index(edit.end) + 1]:
            start, end = max(block.start, edit.start), min(block.end, edit.end)
            if start < end:
                yield Span(start, end)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._blocks, offset, key=lambda block: block.start) - 1)

    def _joined(self, edit: Edit) -> Remark:
        """The end of a paragraph was taken out, or put in the middle of one."""
        block = self._blocks[self._index(edit.start)]
        if "\n" in edit.added and block.start < edit.start < block.end:
            return self._insertion(edit, BREAK)
        return Remark("joined", block if len(block) else None, "", None, edit.author)

    def _insertion(self, edit: Edit, added: str) -> Remark:
        """Replace the word beside an insertion by itself and the new words."""
        index = self._index(edit.start)
        at, block = min(edit.start, self._blocks[index].end), self._blocks[index]
        kind: Kind = "new" if "\n" in edit.added else "moved" if edit.moved else "change"
        is_edge = at in (block.start, block.end)
        joint = BREAK if kind == "new" and is_edge and added != BREAK else ""
        if joint and at == block.start and self._goes_with_block_before(index):
            block = self._blocks[index - 1]
            at = block.end
        if before := _WORD_BEFORE.search(self._before[block.start : at]):
            start = block.start + before.start()
            words = before[0].rstrip() if joint or added == BREAK else before[0]
            return Remark(kind, Span(start, at), "", words + joint + added, edit.author)
        if after := _WORD_AFTER.match(self._before[at : block.end]):
            words = after[0].lstrip() if added == BREAK else after[0]
            return Remark(kind, Span(at, at + after.end()), "", added + joint + words, edit.author)
        return Remark(kind, None, "", added, edit.author)

    def _goes_with_block_before(self, index: int) -> bool:
        """A new paragraph belongs to the one above it, unless that is a heading."""
        return (
            index > 0
            and len(self._blocks[index - 1]) > 0
            and self._blocks[index - 1].start not in self._headings
        )


def best(found: Returned, texts: Sequence[str]) -> int | None:
    """Return the index of the text that the file was made of, the last of equals; None: of none."""
    likenesses = [likeness(found.before, text) for text in texts]
    highest = max(likenesses, default=0.0)
    if highest < LEAST_ALIKE:
        return None
    return len(likenesses) - 1 - likenesses[::-1].index(highest)
