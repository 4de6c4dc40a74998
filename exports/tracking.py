"""Two texts woven into one: the new text, with what came and what went marked in it.

Pure: no Django. The changes are those of documents.core.diff, the same list that
pages show; here they are laid over the leaves of the new text, so that links,
emphasis, lists and tables stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from documents.core.diff import BlockChange, ChangeKind, Operation
from documents.core.restyling import Restyling, restylings
from documents.core.tree import CELL, NOTE, NOTES, Cell, Frame, Leaf, Run, cut

INS = ("ins", "")
DEL = ("del", "")
# Words that stand elsewhere as well, in blocks that did not move themselves.
MOVED_TO = ("u", "")
MOVED_FROM = ("s", "")
MOVED: frozenset[ChangeKind] = frozenset({"moved", "moved_edited"})
Path = tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in so many words: a note that is gone, and where a block went.

    ``went`` is given the words that moved and the index of the block they are in now.
    """

    note: str
    went: Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Tracked:
    """``leaves`` of both texts; by their ids, those that stand elsewhere or look otherwise now."""

    leaves: tuple[Leaf, ...]
    changes: tuple[BlockChange, ...]
    moved: dict[str, BlockChange]
    restyled: dict[str, tuple[Restyling, ...]]


def track(
    old: Sequence[Leaf], new: Sequence[Leaf], changes: Iterable[BlockChange], words: Words
) -> Tracked:
    """Return the new text with ``changes``, those since the old one, marked in it.

    Leaves that are gone have an id that no block has ("gone-1").
    """
    old_blocks, new_blocks = _blocks(old), _blocks(new)
    # An empty text has no blocks, though it has one empty line.
    changes = [c for c in changes if max(c.old, default=-1) < len(old_blocks)]
    changes = [c for c in changes if max(c.new, default=-1) < len(new_blocks)]
    woven: dict[str, Leaf] = {}
    moved: dict[str, BlockChange] = {}
    restyled: dict[str, tuple[Restyling, ...]] = {}
    for change in changes:
        for leaf in _woven([new_blocks[index] for index in change.new], change, words):
            woven[leaf.id] = leaf
        if change.kind in MOVED:
            moved |= {new_blocks[index].id: change for index in change.new}
        if change.old and change.new and (looks := restylings(change, old_blocks, new_blocks)):
            restyled[new_blocks[change.new[0]].id] = looks
    shelf = _Shelf(old_blocks, new_blocks, changes)
    leaves = _placed(new, woven, changes, shelf, words)
    return Tracked(tuple(leaves), tuple(changes), moved, restyled)


