"""Turns the elements of a page, in reading order, into leaves.

Knows HTML but no parser: it is told of each start tag, text and end tag.
Words that a reader would see are kept, whatever element they stand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import ClassVar

from documents.core.gathering import Gathering, Leave
from documents.core.inline import clean, plain
from documents.core.limits import TALLEST_CELL, WIDEST_CELL
from documents.core.tree import BREAK, NOTE, STYLES, Cell, Frame, Leaf, Run, Style
from documents.core.vocabulary import (
    AS_TYPED,
    BORDERS,
    DROPPED,
    HEADINGS,
    STYLE_OF,
    Attributes,
    address,
    media_path,
    reach,
    start_of,
)


class Builder:
    """Told of a page bit by bit; has its ``leaves``, and what was ``lost`` of it.

    ``is_safe`` says whether a text may link to an address.
    """

    def __init__(self, is_safe: Callable[[str], bool]) -> None:
        self.lost: list[str] = []
        self._is_safe = is_safe
        self._page = Gathering()
        self._styles: tuple[Style, ...] = ()
        self._cells: list[Cell] = []
        # The figure we are in, and the latest that has its image.
        self._figure: Frame | None = None
        self._pictured: Frame | None = None
        # How many of these we are in: pre, thead, and lists of notes.
        self._within: Counter[str] = Counter()

    @property
    def leaves(self) -> list[Leaf]:
        """Everything told so far, as leaves that still have to be shaped."""
        self._page.border()
        return self._page.leaves

    def text(self, words: str) -> None:
        words = clean(words)
        if self._within["pre"]:
            words = words.replace("\n", BREAK)
        self._page.add(Run(words, self._styles))

    def comment(self, _words: str) -> None:
        """Leave out a comment: no reader sees it."""

    def enter(self, tag: str, attributes: Attributes) -> Leave | None:
        """Take a start tag; return what to call at its end tag.

        None says that the element is done with, and what it holds left out.
        """
        if tag in DROPPED or "data-ui" in attributes:
            self.lost += filter(None, [DROPPED.get(tag)])
            return None
        if tag == "sup" and (note := attributes.get("data-fn")):
            self._page.add(Run(NOTE, note=note))
            return None
        if tag in self._ATOMS:
            self._ATOMS[tag](self, attributes)
            return None
        if tag in STYLE_OF:
            return self._style(STYLE_OF[tag], attributes)
        return self._block(tag, attributes) if tag in self._BLOCKS else _nothing

    def _line_break(self, _: Attributes) -> None:
        self._page.add(Run(BREAK, self._styles))

    def _image(self, attributes: Attributes) -> None:
        src, alt = media_path(attributes), plain(attributes.get("alt") or "")
        if not src:
            self.lost.append(f"image: {alt}" if alt else "image")
            return
        figure = self._figure or self._page.frame("figure")
        if figure == self._pictured:
            figure = self._figure = self._page.frame("figure")
        self._pictured = figure
        self._page.place(Leaf("img", (figure,), src=src, alt=alt))

    def _rule(self, _: Attributes) -> None:
        if self._page.holding or self._page.note:
            self._page.border()
        else:
            self._page.place(Leaf("hr"))

    def _style(self, tag: str, attributes: Attributes) -> Leave:
        before = self._styles
        href = address(attributes) if tag == "a" else ""
        if tag == "a" and not self._is_safe(href):
            return _nothing
        styles = dict(before) | {tag: href}
        self._styles = tuple((name, styles[name]) for name in STYLES if name in styles)

        def leave() -> None:
            self._styles = before

        return leave

    def _block(self, tag: str, attributes: Attributes) -> Leave:
        page = self._page
        page.border()
        if page.holding:
            return page.border
        page.id = attributes.get("data-b") or page.id
        return page.close if page.note else self._BLOCKS[tag](self, tag, attributes)

    def _border(self, _tag: str, _attributes: Attributes) -> Leave:
        return self._page.close

    def _heading(self, tag: str, _: Attributes) -> Leave:
        page = self._page
        return page.close if page.inside else page.hold(lambda: page.emit(HEADINGS[tag], ()))

    def _as_typed(self, _tag: str, _attributes: Attributes) -> Leave:
        return self._inside("pre")

    def _head(self, _tag: str, _attributes: Attributes) -> Leave:
        return self._inside("thead")

    def _inside(self, what: str) -> Leave:
        self._within[what] += 1

        def leave() -> None:
            self._page.close()
            self._within[what] -= 1

        return leave

    def _list(self, tag: str, attributes: Attributes) -> Leave:
        if "data-notes" in attributes:
            return self._inside("notes")
        start = start_of(attributes) if tag == "ol" else 1
        return self._page.enter(self._page.frame(tag, start=start))

    def _item(self, tag: str, attributes: Attributes) -> Leave:
        page = self._page
        if (name := attributes.get("data-note")) and self._within["notes"]:
            return page.enter_note(page.frame(tag, note=name))
        return page.enter(page.frame(tag)) if page.inside in ("ul", "ol") else page.close

    def _quote(self, tag: str, _: Attributes) -> Leave:
        page = self._page
        return page.close if page.inside else page.enter(page.frame(tag))

    def _whole_figure(self, tag: str, _: Attributes) -> Leave:
        outer, self._figure = self._figure, self._page.frame(tag)

        def leave() -> None:
            self._page.close()
            self._figure = outer

        return leave

    def _caption(self, tag: str, _: Attributes) -> Leave:
        page = self._page
        whole = self._figure if tag == "figcaption" else page.table
        return page.hold(lambda: page.emit(tag, (whole,))) if whole else page.close

    def _table(self, tag: str, _: Attributes) -> Leave:
        return self._page.enter_table(self._page.frame(tag))

    def _row(self, tag: str, _: Attributes) -> Leave:
        page = self._page
        name, page.id, self._cells = page.id, "", []

        def leave() -> None:
            page.close()
            if page.table and self._cells:
                page.leaves.append(Leaf(tag, (page.table,), tuple(self._cells), name))

        return leave

    def _cell(self, tag: str, attributes: Attributes) -> Leave:
        page = self._page
        colspan = reach(attributes, "colspan", WIDEST_CELL)
        rowspan = reach(attributes, "rowspan", TALLEST_CELL)
        kind = "th" if self._within["thead"] else tag
        return page.hold(lambda: self._cells.append(Cell(page.take(), kind, colspan, rowspan)))

    _ATOMS: ClassVar[dict[str, Callable[[Builder, Attributes], None]]] = {
        "br": _line_break,
        "img": _image,
        "hr": _rule,
    }

    _BLOCKS: ClassVar[dict[str, Callable[[Builder, str, Attributes], Leave]]] = {
        **dict.fromkeys(BORDERS, _border),
        **dict.fromkeys(HEADINGS, _heading),
        **dict.fromkeys(AS_TYPED, _as_typed),
        **dict.fromkeys(("ul", "ol"), _list),
        **dict.fromkeys(("caption", "figcaption"), _caption),
        **dict.fromkeys(("td", "th"), _cell),
        "li": _item,
        "blockquote": _quote,
        "figure": _whole_figure,
        "table": _table,
        "thead": _head,
        "tr": _row,
    }


def _nothing() -> None:
    """Leave an element that is as if not there."""
