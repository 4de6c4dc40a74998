"""What a reader selected on a page: two places in blocks, as one span of the reading text.

Pure: no Django, no I/O. Offsets count Unicode code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.core.blocks import Block
from documents.core.span import Quote, Span


class NoSuchPlace(ValueError):
    """No such block, a place outside its block, or an end that is not after the start."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place between two characters of a block: ``offset`` of them stand before it."""

    block: str
    offset: int


def selected(blocks: Sequence[Block], start: Place, end: Place) -> Span:
    """Return the words from ``start`` to ``end``, half open. Raises NoSuchPlace."""
    places = {block.id: block for block in blocks}
    first, last = _offset(places, start), _offset(places, end)
    if first >= last:
        raise NoSuchPlace(f"Nothing between {first} and {last}")
    return Span(first, last)


def stands_at(text: str, span: Span, words: Quote) -> bool:
    """Say whether ``words`` stand exactly at ``span``, with that text on either side.

    The text around them may be shorter than what stands there. Nothing is searched:
    in a text that repeats itself that would find the wrong place.
    """
    return (
        span.end <= len(text)
        and span.of(text) == words.exact
        and text[: span.start].endswith(words.prefix)
        and text.startswith(words.suffix, span.end)
    )


def _offset(blocks: dict[str, Block], place: Place) -> int:
    block = blocks.get(place.block)
    if block is None or not 0 <= place.offset <= len(block.words):
        raise NoSuchPlace(f"No place {place.offset} in block {place.block}")
    return block.start + place.offset
