"""Blocks as one stream of tokens, to be compared in one go.

Pure: no Django, no I/O. Offsets count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from documents.core.segments import uncovered, within
from documents.core.sequences import Run
from documents.core.words import TOKEN, is_word

BORDER = "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """The words of a block, or of a sentence that has no border, and where they start."""

    start: int
    words: str
    bordered: bool = True


@dataclass(frozen=True, slots=True)
class Stream:
    """Tokens with their offsets in the text and the number of their block.

    ``words[k]`` is the number of words before token ``k``. Between two of
    ``breaks`` the tokens stand side by side in one block.
    """

    tokens: list[str]
    offsets: list[int]
    blocks: list[int]
    words: list[int]
    breaks: list[int]

    def words_between(self, start: int, end: int) -> int:
        return self.words[end] - self.words[start]

    def sizes(self) -> Counter[int]:
        """Return the number of words in each block."""
        sizes: Counter[int] = Counter()
        for start, end in pairwise([*self.breaks, len(self.tokens)]):
            sizes[self.blocks[start]] += self.words_between(start, end)
        return sizes


def stream(blocks: Sequence[Block], without: Sequence[tuple[int, int]] = ()) -> Stream:
    """Return the tokens of ``blocks``, except in the stretches ``without`` of the text."""
    tokens: list[str] = []
    offsets: list[int] = []
    numbers: list[int] = []
    breaks: list[int] = []
    cuts = sorted(without)
    for number, block in enumerate(blocks):
        words = block.words + BORDER if block.bordered else block.words
        out = within(cuts, block.start, block.start + len(words))
        for start, end in uncovered(
            ((a - block.start, z - block.start) for a, z in out), len(words)
        ):
            found = TOKEN.findall(words[start:end])
            breaks.append(len(tokens))
            tokens += found
            offsets += accumulate(map(len, found[:-1]), initial=block.start + start)
            numbers += [number] * len(found)
    counts = {token: is_word(token) for token in dict.fromkeys(tokens)}
    words_before = [0, *accumulate(map(counts.__getitem__, tokens))]
    return Stream(tokens, offsets, numbers, words_before, breaks)


def parts(run: Run, old: Stream, new: Stream) -> Iterator[Run]:
    """Cut ``run`` so that each part stands side by side in one old and one new block."""
    edges = {0, run.length}
    edges.update(place - run.old for place in _inside(old.breaks, run.old, run.old_end))
    edges.update(place - run.new for place in _inside(new.breaks, run.new, run.new_end))
    for start, end in pairwise(sorted(edges)):
        yield Run(run.old + start, run.new + start, end - start)


def _inside(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_right(places, start) : bisect_left(places, end)]
