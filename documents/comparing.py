"""The change list of two texts, as pages and papers show it (promise 5: one list for all).

A change of looks alone (a heading of another level, words made bold) is a change
too, of the kind "restyled": it is read off the two texts along the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.core.blocks import Block, blocks_of, reading_text
from documents.core.diff import EDITION, BlockChange, Operation, compare_blocks
from documents.core.markup import parse
from documents.core.packing import pack, unpack
from documents.core.restyling import Restyling, restylings
from documents.core.tree import Leaf
from documents.models import Comparison, Version


@dataclass(frozen=True, slots=True)
class Change:
    """One block, or a few that were split or merged, with what happened to its words.

    ``kind`` is that of documents.core.diff.BlockChange, or "restyled" when only the
    looks changed; ``old`` and ``new`` are the blocks in either text (empty for a new
    or a gone block); ``restyled`` is what became of the looks, whatever the kind.
    """

    kind: str
    old: tuple[Block, ...]
    new: tuple[Block, ...]
    operations: tuple[Operation, ...]
    restyled: tuple[Restyling, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.kind != "same"

    @property
    def counts(self) -> bool:
        """A reader would count it: a move is one change, though it shows in two places."""
        return self.is_changed and self.kind != "moved_away"

    @property
    def key(self) -> str:
        """What tells it from the other changes to the same text, as long as its block lives."""
        return self.new[0].id if self.new else f"-{self.old[0].id}"

    @property
    def block(self) -> Block:
        """The block that says what it looks like: the new one when there is one."""
        return (self.new or self.old)[0]


def changes(old: str, new: str) -> list[Change]:
    """Return every block of two canonical texts once, in reading order of the new one."""
    return _shown(compare_blocks(reading_text(old), reading_text(new)), old, new)


def between(old: Version, new: Version) -> list[Change]:
    """As ``changes``, of two versions: computed once for each pair, then kept."""
    return _shown(block_changes(old, new), old.html, new.html)


def block_changes(old: Version, new: Version) -> list[BlockChange]:
    """Return the one change list of two versions, for pages and papers alike."""
    kept = Comparison.objects.filter(old=old, new=new, edition=EDITION).first()
    if kept is not None:
        return unpack(kept.packed, new=new.text)
    made = compare_blocks(old.text, new.text)
    # Two readers may ask at the same moment: both made the same list.
    Comparison.objects.update_or_create(
        old=old, new=new, defaults={"edition": EDITION, "packed": pack(made)}
    )
    return made


def _shown(listed: Iterable[BlockChange], old: str, new: str) -> list[Change]:
    was, now = _leaves(old), _leaves(new)
    old_blocks, new_blocks = blocks_of(was), blocks_of(now)
    shown: list[Change] = []
    for each in listed:
        # An empty text has no blocks, though it has one empty line.
        gone = [index for index in each.old if index < len(was)]
        come = [index for index in each.new if index < len(now)]
        if not gone and not come:
            continue
        looks = restylings(each, was, now) if gone and come else ()
        change = Change(
            kind="restyled" if each.kind == "same" and looks else each.kind,
            old=tuple(old_blocks[index] for index in gone),
            new=tuple(new_blocks[index] for index in come),
            operations=each.operations,
            restyled=looks,
        )
        shown.append(change)
    return shown


def _leaves(html: str) -> list[Leaf]:
    return [leaf for leaf in parse(html) if leaf.cells]


def count_changes(listed: Sequence[Change]) -> int:
    return sum(change.counts for change in listed)


def numbered(listed: Iterable[Change]) -> Iterator[tuple[int, Change]]:
    """Yield the changes that count with their numbers, from 1: the same on page and paper."""
    yield from enumerate((change for change in listed if change.counts), start=1)
