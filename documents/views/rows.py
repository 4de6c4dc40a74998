"""A change list as rows of a page: each change has an address and knows its neighbors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.comparing import Change, numbered
from documents.core.blocks import Block
from documents.core.operations import NEW_KINDS, OLD_KINDS, Operation

# Of an unchanged stretch the first and the last block stay in sight; the rest is folded.
CONTEXT = 1
FOLDED_FROM = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One change, or one block that stayed.

    ``anchor`` is its id on the page, empty for a block that stayed; ``previous`` and
    ``next`` are those of the changes around it. ``there`` is the other end of a move:
    for a moved block the block as it stood, for the place it left the block as it
    is now, with ``there_anchor`` as its id. ``number`` is that of a change that counts.
    """

    change: Change
    number: int = 0
    anchor: str = ""
    previous: str = ""
    next: str = ""
    there: Block | None = None
    there_anchor: str = ""

    @property
    def folded(self) -> bool:
        return False

    @property
    def before(self) -> list[Operation]:
        """What to read in a column of the old text; a moved block is read where it stood."""
        return [each for each in self.change.operations if each.kind in OLD_KINDS]

    @property
    def after(self) -> list[Operation]:
        return [each for each in self.change.operations if each.kind in NEW_KINDS]

    @property
    def elsewhere(self) -> list[Operation]:
        """The words of a moved block as they stood at its old place."""
        return [each for each in self.change.operations if each.kind in ("delete", "moved_to")]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that stayed, too many to show between two changes."""

    rows: tuple[Row, ...]

    @property
    def folded(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each a reader would count. A move is one, though it shows in two places."""

    edited: int
    new: int
    gone: int
    moved: int
    restyled: int = 0
    # True when words moved out of one paragraph into another.
    moved_words: bool = False

    @property
    def total(self) -> int:
        return self.edited + self.new + self.gone + self.moved + self.restyled


def rows(changes: Sequence[Change]) -> list[Row | Fold]:
    """Return every change in order, long unchanged stretches folded."""
    shown = list(_numbered(changes))
    return [
        row
        for changed, group in groupby(shown, key=lambda row: row.change.is_changed)
        for row in (list(group) if changed else _folded(list(group)))
    ]


def counts(changes: Sequence[Change]) -> Counts:
    of = Counter(change.kind for change in changes)
    return Counts(
        edited=of["edited"] + of["split"] + of["merged"],
        new=of["new"],
        gone=of["gone"],
        moved=of["moved"] + of["moved_edited"],
        restyled=of["restyled"],
        moved_words=any(
            each.kind == "moved_to"
            for change in changes
            for each in change.operations
            if not change.kind.startswith("moved")
        ),
    )


def _numbered(changes: Sequence[Change]) -> Iterator[Row]:
    number = {id(change): place for place, change in numbered(changes)}
    counted = [change for change in changes if change.counts]
    # A move is told twice; its two ends find each other by the block that moved.
    arrived = {change.old: change for change in counted if change.kind.startswith("moved")}
    for change in changes:
        if change.kind == "moved_away":
            other = arrived.get(change.old)
            place = number[id(other)] if other else 0
            yield Row(
                change,
                anchor=_departure(place),
                there=other.block if other else None,
                there_anchor=_anchor(place),
            )
        elif place := number.get(id(change), 0):
            moved = change.old in arrived and arrived[change.old] is change
            yield Row(
                change,
                number=place,
                anchor=_anchor(place),
                previous=_anchor(place - 1),
                next=_anchor(place + 1 if place < len(counted) else 0),
                there=change.old[0] if moved else None,
                there_anchor=_departure(place) if moved else "",
            )
        else:
            yield Row(change)


def _anchor(place: int) -> str:
    return f"w{place}" if place else ""


def _departure(place: int) -> str:
    return f"w{place}-eerst" if place else ""


def _folded(stayed: list[Row]) -> list[Row | Fold]:
    middle = stayed[CONTEXT : len(stayed) - CONTEXT]
    if len(middle) < FOLDED_FROM:
        return list(stayed)
    return [*stayed[:CONTEXT], Fold(tuple(middle)), *stayed[-CONTEXT:]]
