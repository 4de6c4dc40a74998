"""In which order the blocks of two texts stand when they become one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from documents.core.sides import Frames, Side, content


def interleaved(base: Side, theirs: Side, mine: Side, frames: Frames) -> Iterator[str]:
    """Yield the keys of the merged text: their order, with what I moved or added where I put it.

    What both put at one place stands there twice, theirs first. A block that one
    took out and the other left alone is gone.
    """
    my_moves = _moved(mine, base) - _moved(theirs, base)
    stay = [
        key
        for key in theirs
        if key not in my_moves and (key in mine or content(theirs[key]) != content(base.get(key)))
    ]
    staying = set(stay)
    # By the block that stays before it: what I put there.
    put: dict[str, list[str]] = {}
    anchor = ""
    for key in mine:
        if key in staying:
            anchor = key
        elif key in theirs or content(mine[key]) != content(base.get(key)):
            put.setdefault(anchor, []).append(key)
    yield from _woven(stay, put, theirs, mine, frames)


def _woven(
    stay: list[str], put: dict[str, list[str]], theirs: Side, mine: Side, frames: Frames
) -> Iterator[str]:
    waiting = put.get("", [])
    last = None
    for key in stay:
        here = frames.outermost("theirs", theirs[key])
        # Their new blocks go first, except where that would tear my row from its table.
        torn = bool(
            waiting
            and last is not None
            and here != last
            and frames.outermost("mine", mine[waiting[0]]) == last
        )
        if waiting and (key in mine or torn):
            yield from waiting
            waiting = []
        yield key
        waiting = [*waiting, *put.get(key, [])]
        last = here
    yield from waiting


def _moved(side: Side, base: Side) -> set[str]:
    """Return the keys that stand in another order than the bulk of the text."""
    place = {key: number for number, key in enumerate(base)}
    known = [key for key in side if key in place]
    stay = _longest_rising([place[key] for key in known])
    return {key for number, key in enumerate(known) if number not in stay}


def _longest_rising(numbers: Iterable[int]) -> set[int]:
    """Return the indexes of a longest rising part of ``numbers``, which differ."""
    tops: list[int] = []
    holders: list[int] = []
    before: dict[int, int] = {}
    for index, number in enumerate(numbers):
        at = bisect_left(tops, number)
        tops[at : at + 1] = [number]
        holders[at : at + 1] = [index]
        if at:
            before[index] = holders[at - 1]
    kept: set[int] = set()
    index = holders[-1] if holders else -1
    while index >= 0:
        kept.add(index)
        index = before.get(index, -1)
    return kept
