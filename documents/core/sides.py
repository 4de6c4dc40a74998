"""The blocks of three texts that belong together, each known by one key in all three."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from documents.core.align import align_blocks
from documents.core.tree import NOTES, Frame, Leaf


class Side(dict[str, Leaf]):
    """The leaves of one text by their keys, in the order of the text."""

    def __init__(self, name: str, leaves: Iterable[tuple[str, Leaf]]) -> None:
        super().__init__(leaves)
        self.name = name


def content(leaf: Leaf | None) -> Any:
    """Return what a leaf says and looks like, to be compared; ids and numbering aside."""
    if leaf is None:
        return None
    return leaf.tag, leaf.cells, leaf.src, leaf.alt, [(each.tag, each.note) for each in leaf.path]


def sides(
    base: Sequence[Leaf], theirs: Sequence[Leaf], mine: Sequence[Leaf]
) -> tuple[Side, Side, Side, Frames]:
    """Return the three texts keyed, and which of their containers are one."""
    ids = {leaf.id for leaf in base if leaf.cells}
    mine = _with_own_notes(base, theirs, mine)
    old = Side("base", _keyed(base, lambda leaf, _: f"b-{leaf.id}"))
    their_key = _keying("t", ids)
    their_side = Side("theirs", _keyed(theirs, their_key))
    their_place = {id(leaf): place for place, leaf in enumerate(theirs)}
    new = ([leaf for leaf in text if leaf.cells and leaf.id not in ids] for text in (theirs, mine))
    same = {id(added): f"t-{their_place[id(other)]}" for other, added in _continued(*new)}
    my_key = _keying("m", ids)
    my_side = Side(
        "mine", _keyed(mine, lambda leaf, place: same.get(id(leaf)) or my_key(leaf, place))
    )
    return old, their_side, my_side, Frames(old, their_side, my_side)


Key = Callable[[Leaf, int], str]


def _keying(letter: str, ids: set[str]) -> Key:
    return lambda leaf, place: f"b-{leaf.id}" if leaf.id in ids else f"{letter}-{place}"


def _keyed(leaves: Sequence[Leaf], key: Key) -> Iterator[tuple[str, Leaf]]:
    """Key blocks by ``key``; images and rules, which have no id, by what they are."""
    count: Counter[tuple[str, str, str]] = Counter()
    for place, leaf in enumerate(leaves):
        if leaf.cells:
            yield key(leaf, place), leaf
            continue
        what = (leaf.tag, leaf.src, leaf.alt)
        count[what] += 1
        yield f"{' '.join(what)} {count[what]}", leaf


def _continued(theirs: Sequence[Leaf], mine: Sequence[Leaf]) -> Iterator[tuple[Leaf, Leaf]]:
    """Yield what both added and is one block, because one text continues the other.

    Notes are one only when they say the same: else each belongs to a mark of its own.
    """
    notes = {(leaf.path[1].note, leaf.words): leaf for leaf in theirs if NOTES in leaf.path}
    for leaf in mine:
        if NOTES in leaf.path and (leaf.path[1].note, leaf.words) in notes:
            yield notes[leaf.path[1].note, leaf.words], leaf
    theirs = [leaf for leaf in theirs if NOTES not in leaf.path]
    mine = [leaf for leaf in mine if NOTES not in leaf.path]
    if theirs and mine:
        texts = ("\n".join(leaf.words for leaf in leaves) for leaves in (theirs, mine))
        for old, new in align_blocks(*texts):
            yield theirs[old], mine[new]


def _with_own_notes(
    base: Sequence[Leaf], theirs: Sequence[Leaf], mine: Sequence[Leaf]
) -> Sequence[Leaf]:
    """Rename the notes that both added under one name: they are two notes."""
    old, new, own = _notes(base), _notes(theirs), _notes(mine)
    clashing = {name for name in own.keys() & new if name not in old and own[name] != new[name]}
    taken = {*old, *new, *own}
    free = (name for number in range(1, 10**6) if (name := f"n{number}") not in taken)
    names = {name: next(free) for name in sorted(clashing)}
    return [_renamed(leaf, names) for leaf in mine] if names else mine


def _notes(leaves: Sequence[Leaf]) -> dict[str, list[str]]:
    notes: dict[str, list[str]] = {}
    for leaf in leaves:
        if NOTES in leaf.path:
            notes.setdefault(leaf.path[1].note, []).append(leaf.words)
    return notes


def _renamed(leaf: Leaf, names: dict[str, str]) -> Leaf:
    cells = tuple(
        replace(
            cell, runs=tuple(replace(run, note=names.get(run.note, run.note)) for run in cell.runs)
        )
        for cell in leaf.cells
    )
    path = tuple(replace(frame, note=names.get(frame.note, frame.note)) for frame in leaf.path)
    return replace(leaf, cells=cells, path=path)


class Frames:
    """Which lists, tables, … of the three texts are the same one: those that hold one block."""

    def __init__(self, *texts: Side) -> None:
        self._above: dict[tuple[str, Frame], tuple[str, Frame]] = {}
        self._made: dict[tuple[str, Frame], Frame] = {}
        base, *others = texts
        for index, side in enumerate(others):
            for key, leaf in side.items():
                for other in (base, *others[:index]):
                    if key in other:
                        self._join(other.name, other[key], side.name, leaf)

    def path(self, name: str, leaf: Leaf) -> tuple[Frame, ...]:
        """Return the containers of a leaf of the text ``name``, each with its one key."""
        return tuple(self._frame(name, frame) for frame in leaf.path)

    def outermost(self, name: str, leaf: Leaf) -> Frame | None:
        return self._frame(name, leaf.path[0]) if leaf.path else None

    def _frame(self, name: str, frame: Frame) -> Frame:
        if frame == NOTES:
            return frame
        root = self._root((name, frame))
        if root not in self._made:
            self._made[root] = replace(frame, key=len(self._made) + 1)
        return self._made[root]

    def _join(self, name: str, leaf: Leaf, other_name: str, other: Leaf) -> None:
        for one, two in zip(leaf.path, other.path, strict=False):
            first, second = self._root((name, one)), self._root((other_name, two))
            if one.tag != two.tag or one == NOTES:
                return
            if first != second:
                self._above[second] = first

    def _root(self, node: tuple[str, Frame]) -> tuple[str, Frame]:
        while node in self._above:
            node = self._above[node]
        return node
