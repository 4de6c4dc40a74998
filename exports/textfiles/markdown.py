"""The text as Markdown: CommonMark with tables and footnotes, HTML for what that cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from documents.core.markup import parse
from documents.core.tree import NOTES, Cell, Frame, Leaf, attribute, serialise
from exports.facts import Edition
from exports.textfiles.words import line

# Between two lists or quotations that would else be read as one.
APART = "<!-- -->"


def as_markdown(edition: Edition) -> str:
    """Return the text with its title, version and address in front matter."""
    front = {
        "title": edition.title,
        "version": str(edition.number),
        "status": "definitive" if edition.is_definitive else "concept",
        "date": edition.frozen_at.date().isoformat(),
        "lang": edition.language,
        "publisher": edition.publisher,
        "source": edition.address,
        "sha256": edition.sha256,
    }
    lines = [f"{name}: {_quoted(value)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", *_Text(parse(edition.html)).blocks()]) + "\n"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _Text:
    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._body = [leaf for leaf in leaves if NOTES not in leaf.path]
        self._notes = [leaf for leaf in leaves if NOTES in leaf.path]
        # A note that is named in HTML must stand in HTML too, and so must all others.
        self._raw = any(
            run.note
            for whole in self._wholes()
            if not _is_plain(whole)
            for leaf in whole
            for cell in leaf.cells
            for run in cell.runs
        )

    def blocks(self) -> Iterator[str]:
        before: Frame | None = None
        for frame, group in groupby(self._body, key=lambda leaf: _at(leaf, 0)):
            if before and frame and frame.tag == before.tag and frame.tag != "table":
                yield APART + "\n"
            before = frame
            yield from (text + "\n" for text in self._written(frame, list(group)))
        yield from self._written_notes()

    def _wholes(self) -> Iterator[list[Leaf]]:
        """Yield the tables and figures."""
        for frame, group in groupby(self._body, key=lambda leaf: _at(leaf, 0)):
            if frame and frame.tag in ("table", "figure"):
                yield list(group)

    def _written(self, frame: Frame | None, leaves: list[Leaf]) -> Iterator[str]:
        if frame is None:
            yield from (self._alone(leaf) for leaf in leaves)
        elif frame.tag == "table":
            yield self._table(leaves)
        elif frame.tag == "figure":
            yield self._figure(leaves)
        elif frame.tag == "blockquote":
            yield "\n".join(_prefixed(self._inside(leaves, 1), "> ", "> "))
        else:
            yield "\n".join(self._inside(leaves, 0))

    def _alone(self, leaf: Leaf) -> str:
        if leaf.tag == "hr":
            return "* * *"
        if leaf.tag in ("h2", "h3", "h4"):
            return f"{'#' * int(leaf.tag[1])} {self._line(leaf.cells[0], one_line=True)}"
        return self._line(leaf.cells[0])

    def _line(self, cell: Cell, *, one_line: bool = False) -> str:
        return line(cell.runs, one_line=one_line, raw_notes=self._raw)

    def _inside(self, leaves: Sequence[Leaf], depth: int) -> list[str]:
        """Write the leaves of a quotation or list, as lines; ``depth`` containers are written."""
        lines: list[str] = []
        before: Frame | None = None
        for frame, group in groupby(leaves, key=lambda leaf: _at(leaf, depth)):
            each = list(group)
            if frame is None:
                for leaf in each:
                    lines += [*([""] if lines else []), *self._line(leaf.cells[0]).split("\n")]
            else:
                parting = _parting(lines, before, frame)
                lines += [*parting, *self._list(frame, each, depth)]
            before = frame
        return lines

    def _list(self, frame: Frame, leaves: Sequence[Leaf], depth: int) -> Iterator[str]:
        number = frame.start
        is_first = True
        for _, group in groupby(leaves, key=lambda leaf: leaf.path[depth + 1]):
            item = list(group)
            mark = "- " if frame.tag == "ul" else f"{number}. "
            inner = self._inside(item, depth + 2)
            if not is_first and "" in inner:
                yield ""
            yield from _prefixed(inner, mark, " " * len(mark))
            number += 1
            is_first = False

    def _table(self, leaves: Sequence[Leaf]) -> str:
        if not _is_plain(leaves):
            return serialise(leaves)
        rows = [[self._line(cell, one_line=True) for cell in leaf.cells] for leaf in leaves]
        rule = ["---"] * len(rows[0])
        return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:]])

    def _figure(self, leaves: Sequence[Leaf]) -> str:
        if any(leaf.cells for leaf in leaves):
            return serialise(leaves)
        return "\n".join(
            f'<img src="{attribute(leaf.src)}" alt="{attribute(leaf.alt)}">'
            if set(leaf.alt) & set("\\[]`<&")
            else f"![{leaf.alt}]({leaf.src})"
            for leaf in leaves
        )

    def _written_notes(self) -> Iterator[str]:
        if self._raw:
            yield serialise(self._notes)
            return
        for frame, group in groupby(self._notes, key=lambda leaf: leaf.path[1]):
            lines: list[str] = []
            for leaf in group:
                lines += [*([""] if lines else []), *self._line(leaf.cells[0]).split("\n")]
            yield "\n".join(_prefixed(lines, f"[^{frame.note}]: ", "    ")) + "\n"


def _at(leaf: Leaf, depth: int) -> Frame | None:
    return leaf.path[depth] if len(leaf.path) > depth else None


def _parting(lines: Sequence[str], before: Frame | None, frame: Frame) -> list[str]:
    """Return what must stand between what is written and a list."""
    if before is not None and before.tag == frame.tag:
        return ["", APART, ""]
    # In the middle of a paragraph only a list that begins at 1 can begin.
    return [""] if lines and (frame.start != 1 or before is not None) else []


def _prefixed(lines: Sequence[str], first: str, rest: str) -> Iterator[str]:
    for index, text in enumerate(lines):
        start = rest if index else first
        yield start + text if text else start.rstrip()


def _is_plain(rows: Sequence[Leaf]) -> bool:
    """True for a table of one header row over ordinary ones, which Markdown can say."""
    if any(row.tag != "tr" or any(c.colspan + c.rowspan > 2 for c in row.cells) for row in rows):
        return False
    kinds = [{cell.tag for cell in row.cells} for row in rows]
    return kinds[0] == {"th"} and all(kind == {"td"} for kind in kinds[1:])
