"""What two sequences have in common, in order.

The only door to diff-match-patch: its C++ twin when that is installed, else
the original, without a clock. Both give the same answer.

Pure: no Django, no I/O. The same sequences give the same answer everywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

try:
    import fast_diff_match_patch as twin
except ImportError:  # pragma: no cover - where no compiler made the twin
    twin = None
from diff_match_patch import diff_match_patch

# Code points that stand for a half of a UTF-16 pair cannot travel to C++.
_SURROGATES = 0xD800
_BEHIND_SURROGATES = 0x800

# Beyond this many pairs of items a shortest edit script may cost seconds.
PAIRS_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """``length`` items from ``old`` on which equal those from ``new`` on."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length


def common_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Return what a shortest edit script from ``old`` to ``new`` leaves alone."""
    shared = set(old) & set(new)
    if not shared:
        return []
    # An item of one side only can never be common; the work grows with the
    # number of differences, so such items are kept away from it.
    old_places = [place for place, item in enumerate(old) if item in shared]
    new_places = [place for place, item in enumerate(new) if item in shared]
    code = {
        item: _character(rank) for rank, item in enumerate(dict.fromkeys(old)) if item in shared
    }
    script = _edit_script(
        "".join(code[old[place]] for place in old_places),
        "".join(code[new[place]] for place in new_places),
    )
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for operation, length in script:
        if operation == "=":
            pairs += zip(old_places[i : i + length], new_places[j : j + length], strict=True)
        i += length if operation != "+" else 0
        j += length if operation != "-" else 0
    return joined(pairs)


def bounded_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Return common runs, in bounded time whatever the sizes: large sequences are halved.

    What crosses a halving is then not found.
    """
    if len(old) * len(new) <= PAIRS_LIMIT:
        return common_runs(old, new)
    half_old, half_new = len(old) // 2, len(new) // 2
    return [
        *bounded_runs(old[:half_old], new[:half_new]),
        *(
            Run(half_old + run.old, half_new + run.new, run.length)
            for run in bounded_runs(old[half_old:], new[half_new:])
        ),
    ]


def _character(rank: int) -> str:
    code = rank + 1
    return chr(code if code < _SURROGATES else code + _BEHIND_SURROGATES)


def _edit_script(old: str, new: str) -> list[tuple[str, int]]:
    if twin is not None:
        return list(
            twin.diff(old, new, timelimit=0, checklines=False, cleanup="No", counts_only=True)
        )
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    return [
        ("-=+"[kind + 1], len(text)) for kind, text in differ.diff_main(old, new, checklines=False)
    ]


def joined(pairs: Sequence[tuple[int, int]]) -> list[Run]:
    """Return sorted ``pairs`` of equal items as runs of neighbours."""
    runs: list[Run] = []
    start = 0
    for end in range(1, len(pairs) + 1):
        if end < len(pairs) and pairs[end] == (pairs[end - 1][0] + 1, pairs[end - 1][1] + 1):
            continue
        runs.append(Run(*pairs[start], end - start))
        start = end
    return runs


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the indexes of a longest strictly rising subsequence of ``numbers``."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(holders[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        holders[place : place + 1] = [index]
    chain: list[int] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def unique_in_both(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of items that occur exactly once on either side."""
    often_old, often_new = Counter(old), Counter(new)
    place = {item: j for j, item in enumerate(new) if often_new[item] == 1}
    return [
        (i, place[item]) for i, item in enumerate(old) if often_old[item] == 1 and item in place
    ]


def landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return equal items paired in order, by what is sure: equal ends and items that occur once.

    Between two such landmarks more items occur only once, and so on (patience diff).
    """
    pairs: list[tuple[int, int]] = []
    todo = [(0, len(old), 0, len(new))]
    while todo:
        i, i_end, j, j_end = _equal_ends(old, new, todo.pop(), pairs)
        unique = unique_in_both(old[i:i_end], new[j:j_end])
        rising = [unique[k] for k in longest_rising([place for _, place in unique])]
        if not rising:
            continue
        fences = [(i - 1, j - 1), *((i + x, j + y) for x, y in rising), (i_end, j_end)]
        pairs += fences[1:-1]
        todo += [(x + 1, x_end, y + 1, y_end) for (x, y), (x_end, y_end) in pairwise(fences)]
    return sorted(pairs)


def _equal_ends(
    old: Sequence[str],
    new: Sequence[str],
    window: tuple[int, int, int, int],
    pairs: list[tuple[int, int]],
) -> tuple[int, int, int, int]:
    """Pair off the equal items at both ends of ``window``; return what is left of it."""
    i, i_end, j, j_end = window
    while i < i_end and j < j_end and old[i] == new[j]:
        pairs.append((i, j))
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        pairs.append((i_end, j_end))
    return i, i_end, j, j_end
