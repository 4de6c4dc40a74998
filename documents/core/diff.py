"""Compare two texts for a reader.

One comparison in two forms: a flat list of operations, and the same block by
block for pages and PDFs. The flat form is read off the other, so that web,
PDF and API can never differ.

Pure: no Django, no I/O, no clock. Texts are reading texts: blocks joined by
"\\n".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.core.align import align
from documents.core.blockwise import BlockChange, ChangeKind, block_changes
from documents.core.operations import Operation, OperationKind, joined

__all__ = [
    "EDITION",
    "BlockChange",
    "ChangeKind",
    "Operation",
    "OperationKind",
    "compare",
    "compare_blocks",
]


# Raised whenever the same two texts are compared otherwise than before: what was
# kept of earlier editions is then computed anew.
EDITION = 1


def compare(old: str, new: str) -> list[Operation]:
    """Return what became of ``old``, in reading order.

    The texts of "equal", "delete" and "moved_from" together are ``old``, those
    of "equal", "insert" and "moved_to" together are ``new``.
    """
    return joined(_flat(compare_blocks(old, new)))


def compare_blocks(old: str, new: str) -> list[BlockChange]:
    """Return what became of the blocks of ``old``, in the order of ``new``.

    Blocks that are gone come where they stood. The new text is the new blocks
    of all changes, in order, joined by "\\n"; the old text is the old blocks of
    all changes but "moved" and "moved_edited", which "moved_away" stands for.
    """
    return block_changes(align(old, new))


def _flat(changes: Sequence[BlockChange]) -> Iterator[Operation]:
    moved = {change.old: change for change in changes if change.kind in ("moved", "moved_edited")}
    seen_old = seen_new = False
    for change in changes:
        arrives = change.kind in ("moved", "moved_edited")
        has_old, has_new = bool(change.old) and not arrives, bool(change.new)
        yield from _border(old=has_old and seen_old, new=has_new and seen_new)
        if change.kind == "moved_away":
            yield from _departing(moved[change.old])
        elif arrives:
            yield from (o for o in change.operations if o.kind != "delete")
        else:
            yield from change.operations
        seen_old, seen_new = seen_old or has_old, seen_new or has_new


def _border(*, old: bool, new: bool) -> Iterator[Operation]:
    if old or new:
        yield Operation("equal" if old and new else "delete" if old else "insert", "\n")


def _departing(change: BlockChange) -> Iterator[Operation]:
    """Yield the old side of a block that moved, as seen at its old place."""
    for operation in change.operations:
        if operation.kind == "moved_to":
            yield Operation("moved_from", operation.text)
        elif operation.kind == "delete":
            yield operation
