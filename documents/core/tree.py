"""What a canonical text is made of, and how it is written down as HTML.

A text is a flat run of leaves, each of which knows the containers it stands
in. So a container cannot be empty, and taking a leaf away takes with it
whatever it leaves empty.

In the words of a leaf a line break is U+2028, a footnote mark is U+FFFC and
the border between two cells is a TAB; no other control character occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

BREAK = "\u2028"
NOTE = "\ufffc"
CELL = "\t"

# An inline element: its tag, and the address for a link.
Style = tuple[str, str]

# Outermost first: one order, so that the same emphasis is always the same HTML.
STYLES = ("a", "strong", "em", "sup", "sub")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; or, when ``note`` is given, the mark of that footnote."""

    text: str
    styles: tuple[Style, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Inline content: of a table cell (td, th), or all that another block holds ("")."""

    runs: tuple[Run, ...]
    tag: str = ""
    colspan: int = 1
    rowspan: int = 1

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Frame:
    """A container. Two leaves share one when they name the same ``key``."""

    tag: str
    key: int
    start: int = 1
    note: str = ""


# The list that holds all footnotes.
NOTES = Frame("ol", -1, note="*")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block, or (without cells) a thing without words: img or hr."""

    tag: str
    path: tuple[Frame, ...] = ()
    cells: tuple[Cell, ...] = ()
    id: str = ""
    src: str = ""
    alt: str = ""

    @property
    def words(self) -> str:
        return CELL.join(cell.words for cell in self.cells)

    @property
    def is_blank(self) -> bool:
        """Say whether this is a block without a word or a footnote mark."""
        return bool(self.cells) and not self.words.strip()


def cut(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """Yield the part of ``runs`` between two offsets in their joined words."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            yield Run(text, run.styles, run.note)


def escape(text: str) -> str:
    """Escape for a text node or a double-quoted attribute, as a browser writes it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\xa0", "&nbsp;")


def attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def note_mark(run: Run) -> str:
    return f'<sup data-fn="{run.note}"></sup>'


def inline(runs: Iterable[Run], mark: Callable[[Run], str] = note_mark) -> str:
    """Write runs as HTML, opening and closing as few elements as can be."""
    parts: list[str] = []
    open_: tuple[Style, ...] = ()
    for run in runs:
        shared = _shared(open_, run.styles)
        parts += [f"</{tag}>" for tag, _ in reversed(open_[shared:])]
        parts += [_start(style) for style in run.styles[shared:]]
        parts.append(mark(run) if run.note else escape(run.text).replace(BREAK, "<br>"))
        open_ = run.styles
    parts += [f"</{tag}>" for tag, _ in reversed(open_)]
    return "".join(parts)


def weave(
    leaves: Iterable[Leaf],
    *,
    opening: Callable[[Frame], str],
    closing: Callable[[Frame], str],
    write: Callable[[Leaf], str],
) -> str:
    """Write leaves inside their containers, one line for each leaf."""
    lines: list[str] = []
    open_: tuple[Frame, ...] = ()
    for leaf in leaves:
        shared = _shared(open_, leaf.path)
        if lines:
            lines[-1] += "".join(closing(frame) for frame in reversed(open_[shared:]))
        lines.append("".join(opening(frame) for frame in leaf.path[shared:]) + write(leaf))
        open_ = leaf.path
    if lines:
        lines[-1] += "".join(closing(frame) for frame in reversed(open_))
    return "\n".join(lines)


def serialise(leaves: Iterable[Leaf]) -> str:
    """Write the canonical HTML."""
    return weave(leaves, opening=open_frame, closing=close_frame, write=_write)


def open_frame(frame: Frame, extra: str = "") -> str:
    """Return the start tag of ``frame``; ``extra`` stands in it only where it is on a page."""
    if frame == NOTES:
        return '<ol data-notes="">'
    if frame.note:
        return f'<li data-note="{frame.note}">'
    if frame.start > 1:
        return f'<ol start="{frame.start}"{extra}>'
    return f"<{frame.tag}{extra}>"


def close_frame(frame: Frame) -> str:
    return f"</{frame.tag}>"


def open_cell(cell: Cell, leaf: Leaf) -> str:
    """Write the start tag of a table cell; a header says what it heads."""
    scope = "col" if leaf.path[-1].tag == "thead" else "row"
    return (
        f"<{cell.tag}"
        + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")
        + (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "")
        + (f' scope="{scope}"' if cell.tag == "th" else "")
        + ">"
    )


def open_thing(leaf: Leaf) -> str:
    """Write an image or a rule, which hold nothing."""
    if leaf.tag == "img":
        return f'<img src="{attribute(leaf.src)}" alt="{attribute(leaf.alt)}">'
    return f"<{leaf.tag}>"


def _write(leaf: Leaf) -> str:
    if not leaf.cells:
        return open_thing(leaf)
    content = "".join(
        open_cell(cell, leaf) + inline(cell.runs) + f"</{cell.tag}>"
        if cell.tag
        else inline(cell.runs)
        for cell in leaf.cells
    )
    return f'<{leaf.tag} data-b="{leaf.id}">{content}</{leaf.tag}>'


def _start(style: Style) -> str:
    tag, href = style
    return f'<a href="{attribute(href)}">' if tag == "a" else f"<{tag}>"


def _shared(first: Sequence[object], second: Sequence[object]) -> int:
    """Return how many items two sequences have in common at their start."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
