"""A suggestion made on one text, applied to another.

Three texts meet: the words as they were, the words as somebody wants them and
the words as they are now. Only when nobody else touched them is the suggestion
applied; in every other case a person decides.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from documents.core.align import Alignment, align
from documents.core.span import Span
from documents.core.stream import BORDER
from feedback.core.anchoring import Placement, place

Status = Literal["applied", "conflict", "already"]

# How much text on either side counts as the neighborhood of a quote.
NEIGHBORHOOD = 24
# A short quote proves little by itself: what stands beside it must be alike too.
SHORT_QUOTE = 40
NEIGHBORS_ALIKE = 60
# Words that moved must bring a neighbor along, or be many.
SHORT_MOVED_QUOTE = 60
MOVED_NEIGHBORS_ALIKE = 80


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other words for a span of the old text; "" strikes them."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one suggestion.

    applied: ``text`` is the whole new text with only this suggestion made,
    ``span`` what it replaced there. already: the words are there, at ``span``.
    conflict: ``span`` is where the words are by now, None if they are gone.
    """

    status: Status
    text: str | None
    span: Span | None


def apply_suggestions(old: str, new: str, suggestions: Sequence[Suggestion]) -> list[Outcome]:
    """Try every suggestion, each alone, on ``new``; in the order given."""
    alignment = align(old, new)
    return [_outcome(old, new, suggestion, alignment) for suggestion in suggestions]


def _outcome(old: str, new: str, suggestion: Suggestion, alignment: Alignment) -> Outcome:
    placement = place(alignment, suggestion.span)
    span = placement.span
    if span is None:
        return Outcome("conflict", None, None)
    if len(span) and span.of(new) == suggestion.replacement:
        return Outcome("already", None, span)
    if _is_proven(old, new, suggestion.span, placement):
        text = new[: span.start] + suggestion.replacement + new[span.end :]
        return Outcome("applied", text, span)
    return Outcome("conflict", None, span)


def _is_proven(old: str, new: str, before: Span, placement: Placement) -> bool:
    """Say whether nobody touched the words, and these are surely the same ones."""
    now = placement.span
    if now is None or placement.fate not in ("unchanged", "moved"):
        return False
    moved = placement.fate == "moved"
    if len(before) >= (SHORT_MOVED_QUOTE if moved else SHORT_QUOTE):
        return True
    block = _blocks(old, before)
    if block == _blocks(new, now) and (not moved or len(block) >= SHORT_QUOTE):
        return True
    left = fuzz.ratio(
        old[max(0, before.start - NEIGHBORHOOD) : before.start],
        new[max(0, now.start - NEIGHBORHOOD) : now.start],
    )
    right = fuzz.ratio(
        old[before.end : before.end + NEIGHBORHOOD], new[now.end : now.end + NEIGHBORHOOD]
    )
    return max(left, right) >= (MOVED_NEIGHBORS_ALIKE if moved else NEIGHBORS_ALIKE)


def _blocks(text: str, span: Span) -> str:
    """Return the whole blocks that ``span`` lies in."""
    start = text.rfind(BORDER, 0, span.start) + 1
    end = text.find(BORDER, span.end)
    return text[start:] if end < 0 else text[start:end]
