"""Three texts meet: what two people made of the same text becomes one again.

Block by block: what only one of them touched is taken over, what both touched
and made different things of is a conflict, for a person to choose. Nothing that
either wrote is left out unasked.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from documents.core.limits import check_leaves
from documents.core.markup import parse, with_fresh_ids, written
from documents.core.ordering import interleaved
from documents.core.shaping import shaped
from documents.core.sides import Frames, Side, content, sides
from documents.core.tree import Leaf

Choice = Literal["theirs", "mine", "both"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A block that both changed, each otherwise. None: not there.

    ``base`` is None when both added it, the other two when that side took it out.
    """

    key: str
    base: Leaf | None
    theirs: Leaf | None
    mine: Leaf | None


@dataclass(frozen=True)
class Merging:
    """Three texts laid side by side.

    ``conflicts`` come in the order of the merged text.
    """

    base: Side
    theirs: Side
    mine: Side
    frames: Frames

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(interleaved(self.base, self.theirs, self.mine, self.frames))

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        found = (
            Conflict(key, self.base.get(key), self.theirs.get(key), self.mine.get(key))
            for key in self.keys
        )
        return tuple(conflict for conflict in found if _is_conflict(conflict))

    @property
    def arrived(self) -> int:
        """How many blocks they added, changed or took out."""
        keys = dict.fromkeys([*self.base, *self.theirs])
        return sum(content(self.base.get(key)) != content(self.theirs.get(key)) for key in keys)

    def html(self, choices: Mapping[str, Choice] | None = None) -> str:
        """Return the merged text as canonical HTML.

        ``choices`` are by the key of a conflict; where none is given both texts stand,
        theirs first. Raises a TooMuch when they are too much together.
        """
        leaves = shaped(self._with_ids(self._chosen(choices or {})))
        check_leaves(leaves)
        taken = [leaf.id for side in (self.base, self.theirs, self.mine) for leaf in side.values()]
        return written(with_fresh_ids(leaves, taken=taken))

    def _chosen(self, choices: Mapping[str, Choice]) -> Iterator[tuple[Side, Leaf]]:
        open_ = {conflict.key for conflict in self.conflicts}
        for key in self.keys:
            theirs, mine = self.theirs.get(key), self.mine.get(key)
            choice = choices.get(key, "both") if key in open_ else self._settled(key)
            if theirs and choice != "mine":
                yield self.theirs, theirs
            if mine and choice != "theirs":
                yield self.mine, mine

    def _settled(self, key: str) -> Choice:
        """Say whose block it is, where at most one of them changed it."""
        is_theirs = content(self.mine.get(key)) in (
            content(self.base.get(key)),
            content(self.theirs.get(key)),
        )
        return "theirs" if is_theirs and key in self.theirs else "mine"

    def _with_ids(self, chosen: Iterator[tuple[Side, Leaf]]) -> Iterator[Leaf]:
        """Let each id occur once, and mean the block that it meant before."""
        ids = {leaf.id for leaf in self.theirs.values()}
        old = {leaf.id for leaf in self.base.values()}
        seen: set[str] = set()
        for side, leaf in chosen:
            # Two people's new blocks may have got the same fresh id.
            is_new = side is self.mine and leaf.id in ids and leaf.id not in old
            name = "" if is_new or leaf.id in seen else leaf.id
            seen.add(name)
            yield replace(leaf, id=name, path=self.frames.path(side.name, leaf))


def three_way(base: str, theirs: str, mine: str) -> Merging:
    """Lay three canonical texts side by side: ``theirs`` and ``mine`` were both made of ``base``.

    Blocks are known again by their ids, so that of a block without an id in ``base``
    only its words tell whether both added it.
    """
    return Merging(*sides(parse(base), parse(theirs), parse(mine)))


def _is_conflict(conflict: Conflict) -> bool:
    was, theirs, mine = (content(each) for each in (conflict.base, conflict.theirs, conflict.mine))
    return theirs not in (mine, was) and mine != was