def _blocks(leaves: Iterable[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.cells]


# --- The words of one change ------------------------------------------------------


def _woven(leaves: Sequence[Leaf], change: BlockChange, words: Words) -> Iterator[Leaf]:
    """Yield the new leaves of a change with its operations in their words."""
    slots = [(leaf, cell) for leaf in leaves for cell in leaf.cells]
    starts, at = [], 0
    for _, cell in slots:
        starts.append(at)
        # One sign stands between two cells, and between two blocks.
        at += len(cell.words) + 1
    runs: list[list[Run]] = [[] for _ in slots]
    at = 0
    for operation in change.operations:
        is_new = operation.kind not in ("delete", "moved_from")
        end = at + len(operation.text) if is_new else at
        for index, (_, cell) in enumerate(slots):
            start, stop = starts[index], starts[index] + len(cell.words)
            if is_new:
                runs[index] += _kept(cell, at - start, end - start, operation, change)
            elif start <= at <= stop:
                runs[index].append(_away(operation, words))
        at = end
    cells = iter(runs)
    for leaf in leaves:
        yield replace(leaf, cells=tuple(replace(c, runs=tuple(next(cells))) for c in leaf.cells))


def _kept(
    cell: Cell, start: int, end: int, operation: Operation, change: BlockChange
) -> Iterator[Run]:
    stayed = operation.kind == "equal" or (change.kind in MOVED and operation.kind == "moved_to")
    for run in cut(cell.runs, max(start, 0), max(end, 0)):
        sign = MOVED_TO if operation.kind == "moved_to" else INS
        yield run if stayed else replace(run, styles=(sign, *run.styles))


def _away(operation: Operation, words: Words) -> Run:
    sign = MOVED_FROM if operation.kind == "moved_from" else DEL
    return Run(_struck(operation.text, words), (sign,))


def _struck(text: str, words: Words) -> str:
    """Say in words what has no place in a block that stayed: borders and note marks."""
    return text.replace(NOTE, f" [{words.note}] ").replace("\n", " ¶ ").replace(CELL, " | ")


# --- Where leaves that are gone stand ---------------------------------------------


class _Shelf:
    """Finds each old leaf a place among the new ones, in the containers it knew."""

    def __init__(self, old: list[Leaf], new: list[Leaf], changes: Sequence[BlockChange]) -> None:
        self.old = old
        self._ids = count(1)
        self._arrivals = {c.old: c.new[0] for c in changes if c.kind in MOVED}
        self._frames: dict[Frame, Frame] = {NOTES: NOTES}
        for change in changes:
            for one, other in zip(change.old, change.new, strict=False):
                pairs = zip(old[one].path, new[other].path, strict=False)
                for before, after in pairs:
                    if before.tag == after.tag:
                        self._frames.setdefault(before, after)
        self._widths = _widths(new) | {
            self._frame(table): width
            for table, width in _widths(old).items()
            if table not in self._frames
        }

    def gone(self, change: BlockChange, words: Words) -> Leaf:
        """The old leaf, struck through; a paragraph where it cannot be what it was."""
        leaf = self.old[change.old[0]]
        name = f"gone-{next(self._ids)}"
        if leaf.tag == "tr":
            path = tuple(self._frame(frame) for frame in leaf.path)
            if _width(leaf) == self._widths.get(path[0]):
                struck = tuple(replace(c, runs=_all_struck(c, words)) for c in leaf.cells)
                return Leaf("tr", path, struck, name)
        is_inside = leaf.tag == "p" and NOTES not in leaf.path
        path = tuple(self._frame(frame) for frame in leaf.path) if is_inside else ()
        runs = (_away(operation, words) for operation in change.operations)
        prefix = (Run(f"{words.note.capitalize()}: "),) if NOTES in leaf.path else ()
        return Leaf("p", path, (Cell((*prefix, *runs)),), name)

    def went(self, change: BlockChange, words: Words) -> Leaf:
        """Where a block stood that now stands elsewhere."""
        leaf = self.old[change.old[0]]
        moved = "".join(operation.text for operation in change.operations) or leaf.words
        is_inside = leaf.tag == "p" and NOTES not in leaf.path
        path = tuple(self._frame(frame) for frame in leaf.path) if is_inside else ()
        run = Run(words.went(moved, self._arrivals[change.old]), (("em", ""),))
        return Leaf("p", path, (Cell((run,)),), f"gone-{next(self._ids)}")

    def _frame(self, frame: Frame) -> Frame:
        if frame not in self._frames:
            # Far from the keys of the new text; the same for all leaves in this container.
            self._frames[frame] = replace(frame, key=100_000 + frame.key)
        return self._frames[frame]


def _all_struck(cell: Cell, words: Words) -> tuple[Run, ...]:
    return (Run(_struck(cell.words, words), (DEL,)),) if cell.words else ()


def _width(row: Leaf) -> int:
    """How many columns a row takes; 0 when it reaches into other rows."""
    if any(cell.rowspan > 1 for cell in row.cells):
        return 0
    return sum(cell.colspan for cell in row.cells)


def _widths(leaves: Iterable[Leaf]) -> dict[Frame, int]:
    """The width of each table; -1 for one in which cells reach into other rows."""
    widths: dict[Frame, int] = {}
    for leaf in leaves:
        if leaf.tag == "tr":
            width = _width(leaf) or -1
            widths[leaf.path[0]] = min(widths.get(leaf.path[0], width), width)
    return widths


def _placed(
    new: Sequence[Leaf],
    woven: dict[str, Leaf],
    changes: Iterable[BlockChange],
    shelf: _Shelf,
    words: Words,
) -> Iterator[Leaf]:
    """Yield all leaves in order: the new ones with, in between, those that are gone."""
    blocks = _blocks(new)
    waiting: list[Leaf] = []
    rest = iter(new)
    table: Frame | None = None
    in_notes = False
    for change in changes:
        if change.kind == "moved_away":
            waiting.append(shelf.went(change, words))
        elif not change.new:
            waiting.append(shelf.gone(change, words))
        for index in change.new:
            target = blocks[index]
            at_table = target.path[0] if target.tag in ("tr", "caption") else None
            in_notes = in_notes or NOTES in target.path
            stays_out = in_notes or (table is not None and at_table == table)
            # What is no row cannot stand between two rows of a table: it waits for its end.
            fits = [leaf for leaf in waiting if _fits(leaf, table) or not stays_out]
            waiting = [leaf for leaf in waiting if leaf not in fits]
            yield from sorted(fits, key=lambda leaf: not _fits(leaf, table))
            table = at_table
            for leaf in rest:
                yield woven.get(leaf.id, leaf)
                if leaf.id == target.id and leaf.cells:
                    break
    yield from sorted(waiting, key=lambda leaf: not _fits(leaf, table))
    yield from rest


def _fits(leaf: Leaf, table: Frame | None) -> bool:
    """A row that belongs to the table we are in."""
    return leaf.tag == "tr" and table is not None and leaf.path[0] == table
