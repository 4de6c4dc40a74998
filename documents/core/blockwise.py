"""The difference between two texts, block by block, as a reader is shown it.

Pure: no Django, no I/O. Numbers of blocks are line numbers of a reading text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from documents.core.align import Alignment
from documents.core.grouping import Group, Grouping, Pair, group_blocks
from documents.core.operations import Operation, OperationKind, Side, joined, walk
from documents.core.segments import Lines, Segment, heaviest_chain
from documents.core.tidy import tidy
from documents.core.words import count_words

ChangeKind = Literal[
    "same", "edited", "moved", "moved_edited", "moved_away", "split", "merged", "gone", "new"
]

# Fewer words in another place are easier to read as struck here and written there.
SHOWN_MOVE_MIN_LENGTH = 15
SHOWN_MOVE_MIN_WORDS = 3
# A block moved, rather than some of its words, when this share of the smaller one did.
MOVED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class BlockChange:
    """What happened to some blocks, as line numbers of the old and the new text.

    The operations read the old blocks and the new ones, "\\n" between two. In
    "moved" and "moved_edited" the text that came along is ``moved_to``; it
    stands for old text as well. Such a block comes twice: the second time is
    "moved_away", at its old place, one operation ``moved_from``, without ``new``.
    """

    kind: ChangeKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    operations: tuple[Operation, ...]


def block_changes(alignment: Alignment) -> list[BlockChange]:
    """Return all changes in reading order; every new block is in exactly one."""
    old, new = Lines.of(alignment.old.original), Lines.of(alignment.new.original)
    grouping = group_blocks(alignment, old, new)
    return list(_Page(alignment, old, new, grouping).changes(grouping.groups))


class _Page:
    """Both texts with what stayed and what went astray, to be read block by block."""

    def __init__(self, alignment: Alignment, old: Lines, new: Lines, grouping: Grouping) -> None:
        self.old_lines, self.new_lines = old, new
        self.kept: dict[int, list[Segment]] = defaultdict(list)
        for piece in grouping.kept:
            self.kept[piece.i].append(piece.segment)
        self.astray: dict[Pair, list[Segment]] = defaultdict(list)
        for piece in grouping.astray:
            self.astray[piece.i, piece.j].append(piece.segment)
        was, now = alignment.old.original, alignment.new.original
        moves = [p.segment for p in grouping.astray if _is_worth_showing(p.segment.text_of(was))]
        moves_old = sorted((s.old, s.old_end) for s in moves)
        moves_new = sorted((s.new, s.new_end) for s in moves)
        self.old = Side(was, moves_old, "delete", "moved_from")
        self.new = Side(now, moves_new, "insert", "moved_to")

    def changes(self, groups: Sequence[Group]) -> Iterator[BlockChange]:
        moved = self._moved_blocks(groups)
        arrived = {j: i for i, j in moved.items()}
        i = j = 0
        end: Group = ((len(self.old_lines.words),), (len(self.new_lines.words),))
        for group in [*groups, end]:
            for gone in range(i, group[0][0]):
                yield self._moved_away(gone) if gone in moved else self._gone(gone)
            for new in range(j, group[1][0]):
                yield self._moved(arrived[new], new) if new in arrived else self._new(new)
            if group is not end:
                yield self._together(group)
            i, j = group[0][-1] + 1, group[1][-1] + 1

    def _moved_blocks(self, groups: Sequence[Group]) -> dict[int, int]:
        """Pair whole blocks, outside of all groups, of which most words moved together."""
        taken_old = {i for old, _ in groups for i in old}
        taken_new = {j for _, new in groups for j in new}
        weight = {pair: sum(s.old_length for s in found) for pair, found in self.astray.items()}
        moved: dict[int, int] = {}
        for i, j in sorted(weight, key=lambda pair: (-weight[pair], pair)):
            smaller = min(len(self.old_lines.words[i]), len(self.new_lines.words[j]))
            if i in taken_old or j in taken_new or weight[i, j] < MOVED_SHARE * smaller:
                continue
            moved[i] = j
            taken_old.add(i)
            taken_new.add(j)
        return moved

    def _together(self, group: Group) -> BlockChange:
        old, new = group
        if (
            len(old) == len(new) == 1
            and self.old_lines.words[old[0]] == self.new_lines.words[new[0]]
        ):
            return BlockChange("same", old, new, _whole("equal", self.old_lines.words[old[0]]))
        kept = [segment for i in old for segment in self.kept[i]]
        operations = tidy(walk(self.old, self.new, kept, self._ends(old, new)))
        kind: ChangeKind = "merged" if len(old) > 1 else "split" if len(new) > 1 else "edited"
        return BlockChange(kind, old, new, tuple(operations))

    def _ends(self, old: Sequence[int], new: Sequence[int]) -> tuple[int, int, int, int]:
        return (
            self.old_lines.starts[old[0]],
            self.old_lines.end(old[-1]),
            self.new_lines.starts[new[0]],
            self.new_lines.end(new[-1]),
        )

    def _gone(self, i: int) -> BlockChange:
        operations = self.old.between(self.old_lines.starts[i], self.old_lines.end(i))
        return BlockChange("gone", (i,), (), tuple(joined(operations)))

    def _new(self, j: int) -> BlockChange:
        operations = self.new.between(self.new_lines.starts[j], self.new_lines.end(j))
        return BlockChange("new", (), (j,), tuple(joined(operations)))

    def _moved_away(self, i: int) -> BlockChange:
        return BlockChange("moved_away", (i,), (), _whole("moved_from", self.old_lines.words[i]))

    def _moved(self, i: int, j: int) -> BlockChange:
        if self.old_lines.words[i] == self.new_lines.words[j]:
            return BlockChange("moved", (i,), (j,), _whole("moved_to", self.new_lines.words[j]))
        segments = self.astray[i, j]
        kept = [segments[k] for k in heaviest_chain(segments, lambda s: s.old_length)]
        old, new = replace(self.old, moves=[]), replace(self.new, moves=[])
        operations = [
            replace(operation, kind="moved_to") if operation.kind == "equal" else operation
            for operation in tidy(walk(old, new, kept, self._ends((i,), (j,))))
        ]
        return BlockChange("moved_edited", (i,), (j,), tuple(operations))


def _whole(kind: OperationKind, words: str) -> tuple[Operation, ...]:
    return (Operation(kind, words),) if words else ()


def _is_worth_showing(text: str) -> bool:
    return len(text) >= SHOWN_MOVE_MIN_LENGTH and count_words(text) >= SHOWN_MOVE_MIN_WORDS
