"""What the words inside one gap became.

A gap holds the blocks between two anchors, old and new. Their words are
compared in one go, block borders among them, so that a sentence keeps its
place when a block is split or two are merged. Then the chance matches that
every shortest edit script is full of are thrown out again.

Pure: no Django, no I/O. The same texts give the same answer everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from documents.core.segments import Segment, equal
from documents.core.sequences import Run, bounded_runs, longest_rising, unique_in_both
from documents.core.sliding import slid
from documents.core.span import Span
from documents.core.stream import BORDER, Block, Stream, parts, stream
from documents.core.words import is_word, sentences

# Shorter sentences ("Zie bijlage 2.") recur by chance; they do not prove a move.
SENTENCE_MIN_LENGTH = 15
# Blocks that share less of the smaller one are strangers with words in common.
KIN_SHARE = 0.3
# "bewoners" and "bewoner" are one word edited; "bewoners" and "gemeente" are two words.
WORD_LIKENESS = 65
# In longer replacements words no longer answer one another one for one.
SUBSTITUTED_WORDS = 12


def gap_segments(old: Sequence[Block], new: Sequence[Block]) -> list[Segment]:
    """Return what the words of the blocks ``old`` became in the blocks ``new``."""
    moves = _moved_sentences(old, new)
    a = stream(old, [(move.old, move.old_end) for move in moves])
    b = stream(new, [(move.new, move.new_end) for move in moves])
    runs = slid(bounded_runs(a.tokens, b.tokens), a.tokens, b.tokens, BORDER)
    pieces = [piece for run in _without_chance(runs, a, b) for piece in parts(run, a, b)]
    if len(old) > 1 or len(new) > 1:
        pieces = _without_strangers(pieces, a, b)
    segments = [_segment(piece, a, b) for piece in pieces]
    return moves + segments + list(_substitutions(pieces, a, b))


def _moved_sentences(old: Sequence[Block], new: Sequence[Block]) -> list[Segment]:
    """Find sentences that stand on both sides, once, but in another order."""
    a = [sentence for block in old for sentence in sentences(block.words, block.start)]
    b = [sentence for block in new for sentence in sentences(block.words, block.start)]
    if len(a) < 2 or len(b) < 2:
        return []
    both = [
        (i, j)
        for i, j in unique_in_both([words for _, words in a], [words for _, words in b])
        if len(a[i][1]) >= SENTENCE_MIN_LENGTH
    ]
    stay = set(longest_rising([j for _, j in both]))
    return [equal(a[i][0], b[j][0], len(a[i][1])) for k, (i, j) in enumerate(both) if k not in stay]


def _without_chance(runs: Sequence[Run], a: Stream, b: Stream) -> list[Run]:
    """Drop lone blanks and signs between two changes: they are equal by chance."""
    fences = [Run(0, 0, 0), *runs, Run(len(a.tokens), len(b.tokens), 0)]
    changed = [
        a.words_between(run.old_end, following.old) + b.words_between(run.new_end, following.new)
        for run, following in pairwise(fences)
    ]
    return [
        run
        for run, left, right in zip(runs, changed, changed[1:], strict=False)
        if not left
        or not right
        or a.words_between(run.old, run.old_end)
        or (run.length == 1 and a.tokens[run.old] == BORDER)
    ]


def _without_strangers(pieces: Sequence[Run], a: Stream, b: Stream) -> list[Run]:
    """Drop what is equal between two blocks that share too little to be kin."""
    shared: Counter[tuple[int, int]] = Counter()
    for piece in pieces:
        kin = a.blocks[piece.old], b.blocks[piece.new]
        shared[kin] += a.words_between(piece.old, piece.old_end)
    size_a, size_b = a.sizes(), b.sizes()
    return [
        piece
        for piece in pieces
        for x, y in [(a.blocks[piece.old], b.blocks[piece.new])]
        if shared[x, y] >= KIN_SHARE * max(1, min(size_a[x], size_b[y]))
    ]


def _segment(piece: Run, a: Stream, b: Stream) -> Segment:
    last = piece.old_end - 1
    start = a.offsets[piece.old]
    return equal(start, b.offsets[piece.new], a.offsets[last] + len(a.tokens[last]) - start)


def _substitutions(runs: Sequence[Run], a: Stream, b: Stream) -> Iterator[Segment]:
    """Yield words replaced one for one by words much like them, or written together or apart."""
    fences = [Run(0, 0, 0), *runs, Run(len(a.tokens), len(b.tokens), 0)]
    for run, following in pairwise(fences):
        lost = a.words_between(run.old_end, following.old)
        found = b.words_between(run.new_end, following.new)
        if not lost or not found or max(lost, found) > SUBSTITUTED_WORDS:
            continue
        gone = _words_at(a, run.old_end, following.old)
        come = _words_at(b, run.new_end, following.new)
        if lost == found:
            for i, j in zip(gone, come, strict=True):
                x, y = a.tokens[i], b.tokens[j]
                if fuzz.ratio(x.lower(), y.lower()) >= WORD_LIKENESS:
                    yield Segment(a.offsets[i], b.offsets[j], len(x), len(y), same=False)
        elif _letters(a, gone) == _letters(b, come):
            old, new = _extent(a, gone), _extent(b, come)
            yield Segment(old.start, new.start, len(old), len(new), same=False)


def _words_at(found: Stream, start: int, end: int) -> list[int]:
    return [index for index in range(start, end) if is_word(found.tokens[index])]


def _letters(found: Stream, words: Sequence[int]) -> str:
    return "".join(found.tokens[index] for index in words).lower()


def _extent(found: Stream, words: Sequence[int]) -> Span:
    last = words[-1]
    return Span(found.offsets[words[0]], found.offsets[last] + len(found.tokens[last]))
