"""The text as WordprocessingML: strings, which exports.textfiles.word puts in a file.

Knows nothing of the file but what it is told when it asks for a link, a picture, a list or a
footnote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from documents.core.tree import BREAK, NOTES, Cell, Frame, Leaf, Run

DEEPEST = 8  # the last of the nine levels that Word has, from 0
HEADINGS = {"h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
_LOOKS = {
    "strong": "<w:b/>",
    "em": "<w:i/>",
    "sup": '<w:vertAlign w:val="superscript"/>',
    "sub": '<w:vertAlign w:val="subscript"/>',
}


class Binder(Protocol):
    """What holds the parts of the file that a text refers to."""

    def link(self, href: str) -> str:
        """Return the id of the relation to an address."""
        ...

    def picture(self, leaf: Leaf) -> str:
        """Return what stands in the run of a picture."""
        ...

    def list(self, frame: Frame, level: int) -> int:
        """Return the number of the list of a frame at that level."""
        ...

    def note(self, name: str) -> int:
        """Return the number of the footnote that a new mark refers to."""
        ...


class Body:
    """Writes leaves as block elements."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._begun: set[Frame] = set()

    def blocks(self, leaves: Sequence[Leaf]) -> Iterator[str]:
        for frame, group in groupby(leaves, key=lambda leaf: leaf.path[0] if leaf.path else None):
            if frame and frame.tag == "table":
                yield from self._table(list(group))
            else:
                for leaf in group:
                    yield self._block(leaf)

    def note(self, leaves: Sequence[Leaf], number: int) -> str:
        """Return a footnote."""
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        inner = ""
        for index, leaf in enumerate(leaves):
            words = self.runs(leaf.cells[0].runs)
            inner += _paragraph("FootnoteText", words if index else f"{mark}{_text(' ')}{words}")
        return f'<w:footnote w:id="{number}">{inner}</w:footnote>'

    def runs(self, runs: Sequence[Run]) -> str:
        parts = []
        for href, group in groupby(runs, key=lambda run: dict(run.styles).get("a", "")):
            inner = "".join(self._run(run, linked=bool(href)) for run in group)
            if href:
                inner = f'<w:hyperlink r:id="{self._binder.link(href)}">{inner}</w:hyperlink>'
            parts.append(inner)
        return "".join(parts)

    def _run(self, run: Run, *, linked: bool) -> str:
        if run.note:
            return (
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{self._binder.note(run.note)}"/></w:r>'
            )
        looks = '<w:rStyle w:val="Hyperlink"/>' if linked else ""
        looks += "".join(_LOOKS[tag] for tag, _ in run.styles if tag in _LOOKS)
        return _text(run.text, looks)

    def _block(self, leaf: Leaf) -> str:
        if leaf.tag == "hr":
            return _paragraph("HorizontalLine", "")
        if leaf.tag == "img":
            return _paragraph("Normal", self._binder.picture(leaf), keep=True)
        words = self.runs(leaf.cells[0].runs)
        if leaf.tag in HEADINGS:
            return _paragraph(HEADINGS[leaf.tag], words)
        if leaf.tag == "figcaption":
            return _paragraph("Caption", words)
        style = "Quote" if leaf.path and leaf.path[0].tag == "blockquote" else ""
        if leaf.path and leaf.path[-1].tag == "li":
            return self._item(leaf, words, style)
        return _paragraph(style or "Normal", words)

    def _item(self, leaf: Leaf, words: str, style: str) -> str:
        frames = [frame for frame in leaf.path if frame.tag in ("ul", "ol")]
        level = min(len(frames) - 1, DEEPEST)
        if leaf.path[-1] in self._begun:
            name = "ListContinue" if level == 0 else f"ListContinue{level + 1}"
            return _paragraph(style or name, words)
        self._begun.add(leaf.path[-1])
        number = self._binder.list(frames[-1], level)
        looks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return _paragraph(style or "ListParagraph", words, looks=looks)

    def _table(self, leaves: Sequence[Leaf]) -> Iterator[str]:
        rows = [leaf for leaf in leaves if leaf.tag == "tr"]
        for leaf in leaves:
            if leaf.tag == "caption":
                yield _paragraph("TableCaption", self.runs(leaf.cells[0].runs), keep=True)
        columns = sum(cell.colspan for cell in rows[0].cells)
        grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLook w:val="0020"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(self._rows(rows, columns))}</w:tbl>"
        )
        # Word joins two tables between which no paragraph stands.
        yield '<w:p><w:pPr><w:spacing w:after="120" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

    def _rows(self, rows: Sequence[Leaf], columns: int) -> Iterator[str]:
        reaching: dict[int, Cell] = {}
        left: dict[int, int] = {}
        for row in rows:
            cells, written, column = list(row.cells), "", 0
            while column < columns:
                if left.get(column, 0):
                    cell, merge = reaching[column], "<w:vMerge/>"
                    words = _paragraph("TableContents", "")
                elif cells:
                    cell = cells.pop(0)
                    merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
                    reaching[column], left[column] = cell, cell.rowspan
                    words = _paragraph(
                        "TableHeading" if cell.tag == "th" else "TableContents",
                        self.runs(cell.runs),
                    )
                else:
                    break
                left[column] -= 1
                span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
                width = f'<w:tcW w:w="{5000 * cell.colspan // columns}" w:type="pct"/>'
                written += f"<w:tc><w:tcPr>{width}{span}{merge}</w:tcPr>{words}</w:tc>"
                column += cell.colspan
            head = "<w:tblHeader/>" if row.path[-1].tag == "thead" else ""
            yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def notes_of(leaves: Sequence[Leaf]) -> dict[str, list[Leaf]]:
    """Return the paragraphs of each footnote, by its name."""
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        if NOTES in leaf.path:
            found.setdefault(leaf.path[1].note, []).append(leaf)
    return found


def _paragraph(style: str, words: str, *, looks: str = "", keep: bool = False) -> str:
    keeping = "<w:keepNext/>" if keep else ""
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{keeping}{looks}</w:pPr>{words}</w:p>"


def _text(text: str, looks: str = "") -> str:
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    parts = (
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in text.split(BREAK)
    )
    return f"<w:r>{looks}{'<w:br/>'.join(parts)}</w:r>"
