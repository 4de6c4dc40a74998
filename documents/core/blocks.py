"""The blocks of a canonical text, and the reading text they make together.

The reading text is the words of the blocks with one newline between them; a
newline stands nowhere else. Within a block a line break is U+2028, a footnote
mark is U+FFFC, and a TAB comes before every cell of a row but the first.
Units: offsets count Unicode code points, never bytes or UTF-16 units.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from documents.core.markup import parse
from documents.core.span import Span
from documents.core.tree import NOTES, Leaf

Kind = Literal["heading", "paragraph", "item", "quote", "row", "caption", "note"]

_KINDS: dict[str, Kind] = {
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "tr": "row",
    "caption": "caption",
    "figcaption": "caption",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, quoted paragraph, table row, caption or footnote.

    ``number`` is its place in the text, from 1, as people are told it;
    ``level`` is that of a heading, or how deep a list item stands, or 0;
    ``start`` is where its words begin in the reading text.
    """

    id: str
    number: int
    kind: Kind
    level: int
    words: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.words))


def blocks(html: str) -> tuple[Block, ...]:
    """Return the blocks of canonical HTML, in reading order."""
    return blocks_of(parse(html))


def blocks_of(leaves: Iterable[Leaf]) -> tuple[Block, ...]:
    """Return the blocks of a parsed text; images and rules are no blocks."""
    found: list[Block] = []
    start = 0
    for leaf in leaves:
        if not leaf.cells:
            continue
        kind = _kind(leaf)
        words = leaf.words
        found.append(Block(leaf.id, len(found) + 1, kind, _level(leaf, kind), words, start))
        start += len(words) + 1
    return tuple(found)


def reading_text(html: str) -> str:
    """Return the reading text of canonical HTML."""
    return "\n".join(leaf.words for leaf in parse(html) if leaf.cells)


def block_at(blocks: Sequence[Block], offset: int) -> Block:
    """Return the block that an offset lies in; its end is still in it.

    Raises ValueError if the offset is not in the text.
    """
    index = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    if index < 0 or offset > blocks[index].span.end:
        raise ValueError(f"No block at {offset}")
    return blocks[index]


def _kind(leaf: Leaf) -> Kind:
    if leaf.tag in _KINDS:
        return _KINDS[leaf.tag]
    if NOTES in leaf.path:
        return "note"
    if leaf.path:
        return "item" if leaf.path[-1].tag == "li" else "quote"
    return "paragraph"


def _level(leaf: Leaf, kind: Kind) -> int:
    if kind == "heading":
        return int(leaf.tag[1])
    if kind == "item":
        return sum(1 for frame in leaf.path if frame.tag == "li")
    return 0
