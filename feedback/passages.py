"""A block in plain words, cut into pieces: which are meant by whom, and what they would become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from documents.core.blocks import Block, block_at, blocks
from documents.core.diff import compare
from documents.core.span import Span
from documents.models import Version
from feedback.core.merging import Outcome as Merged
from feedback.threads import Thread

Kind = Literal["plain", "comment", "suggestion", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a block, or words proposed for it; ``label`` tells alternatives apart."""

    kind: Kind
    text: str
    label: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    block: Block
    pieces: tuple[Piece, ...]


def marked(block: Block, threads: Sequence[Thread]) -> Passage:
    """Return ``block`` with the words marked that ``threads`` are about."""
    here = [(_within(thread.span, block), thread) for thread in threads if thread.span]
    inside = [(span, thread) for span, thread in here if len(span)]
    cuts = {0, len(block.words)}
    cuts.update(cut for span, _ in inside for cut in (span.start, span.end))
    pieces = []
    for start, end in pairwise(sorted(cuts)):
        over = [thread for span, thread in inside if span.start <= start and end <= span.end]
        pieces.append(_piece(block.words[start:end], over))
    return Passage(block, tuple(pieces))


def about(version: Version, thread: Thread, rivals: Sequence[Thread] = ()) -> list[Passage]:
    """Return the blocks that ``thread`` is about: its words marked, or struck with those proposed.

    ``rivals`` that propose other words for exactly the same words stand beside them.
    """
    if thread.span is None or thread.block is None:
        return []
    if thread.proposes_here:
        same = lettered([each for each in (thread, *rivals) if each.span == thread.span])
        words = _alternatives(same) if len(same) > 1 else _proposed(thread)
        here = _within(thread.span, thread.block)
        return [Passage(thread.block, _around(thread.block, here, words))]
    last = block_at(version.blocks, thread.span.end - 1)
    touched = version.blocks[thread.block.number - 1 : last.number]
    return [marked(block, [thread]) for block in touched]


def lettered(threads: Sequence[Thread]) -> list[Thread]:
    """Return alternatives in the order of their letters: A is the one that came first."""
    return sorted(threads, key=lambda each: each.root.pk)


def letter(index: int) -> str:
    return chr(ord("A") + index % 26)


def guessed(thread: Thread) -> Passage | None:
    """Return the block where the words of ``thread`` may be now, with those words marked."""
    if thread.guess is None or thread.block is None:
        return None
    here = _within(thread.guess, thread.block)
    words = Piece("comment", here.of(thread.block.words))
    return Passage(thread.block, _around(thread.block, here, (words,)))


def becoming(html: str, result: Merged, replacement: str) -> Passage | None:
    """Return the block of the draft as it reads once ``replacement`` is made in it."""
    if result.span is None:
        return None
    block = block_at(blocks(html), result.span.start)
    span = _within(result.span, block)
    if result.status != "applied":
        words = Piece("comment", span.of(block.words))
        return Passage(block, _around(block, span, (words,)))
    return Passage(block, _around(block, span, (Piece("insert", replacement),)))


def with_words(block: Block, place: Span, becomes: str) -> Passage:
    """Return ``block`` with ``becomes`` at ``place`` of its text, marked as new if it is."""
    span = _within(place, block)
    was = span.of(block.words)
    words = [Piece("comment", was)] if becomes == was else _differing(was, becomes)
    return Passage(block, _around(block, span, words))


def _within(span: Span | None, block: Block) -> Span:
    """The part of ``span`` that lies in ``block``, counted from its first word."""
    if span is None or span.start > block.span.end or span.end < block.start:
        return Span(0, 0)
    start = max(span.start, block.start) - block.start
    return Span(start, max(start, min(span.end, block.span.end) - block.start))


def _piece(text: str, over: Sequence[Thread]) -> Piece:
    if not over:
        return Piece("plain", text)
    proposed = any(thread.root.is_suggestion for thread in over)
    settled = all(thread.root.is_settled for thread in over)
    return Piece("suggestion" if proposed else "comment", text, is_settled=settled)


def _proposed(thread: Thread) -> list[Piece]:
    """The words of a suggestion, with what it strikes and adds."""
    return _differing(thread.words, thread.root.replacement or "")


def _differing(was: str, becomes: str) -> list[Piece]:
    kinds: dict[str, Kind] = {"equal": "plain", "delete": "delete", "moved_from": "delete"}
    return [Piece(kinds.get(each.kind, "insert"), each.text) for each in compare(was, becomes)]


def _alternatives(threads: Sequence[Thread]) -> list[Piece]:
    """The same words struck once, with each of the proposals for them."""
    proposals = [
        Piece("insert", thread.root.replacement, label=letter(index))
        for index, thread in enumerate(threads)
        if thread.root.replacement
    ]
    return [Piece("delete", threads[0].words), *proposals]


def _around(block: Block, span: Span, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    before = Piece("plain", block.words[: span.start])
    return (before, *pieces, Piece("plain", block.words[span.end :]))
