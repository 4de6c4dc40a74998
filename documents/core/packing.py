"""A change list as plain lists and back, small enough to keep.

Pure: no Django, no I/O. Packed: one list for each change, ``[kind, old, new,
operations]``; an operation is ``[kind, text]``. A block that is the same on both
sides has no operations in the package: its text is in the version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from documents.core.diff import BlockChange, Operation


def pack(changes: Iterable[BlockChange]) -> list[list[Any]]:
    """Return ``changes`` as lists of strings and numbers, fit for JSON."""
    return [
        [
            change.kind,
            list(change.old),
            list(change.new),
            [] if change.kind == "same" else [[each.kind, each.text] for each in change.operations],
        ]
        for change in changes
    ]


def unpack(packed: Iterable[Sequence[Any]], *, new: str) -> list[BlockChange]:
    """Return what was packed. ``new`` is the reading text of the newer version."""
    lines = new.split("\n")
    return [
        BlockChange(kind, tuple(old), tuple(blocks), _operations(kind, blocks, operations, lines))
        for kind, old, blocks, operations in packed
    ]


def _operations(
    kind: str, blocks: Sequence[int], packed: Iterable[Sequence[Any]], lines: Sequence[str]
) -> tuple[Operation, ...]:
    if kind == "same":
        text = "\n".join(lines[index] for index in blocks)
        return (Operation("equal", text),) if text else ()
    return tuple(Operation(each, text) for each, text in packed)
