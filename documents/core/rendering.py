"""Canonical HTML dressed for a page: marks on the words, numbers, notes with links.

What is added inside a block carries data-ui, or stands around its words, so
that the reading text of the page is still that of the canonical text. The same
function serves the screen and the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from documents.core.blocks import Block, blocks_of
from documents.core.direction import leftward
from documents.core.markup import parse
from documents.core.span import Span
from documents.core.tree import (
    BREAK,
    NOTE,
    NOTES,
    Cell,
    Frame,
    Leaf,
    Run,
    attribute,
    close_frame,
    cut,
    inline,
    open_cell,
    open_frame,
    open_thing,
    weave,
)

Decorate = Callable[[Block], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that something was said about: ``id`` is that of what was said, in the page.

    An empty span marks a place, where words are to be put in. ``number`` is told on
    paper, where the words end; 0: none.
    """

    span: Span
    id: str
    kind: Literal["comment", "suggestion"] = "comment"
    settled: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that rendering adds."""

    note: str = "Noot"
    notes: str = "Noten"
    back: str = "Terug naar de tekst"
    table: str = "Tabel"


def render(
    html: str,
    marks: Sequence[Mark] = (),
    decorate: Decorate | None = None,
    labels: Labels = Labels(),
) -> str:
    """Return canonical HTML as page HTML.

    Every block can be linked to as #b-<id>. ``decorate`` gives trusted HTML to
    put before and after a block; without it blocks stand bare. In a table the
    HTML before a row is left out, and that after it stands in a last cell of
    its own. Where marks overlap, the words between two borders get one element
    that names all marks on them.
    """
    return render_leaves(parse(html), marks, decorate, labels)


def render_leaves(
    leaves: Sequence[Leaf],
    marks: Sequence[Mark] = (),
    decorate: Decorate | None = None,
    labels: Labels = Labels(),
) -> str:
    """Return leaves as page HTML, as render does; each block among them has an id of its own."""
    return _Page(leaves, marks, decorate, labels).html()


class _Page:
    def __init__(
        self,
        leaves: Sequence[Leaf],
        marks: Sequence[Mark],
        decorate: Decorate | None,
        labels: Labels,
    ) -> None:
        self._leaves = leaves
        self._labels = labels
        self._is_bare = decorate is None
        blocks = blocks_of(leaves)
        self._starts = {block.id: block.start for block in blocks}
        self._around = {block.id: decorate(block) if decorate else ("", "") for block in blocks}
        self._marks = _by_block(blocks, marks)
        self._numbers = _note_numbers(leaves)
        self._refs = dict.fromkeys(self._numbers, 0)
        # The first paragraph of each note, where the links back go.
        first = {leaf.path: leaf.id for leaf in reversed(leaves) if NOTES in leaf.path}
        self._note_of = {name: path[-1].note for path, name in first.items()}
        self._table_names = _table_names(leaves, labels.table)
        self._leftward = leftward(leaves)
        # Tables with something after a row: there every row gets another cell.
        self._widened = {
            leaf.path[0] for leaf in leaves if leaf.tag == "tr" and self._around[leaf.id][1]
        }

    def html(self) -> str:
        return weave(self._leaves, opening=self._open, closing=_close, write=self._write)

    def _open(self, frame: Frame) -> str:
        if frame == NOTES:
            label = attribute(self._labels.notes)
            start = f'<section class="notes" role="doc-endnotes" aria-label="{label}">'
            return start + open_frame(frame)
        if frame.note:
            return f'<li data-note="{frame.note}" id="note-{frame.note}">'
        way = ' dir="rtl"' if frame in self._leftward else ""
        if frame.tag == "table":
            label = attribute(self._table_names[frame])
            return f'<div class="tw" role="region" tabindex="0" aria-label="{label}"><table{way}>'
        return open_frame(frame, way)

    def _write(self, leaf: Leaf) -> str:
        if not leaf.cells:
            return open_thing(leaf)
        before, after = self._around[leaf.id]
        words = "".join(self._cells(leaf)) + self._back_links(leaf)
        names = f'id="b-{leaf.id}" data-b="{leaf.id}"'
        if leaf.tag == "tr":
            return f"<tr {names}>{words}{self._last_cell(leaf, after)}</tr>"
        if leaf.tag in ("caption", "figcaption"):
            return f"<{leaf.tag} {names}>{_aside(before)}{words}{_aside(after)}</{leaf.tag}>"
        if self._is_bare:
            return f"<{leaf.tag} {names}>{words}</{leaf.tag}>"
        element = f'<{leaf.tag} data-b="{leaf.id}">{words}</{leaf.tag}>'
        return f'<div class="blk" id="b-{leaf.id}">{before}{element}{after}</div>'

    def _last_cell(self, leaf: Leaf, after: str) -> str:
        is_widened = leaf.path[0] in self._widened
        return f'<td class="act-cell" data-ui="">{after}</td>' if is_widened else ""

    def _cells(self, leaf: Leaf) -> Iterator[str]:
        at = self._starts[leaf.id]
        for cell in leaf.cells:
            words = "".join(self._segments(cell, at, self._marks.get(leaf.id, ())))
            yield f"{open_cell(cell, leaf)}{words}</{cell.tag}>" if cell.tag else words
            at += len(cell.words) + 1

    def _segments(self, cell: Cell, start: int, marks: Sequence[Mark]) -> Iterator[str]:
        end = start + len(cell.words)
        edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
        cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
        for here, there in pairwise([*cuts, end]):
            nothing, piece = Span(here, here), Span(here, there)
            if places := [mark for mark in marks if mark.span == nothing]:
                yield _marked("", places, here)
            on_it = [mark for mark in marks if mark.span.overlaps(piece)]
            words = inline(cut(cell.runs, here - start, there - start), self._note_mark)
            yield _marked(words, on_it, there) if on_it else words

    def _note_mark(self, run: Run) -> str:
        note, number = run.note, self._numbers[run.note]
        self._refs[note] += 1
        return (
            f'<sup data-fn="{note}"><a href="#note-{note}" id="{_ref(note, self._refs[note])}"'
            f' role="doc-noteref" aria-label="{attribute(self._labels.note)} {number}">'
            f"{number}</a></sup>"
        )

    def _back_links(self, leaf: Leaf) -> str:
        """Return links from the first paragraph of a note to the places it is a note to."""
        if not (note := self._note_of.get(leaf.id)):
            return ""
        label = f"{attribute(self._labels.back)} ({self._numbers[note]})"
        links = "".join(
            f' <a class="back" href="#{_ref(note, count)}" role="doc-backlink"'
            f' aria-label="{label}">↑</a>'
            for count in range(1, self._refs[note] + 1)
        )
        return _aside(links)


def _by_block(blocks: Sequence[Block], marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Return the marks that touch each block, in the order of the text."""
    found: dict[str, list[Mark]] = {}
    ordered = sorted(marks, key=lambda mark: mark.span)
    first = 0
    for mark in ordered:
        while first < len(blocks) and blocks[first].span.end < mark.span.start:
            first += 1
        for block in blocks[first:]:
            if block.start > mark.span.end:
                break
            found.setdefault(block.id, []).append(mark)
    return found


