"""Blocks of an old text paired with blocks of a new one, whole.

Equal blocks first, where they stood and where they moved to; then blocks that
moved and were edited. What is left stands in gaps between two sure anchors.

Pure: no Django, no I/O. The same texts give the same pairs everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.core.sequences import bounded_runs, landmarks, longest_rising
from documents.core.words import Bag, Index, bag, likeness

# A shorter block ("Nee.", "Bijlage") may be equal by chance.
MOVED_MIN_LENGTH = 20
# A block of fewer words says too little to be recognized once edited.
REWORKED_MIN_WORDS = 4
# Below this share of common words blocks are rather two than one reworked.
REWORKED_LIKENESS = 0.6
# It must be clear that the block moved: it fits much better there than here,
REWORKED_LEAD_OVER_OWN_GAP = 0.2
# and better there than anywhere else, or look-alike clauses change places.
REWORKED_LEAD_OVER_SECOND = 0.08
# Words that stand in more blocks than this do not tell blocks apart.
COMMON_WORD = 40
CANDIDATES = 10
# Beyond this many pairs of words one gap is not diffed as a whole, but block by block.
GAP_LIMIT = 6_000_000
GAP_PAIR_LIKENESS = 0.4
GAP_COMMON_WORD = 200

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of the blocks, old and new, that stand between two anchors."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the blocks of two texts hang together; the numbers are line numbers."""

    equal: tuple[Pair, ...]
    reworked: tuple[Pair, ...]
    gaps: tuple[Gap, ...]


def pair_blocks(old: Sequence[str], new: Sequence[str]) -> Pairing:
    """Return how the blocks ``old`` became the blocks ``new``."""
    kept = landmarks(old, new)
    moved = _moved(old, new, kept)
    kept = sorted([*kept, *_repeated(old, new, kept, moved)])
    moved |= _moved(old, new, [*kept, *moved.items()])
    gaps = list(_gaps(old, new, kept, moved))
    bags = _Bags(old, new, gaps)
    reworked = _reworked(gaps, bags)
    gone, come = {i for i, _ in reworked}, {j for _, j in reworked}
    left = [
        Gap(
            tuple(i for i in gap.old if i not in gone),
            tuple(j for j in gap.new if j not in come),
        )
        for gap in gaps
    ]
    bounded = [small for gap in left if gap.old and gap.new for small in _bounded(gap, bags)]
    return Pairing((*kept, *sorted(moved.items())), tuple(reworked), tuple(bounded))


def _repeated(
    old: Sequence[str], new: Sequence[str], kept: Sequence[Pair], moved: dict[int, int]
) -> Iterator[Pair]:
    """Pair, in order, the equal blocks that occur more often and have no sure neighbor."""
    arrived = set(moved.values())
    for (i, j), (i_end, j_end) in pairwise([(-1, -1), *kept, (len(old), len(new))]):
        left = [x for x in range(i + 1, i_end) if x not in moved]
        right = [y for y in range(j + 1, j_end) if y not in arrived]
        if not left or not right:
            continue
        for run in bounded_runs([old[x] for x in left], [new[y] for y in right]):
            for k in range(run.length):
                yield left[run.old + k], right[run.new + k]


def _moved(old: Sequence[str], new: Sequence[str], used: Sequence[Pair]) -> dict[int, int]:
    """Pair equal blocks that changed their place, and their equal neighbors."""
    used_old, used_new = {i for i, _ in used}, {j for _, j in used}
    places_old, places_new = _places(old, used_old), _places(new, used_new)
    moved: dict[int, int] = {}
    for words, i_all in places_old.items():
        j_all = places_new.get(words, [])
        if len(words) >= MOVED_MIN_LENGTH and len(i_all) == len(j_all) == 1:
            moved[i_all[0]] = j_all[0]
    used_old |= moved.keys()
    used_new |= set(moved.values())
    todo = list(moved.items())
    while todo:
        i, j = todo.pop()
        for x, y in ((i + 1, j + 1), (i - 1, j - 1)):
            if x in used_old or y in used_new or not (0 <= x < len(old) and 0 <= y < len(new)):
                continue
            if old[x] == new[y]:
                moved[x] = y
                used_old.add(x)
                used_new.add(y)
                todo.append((x, y))
    return moved


