"""Gathers words into leaves, and knows in which containers they stand.

What a container may hold: a quote holds paragraphs and lists, a list item
paragraphs and lists, a footnote paragraphs, anything else only words. What
cannot stand somewhere stands after it; no words are lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from documents.core import limits
from documents.core.inline import SOFT_BREAK
from documents.core.tree import NOTES, Cell, Frame, Leaf, Run

Leave = Callable[[], None]


@dataclass(slots=True)
class _Open:
    """A container we are in. ``split``: it held something that cannot stand there."""

    frame: Frame
    split: bool = False


class Gathering:
    """The leaves so far, raw: ids may be missing or double, white space as it came."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.note: Frame | None = None
        self.table: Frame | None = None
        # In something that holds words but no blocks: a heading, cell or caption.
        self.holding = False
        # The id for the next leaf.
        self.id = ""
        self._open: list[_Open] = []
        self._line: list[Run] = []
        self._waiting: list[Leaf] = []
        self._keys = 0

    @property
    def inside(self) -> str:
        """The tag of the innermost container, or ""."""
        return self._open[-1].frame.tag if self._open else ""

    def frame(self, tag: str, *, start: int = 1, note: str = "") -> Frame:
        self._keys += 1
        return Frame(tag, self._keys, start, note)

    def add(self, run: Run) -> None:
        if self._line or run.text.strip():
            self._line.append(run)

    def border(self) -> None:
        """Begin a new paragraph; where none can stand, a new line."""
        if self.holding:
            self._line.append(Run(SOFT_BREAK))
        elif self._line:
            self.emit("p", self.path())

    def close(self) -> None:
        self.border()
        if not self.holding:
            self.id = ""

    def take(self) -> tuple[Run, ...]:
        line, self._line = tuple(self._line), []
        return line

    def emit(self, tag: str, path: tuple[Frame, ...]) -> None:
        """Make a leaf of the words so far, if there are any."""
        line = self.take()
        if any(run.text.strip() for run in line):
            self.leaves.append(Leaf(tag, path, (Cell(line),), self.id))
            self.id = ""

    def hold(self, finish: Callable[[], None]) -> Leave:
        """Gather words, without blocks, until what is returned is called."""
        self.holding = True

        def leave() -> None:
            self.holding = False
            finish()
            self.release()

        return leave

    def enter(self, frame: Frame) -> Leave:
        self._open.append(_Open(frame))
        limits.check_depth(len(self._open))

        def leave() -> None:
            self.close()
            self._open.pop()

        return leave

    def enter_note(self, note: Frame) -> Leave:
        self.note = note

        def leave() -> None:
            self.close()
            self.note = None

        return leave

    def enter_table(self, table: Frame) -> Leave:
        self.split()
        self.table = table

        def leave() -> None:
            self.close()
            self.table = None
            self.release()

        return leave

    def place(self, thing: Leaf) -> None:
        """Put an image or rule at the outermost level, as soon as that can be."""
        self._waiting.append(thing)
        if not self.holding:
            self.border()
        self.release()

    def release(self) -> None:
        if self.holding or self.table or not self._waiting:
            return
        self.split()
        self.leaves += self._waiting
        self._waiting = []

    def split(self) -> None:
        """Say that something comes between the parts of the containers we are in."""
        for each in self._open:
            each.split = True

    def path(self) -> tuple[Frame, ...]:
        """Return the containers of the next paragraph."""
        if self.note:
            return (NOTES, self.note)
        path: list[Frame] = []
        for each in self._open:
            frame = each.frame
            if frame.tag == "li" and each.split:
                # The rest of this item follows as ordinary text.
                path = []
                continue
            if path and path[-1].tag in ("ul", "ol") and frame.tag != "li":
                path.append(self.frame("li"))
            path.append(frame)
        if path and path[-1].tag in ("ul", "ol"):
            path.append(self.frame("li"))
        return tuple(path)
