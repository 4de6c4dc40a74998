"""Spans of a text, and quotations that say which words a span meant.

Units: offsets count Unicode code points, never bytes or UTF-16 units.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text. Ordered by start, then by end.

    Raises ValueError when it would start before the text or end before its
    start. An empty span is a place between two characters.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"No such span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        # Without this an empty span would count as no span at all.
        return True

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character; an empty span shares none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a span and some of the text on either side."""

    exact: str
    prefix: str
    suffix: str


def quote(text: str, span: Span, context: int = 32) -> Quote:
    """Return what ``span`` quotes of ``text``, with up to ``context`` characters around it."""
    return Quote(
        exact=span.of(text),
        prefix=text[max(0, span.start - context) : span.start],
        suffix=text[span.end : span.end + context],
    )
