"""A passage of the old text, and what is left of it in the new one.

Pure: no Django, no I/O. All offsets are those of the folded texts on the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.core.align import Alignment
from documents.core.segments import Segment
from documents.core.span import Span
from documents.core.stream import BORDER
from documents.core.words import letters

# Pieces of a passage hold together while the new text between them is not much more than
# the old text was: at most so many times as long, and the passage itself and a sentence or two.
STRETCH = 2.5
STRETCH_SLACK = 250
# A piece is compared with so many groups at most, or a passage in splinters takes forever.
LOOK_BACK = 20
# Signs of the passage may stand this far from its surviving words.
SIGN_REACH = 6
# Text in the place of lost words is taken in up to three times their length and a word.
REPLACED_STRETCH = 3
REPLACED_SLACK = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage that survived; of a replaced word always the whole."""

    old: Span
    new: Span
    weight: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The words from ``start`` to ``end`` of the old text, on the map."""

    map: Alignment
    start: int
    end: int
    words: str

    @classmethod
    def on(cls, alignment: Alignment, start: int, end: int) -> Passage:
        return cls(alignment, start, end, alignment.old.text[start:end])

    def pieces(self) -> list[Piece]:
        return [self._piece(segment) for segment in self.map.touching(self.start, self.end)]

    def _piece(self, segment: Segment) -> Piece:
        start, end = max(self.start, segment.old), min(self.end, segment.old_end)
        weight = letters(self.map.old.text[start:end])
        part = segment.part(start, end) if segment.same else segment
        return Piece(Span(part.old, part.old_end), Span(part.new, part.new_end), weight)

    def groups(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Gather the pieces that stayed together; one that moved away is alone."""
        groups: list[list[Piece]] = []
        for piece in pieces:
            for group in groups[: -LOOK_BACK - 1 : -1]:
                if self._stayed_together(group[-1], piece):
                    group.append(piece)
                    break
            else:
                groups.append([piece])
        return groups

    def _stayed_together(self, one: Piece, following: Piece) -> bool:
        apart_old = following.old.start - one.old.end
        apart_new = following.new.start - one.new.end
        return 0 <= apart_new <= STRETCH * apart_old + len(self.words) + STRETCH_SLACK

    def reach(self, group: Sequence[Piece], pieces: Sequence[Piece]) -> Span:
        """Return the new text from the first to the last of ``group``.

        Pieces without letters, blanks and signs, count when they stand right beside it.
        """
        start, end = group[0].new.start, group[-1].new.end
        for piece in pieces:
            before = piece.old.end <= group[0].old.start
            behind = piece.old.start >= group[-1].old.end
            if before and 0 <= start - piece.new.start <= SIGN_REACH:
                start = piece.new.start
            elif behind and 0 <= piece.new.end - end <= SIGN_REACH:
                end = piece.new.end
        return Span(start, end)

    def with_replaced_ends(self, group: Sequence[Piece], reach: Span) -> Span:
        """Take in what stands in the place of lost first and last words.

        That is all up to the surviving text beyond them or, if that is far
        away, up to the end of the block; if it is of comparable length.
        """
        old, new = self.map.old.text, self.map.new.text
        start, end = reach.start, reach.end
        lost = old[self.start : group[0].old.start]
        edges = self.map.before(self.start), new.rfind(BORDER, 0, start) + 1
        room = [edge for edge in edges if 0 <= start - edge <= _room(lost)]
        if letters(lost) and room:
            start = first_letter(new, room[0], start)
        lost = old[group[-1].old.end : self.end]
        edges = self.map.after(self.end), new.find(BORDER, end) % (len(new) + 1)
        room = [edge for edge in edges if 0 <= edge - end <= _room(lost)]
        if letters(lost) and room:
            end = last_letter(new, end, room[0])
        return Span(start, end)

    def with_own_signs(self, reach: Span) -> Span:
        """Take in the signs that the passage began and ended with, where such stand there now."""
        new, start, end = self.map.new.text, reach.start, reach.end
        head = self.words[: first_letter(self.words, 0, len(self.words))]
        tail = self.words[last_letter(self.words, 0, len(self.words)) :]
        if new.endswith(head, 0, start) and not new.startswith(head, start, end):
            start -= len(head)
        if new.startswith(tail, end) and not new.endswith(tail, start, end):
            end += len(tail)
        return Span(start, end)


def _room(lost: str) -> int:
    return REPLACED_STRETCH * len(lost) + REPLACED_SLACK


def first_letter(text: str, start: int, end: int) -> int:
    """Return the first offset from ``start`` on with a letter or digit, else ``end``."""
    while start < end and not text[start].isalnum():
        start += 1
    return start


def last_letter(text: str, start: int, end: int) -> int:
    """Return the offset behind the last letter or digit before ``end``, else ``start``."""
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return end