def _places(blocks: Sequence[str], used: set[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(blocks):
        if number not in used:
            places[words].append(number)
    return places


def _gaps(
    old: Sequence[str], new: Sequence[str], kept: Sequence[Pair], moved: dict[int, int]
) -> Iterator[Gap]:
    arrived = set(moved.values())
    i, j = 0, 0
    for i_next, j_next in [*kept, (len(old), len(new))]:
        gap = Gap(
            tuple(x for x in range(i, i_next) if x not in moved and old[x]),
            tuple(y for y in range(j, j_next) if y not in arrived and new[y]),
        )
        if gap.old or gap.new:
            yield gap
        i, j = i_next + 1, j_next + 1


class _Bags:
    """The words of all blocks in gaps, counted once."""

    def __init__(self, old: Sequence[str], new: Sequence[str], gaps: Sequence[Gap]) -> None:
        self.old: dict[int, Bag] = {i: bag(old[i]) for gap in gaps for i in gap.old}
        self.new: dict[int, Bag] = {j: bag(new[j]) for gap in gaps for j in gap.new}

    def likeness(self, i: int, j: int) -> float:
        return likeness(self.old[i], self.new[j])


def _reworked(gaps: Sequence[Gap], bags: _Bags) -> list[Pair]:
    """Pair blocks that moved to another gap and were edited there."""
    home_old = {i: number for number, gap in enumerate(gaps) for i in gap.old}
    home_new = {j: number for number, gap in enumerate(gaps) for j in gap.new}
    return mutual(bags.old, bags.new, lambda i, j: home_old[i] == home_new[j])


def mutual(
    old: Mapping[int, Bag],
    new: Mapping[int, Bag],
    at_home: Callable[[int, int], bool],
) -> list[Pair]:
    """Pair what is clearly each other's best partner, by its words.

    A partner ``at_home`` is found in the ordinary way; it is not paired here,
    but whoever has a good one there does not look for another elsewhere.
    """
    wanted = _favorites(old, new, Index(new.items()), at_home)
    asked = {j: new[j] for j in sorted(set(wanted.values()))}
    back = _favorites(asked, old, Index(old.items()), lambda j, i: at_home(i, j))
    return sorted((i, j) for i, j in wanted.items() if back.get(j) == i)


def _favorites(
    ours: Mapping[int, Bag],
    theirs: Mapping[int, Bag],
    index: Index,
    at_home: Callable[[int, int], bool],
) -> dict[int, int]:
    """Return for each of ``ours`` the one of ``theirs`` that it clearly fits best, if any."""
    favorites: dict[int, int] = {}
    for number, words in ours.items():
        if len(words) < REWORKED_MIN_WORDS:
            continue
        near = index.nearest(words, most=CANDIDATES, commonest=COMMON_WORD)
        ranked = sorted((-likeness(words, theirs[other]), other) for other in near)
        if not ranked or at_home(number, ranked[0][1]):
            continue
        best = -ranked[0][0]
        second = -ranked[1][0] if len(ranked) > 1 else 0.0
        own = max((-score for score, other in ranked if at_home(number, other)), default=0.0)
        if (
            best >= REWORKED_LIKENESS
            and best > own + REWORKED_LEAD_OVER_OWN_GAP
            and best > second + REWORKED_LEAD_OVER_SECOND
        ):
            favorites[number] = ranked[0][1]
    return favorites


def _bounded(gap: Gap, bags: _Bags) -> list[Gap]:
    """Return ``gap`` itself, or the pairs in a gap that is too large to diff as a whole."""
    words_old = sum(len(bags.old[i]) for i in gap.old)
    words_new = sum(len(bags.new[j]) for j in gap.new)
    if words_old * words_new <= GAP_LIMIT:
        return [gap]
    index = Index((j, bags.new[j]) for j in gap.new)
    pairs: list[Pair] = []
    for i in gap.old:
        near = index.nearest(bags.old[i], most=CANDIDATES, commonest=GAP_COMMON_WORD)
        best, _, j = max(((bags.likeness(i, j), -abs(j - i), j) for j in near), default=(0.0, 0, 0))
        if best >= GAP_PAIR_LIKENESS:
            pairs.append((i, j))
    keep = longest_rising([j for _, j in pairs])
    return [Gap((pairs[k][0],), (pairs[k][1],)) for k in keep]
