"""Where words that moved out of a paragraph went, and where they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from documents.comparing import Change
from documents.core.blocks import Block
from documents.core.operations import NEW_KINDS, OLD_KINDS, Operation, OperationKind
from documents.views.rows import Fold, Row

# Of words that went one asks where they arrived, and the other way round.
OTHER_END: Mapping[OperationKind, OperationKind] = {
    "moved_from": "moved_to",
    "moved_to": "moved_from",
}
Key = tuple[OperationKind, str]


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a change on the page, and the block that the words are in."""

    anchor: str
    block: Block


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places of all words that moved without their paragraph, by either end of the move."""

    places: Mapping[Key, Place | None]

    @classmethod
    def of(cls, rows: Sequence[Row | Fold]) -> Whereabouts:
        places: dict[Key, Place | None] = {}
        for row in rows:
            # What is folded stayed; a paragraph that moved says so itself.
            if isinstance(row, Row) and not row.change.kind.startswith("moved"):
                for operation, block in _moves(row.change):
                    key = _key(operation.kind, operation.text)
                    # The same words twice: nobody can say which went where.
                    places[key] = None if key in places else Place(row.anchor, block)
        return cls(places)

    def other_end(self, operation: Operation) -> Place | None:
        """Return where these words stand now, or stood; None when that cannot be said."""
        other = OTHER_END.get(operation.kind)
        return self.places.get(_key(other, operation.text)) if other else None


def _moves(change: Change) -> Iterator[tuple[Operation, Block]]:
    """Yield the moves in a change with the block that each is in."""
    was = now = 0
    for operation in change.operations:
        if operation.kind == "moved_from":
            yield operation, change.old[was]
        if operation.kind == "moved_to":
            yield operation, change.new[now]
        borders = operation.text.count("\n")
        was += borders if operation.kind in OLD_KINDS else 0
        now += borders if operation.kind in NEW_KINDS else 0


def _key(kind: OperationKind, text: str) -> Key:
    return kind, " ".join(text.split())