def _marked(words: str, marks: Sequence[Mark], end: int) -> str:
    names = [
        *(["s"] if any(mark.kind == "suggestion" for mark in marks) else []),
        *(["done"] if all(mark.settled for mark in marks) else []),
        *([] if words else ["place"]),
    ]
    kind = f' class="{" ".join(names)}"' if names else ""
    ids = attribute(" ".join(dict.fromkeys(mark.id for mark in marks)))
    details = attribute(marks[0].id)
    ending = " ".join(str(mark.number) for mark in marks if mark.number and mark.span.end == end)
    numbers = f' data-n="{ending}"' if ending else ""
    return f'<mark data-c="{ids}"{kind}{numbers} aria-details="{details}">{words}</mark>'


def _note_numbers(leaves: Sequence[Leaf]) -> dict[str, int]:
    frames = dict.fromkeys(leaf.path[-1].note for leaf in leaves if NOTES in leaf.path)
    return {note: number for number, note in enumerate(frames, start=1)}


def _table_names(leaves: Sequence[Leaf], label: str) -> dict[Frame, str]:
    """Return what each table is called: by its caption, or else by its number."""
    tables = dict.fromkeys(leaf.path[0] for leaf in leaves if leaf.tag == "tr")
    names = {table: f"{label} {number}" for number, table in enumerate(tables, start=1)}
    captions = (leaf for leaf in leaves if leaf.tag == "caption")
    return names | {
        leaf.path[0]: leaf.words.replace(BREAK, " ").replace(NOTE, "") for leaf in captions
    }


def _close(frame: Frame) -> str:
    after = {"table": "</div>"}.get(frame.tag, "</section>" if frame == NOTES else "")
    return close_frame(frame) + after


def _ref(note: str, count: int) -> str:
    return f"ref-{note}" if count == 1 else f"ref-{note}-{count}"


def _aside(html: str) -> str:
    return f'<span data-ui="">{html}</span>' if html else ""
