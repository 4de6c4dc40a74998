"""Where are these words now, and what happened to them?

A comment may only go where its own words went, or into new text that no old
text explains. That is what keeps it off a look-alike clause.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from documents.core.align import Alignment, align
from documents.core.span import Span
from documents.core.words import letters
from feedback.core.passage import Passage
from feedback.core.searching import search

Fate = Literal["unchanged", "moved", "edited", "removed", "unsure"]

# A passage is still itself when half of its letters survive;
SURVIVING_SHARE = 0.5
# it may be when a third does and the whole still reads alike.
SURVIVING_SHARE_ALIKE = 0.34
ALIKE = 60


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a span of the old text lies in the new one.

    ``fate`` says what happened: "unchanged" and "moved" words are the same,
    "edited" ones are not all, "unsure" ones may be others that look alike and
    are for a person to confirm, "removed" ones are gone. ``span`` is None when they are
    gone; ``near`` is then the place in the new text where they stood, else
    where the span starts. ``score`` runs from 0 to 1: the share of the letters
    that survived or, when unsure, the likeness.
    """

    span: Span | None
    fate: Fate
    score: float
    near: int


def relocate(old: str, new: str, spans: Sequence[Span]) -> list[Placement]:
    """Return where each of ``spans`` of ``old`` lies in ``new``, in the order given."""
    alignment = align(old, new)
    return [place(alignment, span) for span in spans]


def place(alignment: Alignment, span: Span) -> Placement:
    """Return where ``span`` went, on a map that was made before."""
    start = alignment.old.forward(span.start)
    end = max(start, alignment.old.forward(span.end))
    folded = _place(Passage.on(alignment, start, end))
    near = alignment.new.backward(folded.near)
    if folded.span is None:
        return Placement(None, folded.fate, folded.score, near)
    end = alignment.new.backward(folded.span.end, closing=True)
    return Placement(Span(near, max(near, end)), folded.fate, folded.score, near)


def _place(passage: Passage) -> Placement:
    if passage.start == passage.end:
        return _point(passage)
    near = passage.map.before(passage.start)
    survived = _survived(passage)
    if survived:
        return survived
    find = search(passage.map, passage.words, near)
    if find:
        return Placement(find.span, "unsure", find.likeness, find.span.start)
    return Placement(None, "removed", 0.0, near)


def _survived(passage: Passage) -> Placement | None:
    """Return the place of the pieces that stayed together and weigh most, if they weigh enough."""
    pieces = passage.pieces()
    groups = passage.groups([piece for piece in pieces if piece.weight] or pieces)
    if not groups:
        return None
    weights = [sum(piece.weight for piece in group) for group in groups]
    group, weight = groups[weights.index(max(weights))], max(weights)
    reach = passage.reach(group, pieces)
    new = passage.map.new.text
    if reach.of(new) == passage.words:
        segments = passage.map.touching(passage.start, passage.end)
        fate: Fate = "unchanged" if passage.map.moved.isdisjoint(segments) else "moved"
        return Placement(reach, fate, 1.0, reach.start)
    if len(groups) == 1:
        reach = passage.with_replaced_ends(group, reach)
    reach = passage.with_own_signs(reach)
    share = weight / (letters(passage.words) or 1)
    if share >= SURVIVING_SHARE:
        return Placement(reach, "edited", share, reach.start)
    if share >= SURVIVING_SHARE_ALIKE and fuzz.ratio(passage.words, reach.of(new)) >= ALIKE:
        return Placement(reach, "unsure", share, reach.start)
    return None


def _point(passage: Passage) -> Placement:
    """Return the place of an empty span: between the same two characters, or beside one."""
    place = passage.start
    left, right = passage.map.before(place), passage.map.after(place)
    after_same = not place or bool(passage.map.touching(place - 1, place))
    before_same = bool(passage.map.touching(place, place + 1))
    if after_same and before_same and left == right:
        return Placement(Span(left, left), "unchanged", 1.0, left)
    if before_same:
        return Placement(Span(right, right), "edited", 0.5, right)
    if after_same and place:
        return Placement(Span(left, left), "edited", 0.5, left)
    return Placement(None, "removed", 0.0, left)
