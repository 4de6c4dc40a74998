"""Segments: what the map between two texts is made of.

Pure: no Django, no I/O. Offsets count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """Old text and the new text that continues it.

    The two are equal, or (``same`` is false) one word that another replaced.
    """

    old: int
    new: int
    old_length: int
    new_length: int
    same: bool = True

    @property
    def old_end(self) -> int:
        return self.old + self.old_length

    @property
    def new_end(self) -> int:
        return self.new + self.new_length

    def text_of(self, old: str) -> str:
        return old[self.old : self.old_end]

    def part(self, start: int, end: int) -> Segment:
        """Return the part of an equal segment from ``start`` to ``end`` of the old text."""
        return Segment(start, self.new + start - self.old, end - start, end - start)


def equal(old: int, new: int, length: int) -> Segment:
    return Segment(old, new, length, length)


def disjoint(segments: Iterable[Segment]) -> list[Segment]:
    """Return ``segments`` in the order of the old text, neighbours joined.

    Where two claim the same text, old or new, the one that begins first keeps it.
    """
    by_new = _without_overlap(sorted(segments, key=lambda s: (s.new, s.old)), new=True)
    return _joined(_without_overlap(sorted(by_new), new=False))


def _without_overlap(segments: Iterable[Segment], *, new: bool) -> Iterator[Segment]:
    taken = 0
    for segment in segments:
        begin = segment.new if new else segment.old
        over = max(0, taken - begin)
        length = segment.new_length if new else segment.old_length
        if over and (over >= length or not segment.same):
            continue
        taken = begin + length
        yield segment.part(segment.old + over, segment.old_end) if over else segment


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if (
            last
            and last.same
            and segment.same
            and (last.old_end, last.new_end) == (segment.old, segment.new)
        ):
            joined[-1] = equal(last.old, last.new, last.old_length + segment.old_length)
        else:
            joined.append(segment)
    return joined


def uncovered(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the stretches of 0 to ``length`` that none of the ``spans`` covers."""
    gaps: list[tuple[int, int]] = []
    done = 0
    for start, end in [*sorted(spans), (length, length)]:
        if start > done:
            gaps.append((done, start))
        done = max(done, end)
    return gaps


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of ``spans``, sorted and disjoint, from ``start`` to ``end``."""
    first = max(0, bisect_right(spans, (start, start)) - 1)
    found: list[tuple[int, int]] = []
    last = bisect_left(spans, (end, end), lo=first)
    for a, z in spans[first:last]:
        if max(a, start) < min(z, end):
            found.append((max(a, start), min(z, end)))
    return found


def heaviest_chain(segments: Sequence[Segment], weight: Callable[[Segment], int]) -> list[int]:
    """Return the indexes of the heaviest segments that keep their order in both texts.

    ``segments`` come in the order of the old text. What is outside the chain moved.
    """
    rank = {new: n for n, new in enumerate(sorted({s.new for s in segments}), 1)}
    peaks = _Peaks(len(rank))
    before: list[int] = []
    top = (0, -1)
    for index, segment in enumerate(segments):
        best, previous = peaks.highest(rank[segment.new] - 1)
        before.append(previous)
        here = (best + weight(segment), index)
        top = max(top, here)
        peaks.raise_to(rank[segment.new], here)
    chain: list[int] = []
    index = top[1]
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


class _Peaks:
    """The heaviest chain, with its last segment, that ends at a rank (a Fenwick tree of maxima)."""

    def __init__(self, ranks: int) -> None:
        self._tree: list[tuple[int, int]] = [(0, -1)] * (ranks + 1)

    def highest(self, rank: int) -> tuple[int, int]:
        """Return the heaviest chain that ends at ``rank`` or before."""
        best = (0, -1)
        while rank:
            best = max(best, self._tree[rank])
            rank -= rank & -rank
        return best

    def raise_to(self, rank: int, chain: tuple[int, int]) -> None:
        while rank < len(self._tree):
            self._tree[rank] = max(self._tree[rank], chain)
            rank += rank & -rank


@dataclass(frozen=True, slots=True)
class Lines:
    """The blocks of a text, one a line: their words and where they start."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        words = tuple(text.split("\n"))
        starts = accumulate((len(line) + 1 for line in words[:-1]), initial=0)
        return cls(words, tuple(starts))

    def at(self, offset: int) -> int:
        """Return the number of the line that ``offset`` lies in; a border belongs to its left."""
        return bisect_right(self.starts, offset) - 1

    def end(self, number: int) -> int:
        return self.starts[number] + len(self.words[number])


def by_blocks(
    segments: Iterable[Segment], old: Lines, new: Lines
) -> Iterator[tuple[int, int, Segment]]:
    """Yield the segments cut at block borders, with the numbers of both blocks.

    The border itself is in none of them.
    """
    for segment in segments:
        i, j = old.at(segment.old), new.at(segment.new)
        start = segment.old
        while start < segment.old_end:
            end = min(segment.old_end, old.end(i))
            if end > start:
                yield i, j, segment.part(start, end) if segment.same else segment
            elif not old.words[i]:
                yield i, j, segment.part(start, end)
            i, j, start = i + 1, j + 1, end + 1
