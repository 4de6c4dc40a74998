"""Search for words that the map lost, in text that nothing explains.

A twin of the words elsewhere in the text is the continuation of other words;
it is never an answer here.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from documents.core.align import Alignment
from documents.core.span import Span
from documents.core.words import count_words

# Shorter words are found everywhere, which proves nothing.
MIN_LENGTH = 20
MIN_WORDS = 4
# Less alike, and what is found are other words that happen to sound the same.
LIKENESS = 85
# A stretch much shorter than the words cannot hold them.
ROOM = 0.6
# Beyond this many pairs of characters only the nearest part of a stretch is searched.
PAIRS_LIMIT = 50_000_000


@dataclass(frozen=True, slots=True)
class Find:
    """Where words like those looked for stand, and how alike they are, 0 to 1."""

    span: Span
    likeness: float


def search(alignment: Alignment, words: str, near: int) -> Find | None:
    """Return the free new text most like ``words``; of equals the one nearest to ``near``."""
    if len(words) < MIN_LENGTH or count_words(words) < MIN_WORDS:
        return None
    text = alignment.new.text
    best: tuple[float, int, Span] | None = None
    for free in alignment.free:
        start, end = _nearest_part(free, near, PAIRS_LIMIT // len(words))
        if end - start < ROOM * len(words):
            continue
        hit = fuzz.partial_ratio_alignment(words, text[start:end], score_cutoff=LIKENESS)
        if hit and (best is None or (hit.score, -abs(start - near)) > best[:2]):
            span = Span(start + hit.dest_start, start + hit.dest_end)
            best = (hit.score, -abs(start - near), span)
    return Find(_whole_words(text, best[2]), best[0] / 100) if best else None


def _nearest_part(stretch: tuple[int, int], near: int, length: int) -> tuple[int, int]:
    start, end = stretch
    if end - start <= length:
        return stretch
    start = min(max(start, near - length // 2), end - length)
    return start, start + length


def _whole_words(text: str, span: Span) -> Span:
    """Return ``span`` grown to whole words, without blanks at its ends."""
    start, end = span.start, span.end
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
