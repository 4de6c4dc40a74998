"""Operations: what a reader is shown of the difference between two texts.

Pure: no Django, no I/O.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal

from documents.core.segments import Segment, within

OperationKind = Literal["equal", "delete", "insert", "moved_from", "moved_to"]

OLD_KINDS: frozenset[OperationKind] = frozenset({"equal", "delete", "moved_from"})
NEW_KINDS: frozenset[OperationKind] = frozenset({"equal", "insert", "moved_to"})


@dataclass(frozen=True, slots=True)
class Operation:
    """Text that stayed, went or came; "moved" text stands elsewhere as well."""

    kind: OperationKind
    text: str


def old_text(operations: Iterable[Operation]) -> str:
    return "".join(o.text for o in operations if o.kind in OLD_KINDS)


def new_text(operations: Iterable[Operation]) -> str:
    return "".join(o.text for o in operations if o.kind in NEW_KINDS)


def joined(operations: Iterable[Operation]) -> list[Operation]:
    """Return ``operations`` without empty ones, neighbours of a kind made one."""
    full = (operation for operation in operations if operation.text)
    return [
        Operation(kind, "".join(operation.text for operation in group))
        for kind, group in groupby(full, key=attrgetter("kind"))
    ]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts, and the stretches of it that moved, in order."""

    text: str
    moves: list[tuple[int, int]]
    plain: OperationKind
    moved: OperationKind

    def between(self, start: int, end: int) -> Iterator[Operation]:
        """Yield what happened to the text from ``start`` to ``end``, none of which stayed."""
        for move, move_end in within(self.moves, start, end):
            yield Operation(self.plain, self.text[start:move])
            yield Operation(self.moved, self.text[move:move_end])
            start = move_end
        yield Operation(self.plain, self.text[start:end])


def walk(
    old: Side, new: Side, kept: Sequence[Segment], ends: tuple[int, int, int, int]
) -> list[Operation]:
    """Return the operations from the first of ``ends`` to the last, in reading order.

    ``ends`` are start and end in the old text, start and end in the new one;
    ``kept`` are the segments between them that stayed, in order in both texts.
    """
    i, i_end, j, j_end = ends
    operations: list[Operation] = []
    for segment in kept:
        operations += old.between(i, segment.old)
        operations += new.between(j, segment.new)
        operations.append(Operation("equal", segment.text_of(old.text)))
        i, j = segment.old_end, segment.new_end
    operations += old.between(i, i_end)
    operations += new.between(j, j_end)
    return joined(operations)
