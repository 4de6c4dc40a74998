"""What a replacement really strikes and brings, without the words it leaves as they are.

Pure: no Django, no I/O. Offsets count Unicode code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.core.span import Span
from documents.core.words import TOKEN


@dataclass(frozen=True, slots=True)
class Core:
    """What a replacement struck and what it brought, without what it left at both ends.

    ``head`` and ``tail`` are how many characters those ends have.
    """

    was: str
    becomes: str
    head: int
    tail: int

    def within(self, span: Span) -> Span:
        """Return the part of ``span``, where the whole stands, that the core takes."""
        return Span(span.start + self.head, max(span.start + self.head, span.end - self.tail))


def core(was: str, becomes: str) -> Core:
    """Return the words in which ``was`` and ``becomes`` differ: whole words, at least."""
    old, new = TOKEN.findall(was), TOKEN.findall(becomes)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return Core(
        was="".join(old[head : len(old) - tail]),
        becomes="".join(new[head : len(new) - tail]),
        head=len("".join(old[:head])),
        tail=len("".join(old[len(old) - tail :])) if tail else 0,
    )


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tokens two lists begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
