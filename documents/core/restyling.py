"""What changed in blocks without a word of it: their shape, emphasis and links.

Pure: no Django, no I/O. Which words stayed is read off the change list, so this can
never contradict it; a word that was struck or added says nothing of its looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from documents.core.blocks import Kind, blocks_of
from documents.core.diff import BlockChange
from documents.core.operations import NEW_KINDS, OLD_KINDS
from documents.core.tree import STYLES, Leaf, Style

Aspect = Literal["kind", "level", "depth", "list", "cells", "mark", "link"]


@dataclass(frozen=True, slots=True)
class Restyling:
    """One thing that a reader sees and the words do not tell.

    ``was`` and ``now`` are kinds of a block; the levels of a heading; how deep an item
    stands; "ul" and "ol"; a mark (strong, em, sup, sub) or ""; the address of a link or "".
    ``words`` are the stretches with another mark or link; empty where it is the whole block.
    """

    aspect: Aspect
    was: str = ""
    now: str = ""
    words: tuple[str, ...] = ()


def restylings(
    change: BlockChange, old: Sequence[Leaf], new: Sequence[Leaf]
) -> tuple[Restyling, ...]:
    """Return what became of the looks of one change; each thing once.

    ``old`` and ``new`` are all leaves with words of both texts.
    """
    was, now = [old[index] for index in change.old], [new[index] for index in change.new]
    found = [each for one, other in product(was, now) for each in _shapes(one, other)]
    if [_runs(leaf) for leaf in was] != [_runs(leaf) for leaf in now]:
        found += _marks(change, was, now)
    return tuple(dict.fromkeys(found))


def same_pictures(old: Sequence[Leaf], new: Sequence[Leaf]) -> bool:
    """Say whether both texts have the same pictures, described alike, in the same order.

    ``old`` and ``new`` are all leaves: what has no words is no block, so no list of changes
    can tell.
    """
    was, now = ([(leaf.src, leaf.alt) for leaf in side if leaf.src] for side in (old, new))
    return was == now


def _runs(leaf: Leaf) -> list[tuple[str, tuple[Style, ...]]]:
    return [(run.text, run.styles) for cell in leaf.cells for run in cell.runs]


# --- The block as a whole ---------------------------------------------------------


def _shapes(old: Leaf, new: Leaf) -> Iterator[Restyling]:
    kind, level = _look(old)
    new_kind, new_level = _look(new)
    if kind != new_kind:
        yield Restyling("kind", kind, new_kind)
    elif level != new_level:
        yield Restyling("level" if kind == "heading" else "depth", str(level), str(new_level))
    elif kind == "item" and _list(old) != _list(new):
        yield Restyling("list", _list(old), _list(new))
    elif _cells(old) != _cells(new) and len(old.cells) == len(new.cells):
        yield Restyling("cells")


def _look(leaf: Leaf) -> tuple[Kind, int]:
    [block] = blocks_of([leaf])
    return block.kind, block.level


def _list(item: Leaf) -> str:
    """Tell a list with numbers from one without: the tag around the item."""
    return [frame.tag for frame in item.path if frame.tag in ("ul", "ol")][-1]


def _cells(leaf: Leaf) -> list[tuple[str, int, int]]:
    return [(cell.tag, cell.colspan, cell.rowspan) for cell in leaf.cells]


# --- The marks on words that stayed -----------------------------------------------


def _marks(change: BlockChange, old: Sequence[Leaf], new: Sequence[Leaf]) -> Iterator[Restyling]:
    before, after = _styles(old), _styles(new)
    stretches: dict[Restyling, list[str]] = defaultdict(list)
    going_on: set[Restyling] = set()
    for was, now, sign in _stayed(change):
        differing = set(_differences(before[was], after[now]))
        for each in differing:
            if each in going_on:
                stretches[each][-1] += sign
            else:
                stretches[each].append(sign)
        going_on = differing
    for each, found in stretches.items():
        if words := tuple(filter(None, (stretch.strip() for stretch in found))):
            yield Restyling(each.aspect, each.was, each.now, words)


def _styles(leaves: Sequence[Leaf]) -> list[tuple[Style, ...]]:
    """Return the styles of every sign; one sign stands between two cells or blocks."""
    found: list[tuple[Style, ...]] = []
    for leaf in leaves:
        for cell in leaf.cells:
            found += [run.styles for run in cell.runs for _ in run.text]
            found.append(())
    return found


def _stayed(change: BlockChange) -> Iterator[tuple[int, int, str]]:
    """Yield where every sign that stayed stood and stands; in a moved block all that came along."""
    came_along = {"equal", "moved_to"} if change.kind in ("moved", "moved_edited") else {"equal"}
    was = now = 0
    for operation in change.operations:
        is_old = operation.kind in OLD_KINDS or operation.kind in came_along
        is_new = operation.kind in NEW_KINDS
        if is_old and is_new:
            for offset, sign in enumerate(operation.text):
                yield was + offset, now + offset, sign
        was += len(operation.text) if is_old else 0
        now += len(operation.text) if is_new else 0


def _differences(old: Sequence[Style], new: Sequence[Style]) -> Iterator[Restyling]:
    if old == new:
        return
    was, now = dict(old), dict(new)
    for tag in STYLES:
        if tag == "a":
            if was.get("a", "") != now.get("a", ""):
                yield Restyling("link", was.get("a", ""), now.get("a", ""))
        elif (tag in was) != (tag in now):
            yield Restyling("mark", tag if tag in was else "", tag if tag in now else "")
