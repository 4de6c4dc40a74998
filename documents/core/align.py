"""The map from one text to another: where did every word go?

Made once for a pair of texts; comparing, carrying comments over and merging
suggestions all read the same map, so they can never disagree.

Pure: no Django, no I/O, no clock. Texts are reading texts: blocks joined by
"\\n". The map counts in offsets of the folded texts (documents.core.fold).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from documents.core.fold import Folded, as_is, fold
from documents.core.gaps import gap_segments
from documents.core.leftovers import with_leftovers
from documents.core.pairing import Pairing, pair_blocks
from documents.core.segments import (
    Lines,
    Segment,
    by_blocks,
    disjoint,
    equal,
    heaviest_chain,
    uncovered,
)
from documents.core.stream import BORDER, Block

# Blocks continue one another when this share of the smaller one lives on in the other.
CONTINUES_SHARE = 0.3


@dataclass(frozen=True)
class Alignment:
    """The segments that ``old`` and ``new`` share, disjoint, in the order of the old text.

    Every block ends in a border, also the last: a segment may reach one beyond
    the end of the text.
    """

    old: Folded
    new: Folded
    segments: tuple[Segment, ...]

    @cached_property
    def starts(self) -> list[int]:
        return [segment.old for segment in self.segments]

    @cached_property
    def free(self) -> list[tuple[int, int]]:
        """New text that no old text explains."""
        return uncovered(((s.new, s.new_end) for s in self.segments), len(self.new.text))

    @cached_property
    def moved(self) -> frozenset[Segment]:
        """The segments that stand in another order than the bulk of the text."""
        stay = set(heaviest_chain(self.segments, lambda segment: segment.old_length))
        return frozenset(s for index, s in enumerate(self.segments) if index not in stay)

    def touching(self, start: int, end: int) -> Sequence[Segment]:
        """Return the segments that share text with ``start`` to ``end`` of the old text."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if first < len(self.segments) and self.segments[first].old_end <= start:
            first += 1
        return self.segments[first : bisect_left(self.starts, end)]

    def before(self, offset: int) -> int:
        """Return where the last surviving old text before ``offset`` ends in the new text."""
        index = bisect_left(self.starts, offset) - 1
        if index < 0:
            return 0
        segment = self.segments[index]
        if offset >= segment.old_end or not segment.same:
            return segment.new_end
        return segment.new + offset - segment.old

    def after(self, offset: int) -> int:
        """Return where the first surviving old text from ``offset`` on starts in the new text."""
        index = bisect_left(self.starts, offset)
        if index and self.segments[index - 1].old_end > offset:
            segment = self.segments[index - 1]
            return segment.new + offset - segment.old if segment.same else segment.new
        return self.segments[index].new if index < len(self.segments) else len(self.new.text)


def align(old: str, new: str) -> Alignment:
    """Return the map from ``old`` to ``new``."""
    # A text that did not change is left as it is, to the last invisible sign.
    folded_old, folded_new = (fold(old), fold(new)) if old != new else (as_is(old), as_is(new))
    old_lines, new_lines = Lines.of(folded_old.text), Lines.of(folded_new.text)
    pairing = pair_blocks(old_lines.words, new_lines.words)
    segments = disjoint(_segments(pairing, old_lines, new_lines))
    segments = with_leftovers(old_lines, new_lines, segments)
    return Alignment(folded_old, folded_new, tuple(segments))


def align_blocks(old: str, new: str) -> list[tuple[int, int]]:
    """Return which block of ``old`` each block of ``new`` continues.

    Pairs of line numbers, in the order of the old text; no line occurs twice.
    Of a block that was split the largest part continues it.
    """
    alignment = align(old, new)
    old_lines, new_lines = Lines.of(alignment.old.text), Lines.of(alignment.new.text)
    shared: Counter[tuple[int, int]] = Counter()
    for i, j, segment in by_blocks(alignment.segments, old_lines, new_lines):
        shared[i, j] += segment.old_length
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), length in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        smaller = min(len(old_lines.words[i]), len(new_lines.words[j]))
        if i not in pairs and j not in taken and length >= CONTINUES_SHARE * smaller:
            pairs[i] = j
            taken.add(j)
    return sorted(pairs.items())


def _segments(pairing: Pairing, old: Lines, new: Lines) -> Iterator[Segment]:
    for i, j in pairing.equal:
        yield equal(old.starts[i], new.starts[j], len(old.words[i]) + len(BORDER))
    for i, j in pairing.reworked:
        yield from gap_segments(_blocks(old, [i]), _blocks(new, [j]))
    for gap in pairing.gaps:
        yield from gap_segments(_blocks(old, gap.old), _blocks(new, gap.new))


def _blocks(lines: Lines, numbers: Sequence[int]) -> list[Block]:
    return [Block(lines.starts[number], lines.words[number]) for number in numbers]
