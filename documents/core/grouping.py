"""Which blocks of two texts belong together, for a reader.

Blocks of the old text are grouped with the blocks of the new one that continue
them: one with one, one split into several, or several merged into one.

Pure: no Django, no I/O. Numbers of blocks are line numbers of a reading text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.core.align import Alignment
from documents.core.segments import Lines, Segment, by_blocks
from documents.core.words import TOKEN

# A block was split off or merged, rather than some of its words, when half of the smaller one was.
PART_SHARE = 0.5

Pair = tuple[int, int]
Group = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment within one old and one new block, in offsets of the originals."""

    i: int
    j: int
    segment: Segment


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups in order, what stayed within them, and what stands elsewhere."""

    groups: list[Group]
    kept: list[Piece]
    astray: list[Piece]


def group_blocks(alignment: Alignment, old: Lines, new: Lines) -> Grouping:
    """Group the blocks ``old`` and ``new`` of the texts that were aligned."""
    folded = Lines.of(alignment.old.text), Lines.of(alignment.new.text)
    in_order: list[Piece] = []
    astray: list[Piece] = []
    for segment in alignment.segments:
        if segment.same:
            pieces = astray if segment in alignment.moved else in_order
            for i, j, part in by_blocks([segment], *folded):
                pieces += _exact(alignment, i, j, part)
    links = _stars(in_order, old, new)
    kept = [piece for piece in in_order if (piece.i, piece.j) in links]
    astray += [piece for piece in in_order if (piece.i, piece.j) not in links]
    return Grouping(_groups(links), kept, sorted(astray, key=lambda piece: piece.segment))


def _exact(alignment: Alignment, i: int, j: int, segment: Segment) -> Iterator[Piece]:
    """Yield what of ``segment`` is equal in the texts as they are, not only when folded."""
    old, new = alignment.old, alignment.new
    whole = _originals(alignment, segment)
    if whole.text_of(old.original) == new.original[whole.new : whole.new_end]:
        yield Piece(i, j, whole)
        return
    for token in TOKEN.finditer(old.text, segment.old, segment.old_end):
        part = _originals(alignment, segment.part(*token.span()))
        if part.text_of(old.original) == new.original[part.new : part.new_end]:
            yield Piece(i, j, part)


def _originals(alignment: Alignment, segment: Segment) -> Segment:
    a, b = alignment.old.backward(segment.old), alignment.new.backward(segment.new)
    a_end = alignment.old.backward(segment.old_end, closing=True)
    b_end = alignment.new.backward(segment.new_end, closing=True)
    return Segment(a, b, max(0, a_end - a), max(0, b_end - b))


def _stars(pieces: Iterable[Piece], old: Lines, new: Lines) -> set[Pair]:
    """Choose which blocks belong together: the strongest links, so that no group has many of both.

    Every link touches a block that has no other, hence one old block with
    several new ones or several old ones with one new.
    """
    weight: Counter[Pair] = Counter()
    for piece in pieces:
        weight[piece.i, piece.j] += piece.segment.old_length + 1
    of_old: dict[int, list[int]] = defaultdict(list)
    of_new: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(weight, key=lambda link: (-weight[link], link)):
        hub_is_old = not of_new[j] and all(len(of_new[k]) == 1 for k in of_old[i])
        hub_is_new = not of_old[i] and all(len(of_old[k]) == 1 for k in of_new[j])
        is_first = not of_old[i] and not of_new[j]
        is_part = weight[i, j] >= PART_SHARE * min(len(old.words[i]), len(new.words[j]))
        if (hub_is_old or hub_is_new) and (is_first or is_part):
            of_old[i].append(j)
            of_new[j].append(i)
    return {(i, j) for i, all_j in of_old.items() for j in all_j}


def _groups(links: set[Pair]) -> list[Group]:
    """Return the blocks that hang together, with all that stands between them, in order."""
    of_old: dict[int, list[int]] = defaultdict(list)
    of_new: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(links):
        of_old[i].append(j)
        of_new[j].append(i)
    groups: list[Group] = []
    for i, all_j in of_old.items():
        all_i = of_new[all_j[0]]
        if i == all_i[0]:
            groups.append((_through(all_i), _through(all_j)))
    return groups


def _through(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(range(numbers[0], numbers[-1] + 1))
