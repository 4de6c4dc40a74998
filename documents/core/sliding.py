"""Where exactly did the new words come in, or the old ones go out?

A shortest edit script leaves that open when the words on both sides are alike:
of "Wij vragen groen. Wij vragen rust." either "Wij vragen groen. " was struck,
or "groen. Wij vragen ". Writers work in blocks, sentences and words, so the
change slides to where most of these begin.

Pure: no Django, no I/O.
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.core.sequences import Run

# How natural it is to cut before a token; only the order of the numbers matters,
# and that a sentence outweighs two words.
_BLOCK, _BLOCK_END, _SENTENCE, _SENTENCE_END, _CELL, _WORD, _WORD_END = 9, 8, 6, 5, 4, 2, 1
_SENTENCE_SIGNS = ".!?:;…"


def slid(runs: Sequence[Run], old: Sequence[str], new: Sequence[str], border: str) -> list[Run]:
    """Return ``runs`` with every pure deletion or insertion between two of them at its best place.

    ``border`` is the token that ends a block.
    """
    fenced = [Run(0, 0, 0), *runs, Run(len(old), len(new), 0)]
    for k in range(len(fenced) - 1):
        left, right = fenced[k], fenced[k + 1]
        gone, come = right.old - left.old_end, right.new - left.new_end
        if bool(gone) == bool(come):
            continue
        if gone:
            shift = _best_shift(old, left.old_end, right.old, (left.length, right.length), border)
        else:
            shift = _best_shift(new, left.new_end, right.new, (left.length, right.length), border)
        fenced[k] = Run(left.old, left.new, left.length + shift)
        fenced[k + 1] = Run(right.old + shift, right.new + shift, right.length - shift)
    return [run for run in fenced if run.length]


def _best_shift(
    tokens: Sequence[str], start: int, end: int, room: tuple[int, int], border: str
) -> int:
    """Return how far the change from ``start`` to ``end`` slides; left is negative."""
    least = most = 0
    while -least < room[0] and tokens[start + least - 1] == tokens[end + least - 1]:
        least -= 1
    while most < room[1] and tokens[start + most] == tokens[end + most]:
        most += 1

    def worth(shift: int) -> tuple[int, int, int]:
        cut = _cut(tokens, start + shift, border) + _cut(tokens, end + shift, border)
        return cut, -abs(shift), shift

    return max(range(least, most + 1), key=worth)


def _cut(tokens: Sequence[str], place: int, border: str) -> int:
    """Say how natural it is to cut before the token at ``place``."""
    before = tokens[place - 1] if place else border
    behind = tokens[place] if place < len(tokens) else border
    if before == border:
        return _BLOCK
    if behind == border:
        return _BLOCK_END
    if before.isspace():
        if place > 1 and tokens[place - 2] in _SENTENCE_SIGNS:
            return _SENTENCE
        return _WORD if before == " " else _CELL
    if behind.isspace():
        return _SENTENCE_END if before in _SENTENCE_SIGNS else _WORD_END
    return 0
