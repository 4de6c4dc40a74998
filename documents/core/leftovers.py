"""Sentences that stand where neither the blocks nor the gaps led.

Most leftovers were simply struck. But a sentence may have moved to another
block, as it was or reworked. It may only go to new text that nothing explains.

Pure: no Django, no I/O. The same texts give the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.core.gaps import gap_segments
from documents.core.pairing import mutual
from documents.core.segments import Lines, Segment, disjoint, equal, uncovered, within
from documents.core.sequences import unique_in_both
from documents.core.stream import Block
from documents.core.words import bag, count_words, letters, sentences

# Shorter sentences recur by chance; finding one elsewhere does not prove that it moved.
MIN_LENGTH = 20
MIN_WORDS = 4
# A sentence of which less is explained may be explained better by another one.
EXPLAINED_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def with_leftovers(old: Lines, new: Lines, segments: Sequence[Segment]) -> list[Segment]:
    """Return ``segments`` and what can be said of the sentences that they leave unexplained."""
    gone = _unexplained(old, [(s.old, s.old_end) for s in segments])
    come = _unexplained(new, [(s.new, s.new_end) for s in segments])
    if not gone or not come:
        return list(segments)
    pairs = unique_in_both([s.words for s in gone], [s.words for s in come])
    done_old, done_new = {i for i, _ in pairs}, {j for _, j in pairs}
    pairs += mutual(
        {i: bag(s.words) for i, s in enumerate(gone) if i not in done_old},
        {j: bag(s.words) for j, s in enumerate(come) if j not in done_new},
        lambda _i, _j: False,
    )
    found = [segment for i, j in pairs for segment in _continued(gone[i], come[j])]
    taken_old = [(gone[i].start, gone[i].end) for i, _ in pairs]
    taken_new = [(come[j].start, come[j].end) for _, j in pairs]
    return disjoint([*_outside(segments, taken_old, taken_new), *found])


def _unexplained(lines: Lines, spans: Sequence[tuple[int, int]]) -> list[_Sentence]:
    """Return the sentences of which most letters are in none of the ``spans``."""
    holes = uncovered(spans, lines.end(len(lines.words) - 1))
    touched = {n for a, z in holes for n in range(lines.at(a), lines.at(z - 1) + 1)}
    found: list[_Sentence] = []
    for number in sorted(touched):
        for start, words in sentences(lines.words[number], lines.starts[number]):
            if len(words) < MIN_LENGTH or count_words(words) < MIN_WORDS:
                continue
            lost = sum(
                letters(words[a - start : z - start])
                for a, z in within(holes, start, start + len(words))
            )
            if lost >= (1 - EXPLAINED_SHARE) * letters(words):
                found.append(_Sentence(start, words))
    return found


def _continued(old: _Sentence, new: _Sentence) -> list[Segment]:
    if old.words == new.words:
        return [equal(old.start, new.start, len(old.words))]
    return gap_segments(
        [Block(old.start, old.words, bordered=False)], [Block(new.start, new.words, bordered=False)]
    )


def _outside(
    segments: Sequence[Segment],
    taken_old: Sequence[tuple[int, int]],
    taken_new: Sequence[tuple[int, int]],
) -> Iterator[Segment]:
    """Yield what remains of ``segments`` without the text that is taken, old and new."""
    taken_old, taken_new = sorted(taken_old), sorted(taken_new)
    for segment in segments:
        shift = segment.old - segment.new
        cuts = [
            *within(taken_old, segment.old, segment.old_end),
            *((a + shift, z + shift) for a, z in within(taken_new, segment.new, segment.new_end)),
        ]
        if not cuts:
            yield segment
        elif segment.same:
            cuts.append((0, segment.old))
            for start, end in uncovered(cuts, segment.old_end):
                yield segment.part(start, end)
