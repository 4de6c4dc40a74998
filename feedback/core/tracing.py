"""From each change between two texts to the comments that caused it, and back.

An adopted suggestion caused a change when the words it brought are among the words
that came there, or the words it struck among those that went. A comment that was
adopted in other words caused one when the words it was about changed and no
suggestion accounts for that. Nothing else is claimed: what is left is the writers' own.

Pure: no Django, no I/O, no clock. Spans are those of the old or the new reading text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from documents.core.blocks import Block
from documents.core.diff import Operation
from documents.core.operations import NEW_KINDS, OLD_KINDS
from documents.core.span import Span
from feedback.core.replacing import Core, core

# Of words that stand twice in a row either may be called the new one.
SLIDE = 2
ARRIVED = frozenset({"moved", "moved_edited"})


@dataclass(frozen=True, slots=True)
class Adopted:
    """A comment that was taken over, seen from the old and the new text.

    ``about`` are the words it was about in the old text; ``was`` and ``becomes`` what
    adopting it did to the draft, None when an editor wrote the words; ``landed`` is
    where the words that it brought stand in the new text, None when they do not.
    """

    key: int
    about: Span | None
    was: str = ""
    becomes: str | None = None
    landed: Span | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """Words that went and the words that came in their place, in one change; one may be empty.

    A block that is new has no place in the old text, one that is gone none in the new.
    """

    change: int
    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class Cause:
    """The keys of the comments behind one change, in order.

    ``merged`` are those whose own words came or went, ``placed`` those about words that
    an editor changed for them; ``beyond``: words changed that no comment accounts for.
    """

    merged: tuple[int, ...]
    placed: tuple[int, ...]
    beyond: bool


def touches(
    change: int,
    kind: str,
    operations: Iterable[Operation],
    *,
    old: Sequence[Block],
    new: Sequence[Block],
) -> Iterator[Touch]:
    """Yield what went and came in one change of a change list, in reading order.

    A block that moved as a whole did not go and come; "moved_away" is its other end.
    """
    if kind in ("same", "moved_away", "restyled"):
        return
    i = j = 0
    for stayed, group in groupby(operations, key=lambda each: _stayed(each, kind)):
        gone = come = 0
        for operation in group:
            gone += len(operation.text) if _is_old(operation, kind) else 0
            come += len(operation.text) if operation.kind in NEW_KINDS else 0
        if not stayed:
            yield Touch(change, _span(old, i, i + gone), _span(new, j, j + come))
        i, j = i + gone, j + come


def causes(
    count: int, touched: Sequence[Touch], adopted: Iterable[Adopted], *, old: str, new: str
) -> list[Cause]:
    """Return what is behind each of ``count`` changes, of which ``touched`` are the words."""
    found = _Causes(touched, old, new)
    ordered = sorted(adopted, key=lambda each: each.key)
    for each in ordered:
        found.merge(each)
    for each in ordered:
        found.place(each)
    return found.of(count)


class _Causes:
    """The touches in the order of either text, and who accounts for each."""

    def __init__(self, touched: Sequence[Touch], old: str, new: str) -> None:
        self.old, self.new = old, new
        self.touched = touched
        self.by_old = _Side((touch.old, touch) for touch in touched)
        self.by_new = _Side((touch.new, touch) for touch in touched)
        self.merged: dict[Touch, list[Adopted]] = defaultdict(list)
        self.placed: dict[Touch, list[int]] = defaultdict(list)

    def merge(self, adopted: Adopted) -> None:
        """Put a suggestion down for the touches that hold what it did to the text."""
        if adopted.becomes is None:
            return
        made = core(adopted.was, adopted.becomes)
        for touch in self._brought(adopted, made) if made.becomes else self._struck(adopted, made):
            self.merged[touch].append(adopted)

    def place(self, adopted: Adopted) -> None:
        """Put down a comment without words of its own for what changed in those it is about."""
        if adopted.becomes is not None or adopted.about is None:
            return
        for _, touch in self.by_old.at(adopted.about):
            if touch not in self.merged:
                self.placed[touch].append(adopted.key)

    def of(self, count: int) -> list[Cause]:
        merged: list[set[int]] = [set() for _ in range(count)]
        placed: list[set[int]] = [set() for _ in range(count)]
        beyond = [False] * count
        for touch in self.touched:
            by_merge, by_place = self.merged.get(touch, ()), self.placed.get(touch, ())
            merged[touch.change].update(each.key for each in by_merge)
            placed[touch.change].update(by_place)
            beyond[touch.change] |= not by_place and self._says_more(touch, by_merge)
        return [
            Cause(tuple(sorted(one)), tuple(sorted(other - one)), more)
            for one, other, more in zip(merged, placed, beyond, strict=True)
        ]

    def _brought(self, adopted: Adopted, made: Core) -> list[Touch]:
        """Return the touches in which the words that were brought came."""
        if adopted.landed is None:
            return []
        landed = _without_blanks(adopted.landed, self.new)
        held = [touch for span, touch in self.by_new.at(landed) if span.overlaps(landed)]
        if held:
            return held
        reach = SLIDE + len(made.becomes)
        near = self.by_new.at(Span(max(0, landed.start - reach), landed.end + reach))
        words = made.becomes.strip()
        return [touch for span, touch in near if span.of(self.new).strip() == words][:1]

    def _struck(self, adopted: Adopted, made: Core) -> list[Touch]:
        """Return the touches in which the words that were struck went."""
        words = adopted.about
        if words is None:
            return []
        if words.of(self.old) == adopted.was:
            words = _without_blanks(made.within(words), self.old)
        return [touch for span, touch in self.by_old.at(words) if span.overlaps(words)]

    def _says_more(self, touch: Touch, merged: Iterable[Adopted]) -> bool:
        """Say whether words went or came in ``touch`` that none of ``merged`` accounts for."""
        went = _left(touch.old, self.old, [each.about for each in merged])
        came = _left(touch.new, self.new, [_whole(each) for each in merged])
        return bool(went + came)


class _Side:
    """Touches by their place in one of the two texts, where they do not overlap."""

    def __init__(self, touched: Iterable[tuple[Span | None, Touch]]) -> None:
        placed = [(span, touch) for span, touch in touched if span is not None]
        self.ordered = sorted(placed, key=itemgetter(0))

    def at(self, place: Span) -> Iterator[tuple[Span, Touch]]:
        """Yield those that share a character with ``place``, or are a place within its ends."""
        # Before the first that ends too early all of them do.
        first = bisect_left(self.ordered, place.start, key=lambda pair: pair[0].end)
        for span, touch in self.ordered[first:]:
            if span.start > place.end:
                return
            if span.overlaps(place) or not len(span) or not len(place):
                yield span, touch


def _whole(adopted: Adopted) -> Span | None:
    """Return where all that was proposed stands, with the words that stayed at its ends."""
    made, landed = core(adopted.was, adopted.becomes or ""), adopted.landed
    return landed and Span(max(0, landed.start - made.head), landed.end + made.tail)


def _left(span: Span | None, text: str, covered: Iterable[Span | None]) -> str:
    """Return the signs in ``span``, but for blanks, that no span of ``covered`` holds."""
    if span is None:
        return ""
    rest = set(range(span.start, span.end))
    for each in covered:
        if each is not None:
            rest.difference_update(range(each.start, each.end))
    return "".join(text[at] for at in sorted(rest)).strip()


def _without_blanks(span: Span, text: str) -> Span:
    """Return ``span`` without the blanks at its ends; as it is when it has nothing else."""
    words = span.of(text)
    if not words.strip():
        return span
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _stayed(operation: Operation, kind: str) -> bool:
    return operation.kind == "equal" or (operation.kind == "moved_to" and kind in ARRIVED)


def _is_old(operation: Operation, kind: str) -> bool:
    return operation.kind in OLD_KINDS or _stayed(operation, kind)


def _span(blocks: Sequence[Block], start: int, end: int) -> Span | None:
    """Return a stretch of the words of ``blocks``, one sign between two, as a span of the text."""
    return Span(_offset(blocks, start), _offset(blocks, end)) if blocks else None


def _offset(blocks: Sequence[Block], at: int) -> int:
    for block in blocks:
        if at <= len(block.words):
            return block.start + at
        at -= len(block.words) + 1
    return blocks[-1].span.end
