"""Told of a pasted page bit by bit; writes it down as plain HTML.

Knows how Word, LibreOffice and Google Docs write what HTML has elements for.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from documents.core.gathering import Leave
from documents.core.tree import attribute, escape
from documents.core.vocabulary import Attributes
from documents.core.wordlists import Lists

# A link to a note, and from a note back to the text: Word, LibreOffice, Google Docs.
_TO_NOTE = re.compile(r"#(?:_ftn|_edn|sdfootnote|sdendnote|ftnt)([0-9]{1,5})(?:sym)?")
_FROM_NOTE = re.compile(r"#(?:_ftnref|_ednref|sdfootnote|sdendnote|ftnt_ref)([0-9]{1,5})(?:anc)?")
_NOTE = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)([0-9]{1,5})")
_KEPT = {"td": ("colspan", "rowspan"), "th": ("colspan", "rowspan"), "ol": ("start",),
         "img": ("src", "alt"), "a": ("href",)}  # fmt: skip
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | {"p", "ul", "ol", "table", "blockquote", "hr", "div", "figure", "pre"}
_EMPTY = frozenset({"br", "hr", "img", "input", "embed"})
_UNSEEN = frozenset({"style", "title", "meta", "link", "head", "colgroup", "col"})
_NAME = re.compile(r"[a-z][a-z0-9]*")
_MARKS = {"x-b": "strong", "x-strong": "strong", "x-i": "em", "x-em": "em"}
_BLACK = re.compile(
    r"|auto|inherit|initial|windowtext|black|transparent|white|none|currentcolor"
    r"|#0{3,6}|#f{3,6}|rgba?\(0, 0, 0.*\)|rgba?\(255, 255, 255.*\)"
)
COLOURS = "colors"


class Rewriter:
    """Has its ``html()`` and what was ``lost``, once everything was told."""

    def __init__(self) -> None:
        self.lost: list[str] = []
        self._out: list[str] = []
        self._lists = Lists(self._out.append)
        self._hidden = 0
        # Between two comments that say: only for who knows no lists.
        self._is_conditional = False
        self._after_notes = False
        self._in_heading = False
        # Where the paragraph that we are in began, should it turn out to be a note.
        self._paragraph = -1

    def html(self) -> str:
        self._lists.close()
        return "".join(self._out)

    def text(self, words: str) -> None:
        if self._lists.marker(words) or self._hidden or self._is_conditional:
            return
        if words.strip():
            self._lists.begin()
        self._out.append(escape(words))

    def comment(self, words: str) -> None:
        """Take a comment: Word's stand around the signs that it put before an item."""
        if re.match(r"\s*\[if !support(Lists|Footnotes)\]", words):
            self._condition(on=True)
        elif words.strip() == "[endif]":
            self._condition(on=False)

    def _condition(self, *, on: bool) -> None:
        self._is_conditional = on
        self._lists.listen(on=on)

    def enter(self, tag: str, attributes: Attributes) -> Leave | None:
        style = _style(attributes.get("style") or "")
        if tag in _UNSEEN or style.get("display") == "none" or "mso-hide" in style:
            return None
        if style.get("mso-list") == "ignore":
            return self._sign_of_item()
        if tag == "a" and (special := self._note_link(attributes.get("href") or "")):
            return special
        colours = (style.get("color"), style.get("background-color"), attributes.get("color"))
        if not all(_BLACK.fullmatch(colour or "") for colour in colours):
            self._lose(COLOURS)
        if found := _NOTE.fullmatch(attributes.get("id") or ""):
            return self._note(found[1])
        return self._element(tag, attributes, style)

    def _element(self, tag: str, attributes: Attributes, style: dict[str, str]) -> Leave:
        if tag in _BLOCKS:
            return self._block(tag, attributes, style)
        if tag.startswith("x-") or tag == "span":
            return self._emphasis(tag, style)
        return self._plain(tag, attributes)

    def _block(self, tag: str, attributes: Attributes, style: dict[str, str]) -> Leave:
        # A condition that was never ended must not swallow the rest of the text.
        self._condition(on=False)
        if style.get("mso-element") in ("footnote-list", "endnote-list"):
            self._after_notes = True
        if tag == "hr" and self._after_notes:
            return _nothing  # Word's own line above its notes.
        if tag == "p" and (item := self._lists.item(style.get("mso-list", ""))):
            return item
        if tag != "div":
            self._lists.close()
        if tag == "p":
            self._paragraph = len(self._out)
            if "MsoTitle" in (attributes.get("class") or ""):
                tag = "h1"
        return self._heading(tag) if tag in _HEADINGS else self._plain(tag, attributes)

    def _heading(self, tag: str) -> Leave:
        leave = self._plain(tag, {})
        self._in_heading = True

        def leave_heading() -> None:
            leave()
            self._in_heading = False

        return leave_heading

    def _plain(self, tag: str, attributes: Attributes) -> Leave:
        if not _NAME.fullmatch(tag) or tag in ("span", "center"):
            return _nothing
        values = {name: attributes.get(name) or "" for name in _KEPT.get(tag, ())}
        if tag == "a":
            values["href"] = _unwrapped(values["href"])
        written = "".join(
            f' {name}="{attribute(value)}"'
            for name, value in values.items()
            if value or name == "alt"
        )
        self._lists.begin()
        self._out.append(f"<{tag}{written}>")
        if tag in _EMPTY:
            return _nothing
        return lambda: self._out.append(f"</{tag}>")

    def _emphasis(self, tag: str, style: dict[str, str]) -> Leave:
        marks = {_MARKS[tag]} if tag in _MARKS else set()
        for mark, value, on in (
            ("strong", style.get("font-weight", ""), r"bold|bolder|[6-9]00"),
            ("em", style.get("font-style", ""), "italic|oblique"),
        ):
            marks = (
                marks | {mark} if re.fullmatch(on, value) else marks - {mark} if value else marks
            )
        if style.get("vertical-align") in ("super", "sub"):
            marks.add({"super": "sup"}.get(style["vertical-align"], "sub"))
        if self._in_heading:
            marks.discard("strong")
        if self._hidden or not marks:
            return _nothing
        ordered = sorted(marks)
        self._out.extend(f"<{mark}>" for mark in ordered)
        return lambda: self._out.extend(f"</{mark}>" for mark in reversed(ordered))

    def _sign_of_item(self) -> Leave:
        self._hidden += 1
        outer = self._lists.listening
        self._lists.listen()

        def leave() -> None:
            self._hidden -= 1
            self._lists.listen(on=outer)

        return leave

    def _note_link(self, href: str) -> Leave | None:
        """Make a mark of a link to a note; leave out the link back, and know the note by it."""
        if found := _FROM_NOTE.fullmatch(href):
            if href.startswith("#ftnt_ref") and self._paragraph >= 0:
                opened = f'<ol data-notes=""><li data-note="p{found[1]}">'
                self._out[self._paragraph] = opened + self._out[self._paragraph]
                self._out.append("")
            return self._without()
        if found := _TO_NOTE.fullmatch(href):
            self._out.append(f'<sup data-fn="p{found[1]}"></sup>')
            return self._without()
        return None

    def _without(self) -> Leave:
        self._hidden += 1

        def leave() -> None:
            self._hidden -= 1

        return leave

    def _note(self, number: str) -> Leave:
        self._lists.close()
        self._out.append(f'<ol data-notes=""><li data-note="p{number}">')
        return lambda: self._out.append("</li></ol>")

    def _lose(self, what: str) -> None:
        if what not in self.lost:
            self.lost.append(what)


def _style(source: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in source.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def _unwrapped(href: str) -> str:
    """Return where a link leads that Google Docs sends by way of itself."""
    if not href.startswith("https://www.google.com/url?"):
        return href
    return parse_qs(urlsplit(href).query).get("q", [href])[0]


def _nothing() -> None:
    """Leave an element that is as if not there."""
