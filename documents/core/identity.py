"""Ids of blocks: kept by the editor, inherited by text that arrives without them.

So the address of a paragraph lives on when the text is pasted again or comes
from a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.core.align import align_blocks
from documents.core.markup import parse, read, with_fresh_ids, written
from documents.core.tree import Leaf


def with_ids(raw_html: str, previous_html: str = "") -> str:
    """Return any HTML as canonical HTML whose blocks have the right ids.

    A block keeps the id that it came with. One without takes the id of the
    block of ``previous_html`` (canonical) that it continues, or else an id that
    neither text has. Raises a TooMuch (documents.core.limits) as canonical does.
    """
    previous = [leaf for leaf in parse(previous_html) if leaf.cells]
    leaves = _inheriting(read(raw_html).leaves, previous)
    return written(with_fresh_ids(leaves, taken=(leaf.id for leaf in previous)))


def _inheriting(leaves: Sequence[Leaf], previous: Sequence[Leaf]) -> Sequence[Leaf]:
    """Give blocks without an id that of the block they continue, unless another has it."""
    mine = [index for index, leaf in enumerate(leaves) if leaf.cells]
    if not previous or all(leaves[index].id for index in mine):
        return leaves
    taken = {leaf.id for leaf in leaves}
    result = list(leaves)
    for old, new in align_blocks(_text(previous), _text([leaves[index] for index in mine])):
        leaf, name = leaves[mine[new]], previous[old].id
        if not leaf.id and name not in taken:
            result[mine[new]] = replace(leaf, id=name)
    return result


def _text(leaves: Sequence[Leaf]) -> str:
    return "\n".join(leaf.words for leaf in leaves)
