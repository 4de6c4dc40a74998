"""Threads under the headings of the text they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.core.blocks import Block
from documents.models import Version
from feedback.threads import Thread


@dataclass(frozen=True, slots=True)
class Group:
    """The threads that are shown with one block."""

    block: Block
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the highest level with the threads below it; None: before the first one."""

    heading: Block | None
    threads: tuple[Thread, ...]


def by_block(threads: Sequence[Thread]) -> list[Group]:
    """Return the threads about words or paragraphs, per block, in text order."""
    placed = [thread for thread in threads if thread.block]
    return [
        Group(block=block, threads=tuple(group))
        for block, group in groupby(placed, key=lambda thread: thread.block)
        if block is not None
    ]


def chapters(version: Version, threads: Sequence[Thread]) -> list[Chapter]:
    """Return every chapter of ``version``, also those that nobody said anything about."""
    headings = [block for block in version.blocks if block.kind == "heading"]
    top = min((block.level for block in headings), default=0)
    heads = [block for block in headings if block.level == top]
    starts = [block.start for block in heads]
    below: list[list[Thread]] = [[] for _ in range(len(heads) + 1)]
    for thread in threads:
        if thread.block:
            below[bisect_right(starts, thread.block.start)].append(thread)
    before = [Chapter(heading=None, threads=tuple(below[0]))] if below[0] else []
    return before + [
        Chapter(heading=head, threads=tuple(here))
        for head, here in zip(heads, below[1:], strict=True)
    ]
