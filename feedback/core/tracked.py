"""What a Word file says when its tracked changes are undone, and where each change stands in that.

Pure: reads a package that was opened with care. Offsets count code points of ``before``,
which is put together as a reading text is: blocks joined by a newline, cells by a TAB.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from documents.core.package import Element, Package
from documents.core.tree import BREAK, CELL, NOTE
from documents.core.wordparts import W, main_part
from feedback.core.flowing import Flow, plain

Status = Literal["same", "added", "removed", "neither"]

_ADDED, _REMOVED = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
_MOVED = {W + "moveTo", W + "moveFrom"}
_CHARACTERS = {
    W + "tab": " ", W + "br": BREAK, W + "cr": BREAK, W + "noBreakHyphen": "\u2011",
    W + "footnoteReference": NOTE, W + "endnoteReference": NOTE,
}  # fmt: skip
_RESTYLED = {W + "rPrChange", W + "pPrChange", W + "tblPrChange", W + "sectPrChange"}
_SKIPPED = {W + "pPr", W + "rPr", W + "instrText", W + "sectPr", W + "tblPr", W + "drawing"}


@dataclass(frozen=True, slots=True)
class Edit:
    """Words between two places that one author replaced. A newline in ``added`` parts blocks."""

    start: int
    end: int
    added: str
    author: str
    moved: bool


@dataclass(slots=True)
class Tracked:
    """``ranges`` has the places of a comment's words by its id; ``headings`` where headings start.

    ``restyled`` counts changes of looks alone, and of nothing but blanks.
    """

    before: str = ""
    edits: list[Edit] = field(default_factory=list)
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    headings: set[int] = field(default_factory=set)
    restyled: int = 0


@dataclass(frozen=True, slots=True)
class _Where:
    """What surrounds a run: is it added or removed, by whom."""

    status: Status = "same"
    author: str = ""
    moved: bool = False

    def goes_on(self, before: _Where) -> bool:
        """True when a change here belongs to the change ``before``."""
        return (self.author, self.moved) == (before.author, before.moved)

    def inside(self, element: Element) -> _Where:
        added = element.tag in _ADDED
        # What one person added and another took out is in neither text.
        status: Status = "added" if added else "removed"
        if self.status not in ("same", status):
            status = "neither"
        return _Where(status, element.get(W + "author", ""), element.tag in _MOVED)


def tracked(package: Package) -> Tracked:
    """Return the text before the changes, and the changes."""
    reader = _Reader(_heading_styles(package))
    root = package.root(main_part(package))
    body = root.find(W + "body")
    reader.blocks(body if body is not None else root)
    for kind in ("footnote", "endnote"):
        notes = package.tree(f"word/{kind}s.xml")
        ids = [each.get(W + "id") for each in root.iter(f"{W}{kind}Reference")]
        known = {} if notes is None else {each.get(W + "id"): each for each in notes}
        for name in dict.fromkeys(ids):
            if name in known:
                reader.blocks(known[name])
    reader.finish()
    found = reader.found
    found.restyled += sum(1 for each in root.iter() if each.tag in _RESTYLED)
    return found


def _heading_styles(package: Package) -> set[str]:
    styles = package.tree("word/styles.xml")
    found = set()
    for each in () if styles is None else styles.findall(W + "style"):
        name = each.find(W + "name")
        if name is not None and name.get(W + "val", "").lower().startswith("heading"):
            found.add(each.get(W + "styleId", ""))
    return found


class _Reader:
    def __init__(self, headings: set[str]) -> None:
        self.found = Tracked()
        self._headings = headings
        self._starts: dict[str, int] = {}
        self._flow = Flow()
        # The edit that is going on: where it began, what was added, by whom.
        self._edit: tuple[int, str, _Where] | None = None

    def blocks(self, parent: Element) -> None:
        for element in parent:
            if element.tag == W + "p":
                self._paragraph(element, "\n")
            elif element.tag == W + "tbl":
                for row in element.iter(W + "tr"):
                    self._row(row)
            elif element.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
                self.blocks(element)
            else:
                self._mark(element)

    def finish(self) -> None:
        self._close()
        self.found.before = self._flow.text().rstrip("\n ")
        for name, start in self._starts.items():
            self.found.ranges.setdefault(name, (start, start))

    def _row(self, row: Element) -> None:
        looks = row.find(W + "trPr")
        where = _Where()
        for change in () if looks is None else looks:
            if change.tag in _ADDED | _REMOVED:
                where = where.inside(change)
        cells = [cell for cell in row.findall(W + "tc") if not _is_covered(cell)]
        for cell in cells:
            paragraphs = cell.findall(W + "p")
            for paragraph in paragraphs:
                is_last = paragraph is paragraphs[-1]
                after = "\n" if cell is cells[-1] else CELL
                self._paragraph(paragraph, after if is_last else BREAK, where)

    def _paragraph(self, paragraph: Element, ending: str, where: _Where = _Where()) -> None:
        looks = paragraph.find(W + "pPr")
        style = None if looks is None else looks.find(W + "pStyle")
        if style is not None and style.get(W + "val") in self._headings:
            self.found.headings.add(self._flow.length)
        self._inline(paragraph, where)
        mark = None if looks is None else looks.find(W + "rPr")
        for change in () if mark is None else mark:
            if change.tag in _ADDED | _REMOVED:
                where = where.inside(change)
        self._add(ending, where)

    def _inline(self, parent: Element, where: _Where) -> None:
        for element in parent:
            if element.tag in _ADDED or element.tag in _REMOVED:
                self._inline(element, where.inside(element))
            elif element.tag in (W + "t", W + "delText"):
                self._add(plain(element.text or ""), where)
            elif element.tag in _CHARACTERS:
                self._add(_CHARACTERS[element.tag], where)
            elif element.tag not in _SKIPPED and not self._mark(element):
                self._inline(element, where)

    def _mark(self, element: Element) -> bool:
        """Take the start or end of a comment's words; say whether it was one."""
        name, here = element.get(W + "id", ""), self._flow.length
        if element.tag == W + "commentRangeStart":
            self._starts[name] = here
        elif element.tag == W + "commentRangeEnd":
            self.found.ranges[name] = (min(self._starts.get(name, here), here), here)
        elif element.tag == W + "commentReference":
            self._starts.setdefault(name, here)
        else:
            return False
        return True

    def _add(self, text: str, where: _Where) -> None:
        if not text or where.status == "neither":
            return
        if where.status == "same" or (self._edit and not where.goes_on(self._edit[2])):
            self._close()
        if where.status != "same" and self._edit is None:
            self._edit = (self._flow.length, "", where)
        if where.status == "added":
            start, added, who = self._edit or (self._flow.length, "", where)
            self._edit = (start, added + text, who)
        else:
            self._keep(text)

    def _keep(self, text: str) -> None:
        for end in self._flow.add(text):
            self._shorten(end)

    def _shorten(self, end: int) -> None:
        """Let nothing stand behind ``end``, where a blank at the end of a block was taken away."""
        edits, ranges = self.found.edits, self.found.ranges
        if edits and edits[-1].end > end:
            edits[-1] = replace(edits[-1], start=min(edits[-1].start, end), end=end)
        if self._edit and self._edit[0] > end:
            self._edit = (end, *self._edit[1:])
        for name in [name for name, (_, last) in ranges.items() if last > end]:
            ranges[name] = (min(ranges[name][0], end), end)

    def _close(self) -> None:
        if self._edit is None:
            return
        (start, added, who), self._edit = self._edit, None
        if start == self._flow.length and not added.strip(" "):
            self.found.restyled += 1
            return
        self.found.edits.append(Edit(start, self._flow.length, added, who.author, who.moved))


def _is_covered(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"
