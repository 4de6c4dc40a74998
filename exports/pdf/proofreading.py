"""Is everything that should be in the file really in it?

Two questions. Are all words of the sources in the page (``words_missing``)? And
was every letter of the page painted, in order, by a face that has it
(``check_painted``)? WeasyPrint drops what it cannot place without a word: of 210
notes at the foot of a page it lost two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from exports.pdf import fonts
from exports.pdf.refusals import missing_glyph, picture_lost, words_lost

# What WeasyPrint puts where it broke a word.
HYPHEN = "\u2010"
WORD = re.compile(r"[^\W\d_]+|\d+")
BETWEEN_WORDS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "div", "figcaption",
     "figure", "h1", "h2", "h3", "h4", "header", "hr", "li", "main", "nav", "ol", "p", "section",
     "table", "tbody", "td", "th", "thead", "tr", "ul")
)  # fmt: skip


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text)))


def text_of(element: Any) -> str:
    """The text of an element, with a blank wherever the page shows a new block."""
    return "".join(_parts(element))


def _parts(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    gap = " " if element.tag in BETWEEN_WORDS else ""
    yield gap
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    yield gap


def check_words(body: Any, sources: Iterable[str]) -> None:
    """Raise Refused when the page lacks a word of its sources."""
    wanted: Counter[str] = Counter()
    for source in sources:
        wanted += words(source)
    if missing := wanted - words(text_of(body)):
        raise words_lost(words=", ".join(sorted(missing)[:12]))


def check_painted(body: Any, pages: Iterable[Any]) -> None:
    """Raise Refused unless each element's own text was painted whole, in order.

    The head of a table is repeated on every page, so there the text may come more
    than once. Blanks do not count: a line that breaks eats them.
    """
    painted: dict[Any, list[str]] = defaultdict(list)
    for page in pages:
        for box in _texts(page):
            _check_shapes(box)
            _check_on_page(box, page)
            if "::" not in box.element_tag:
                painted[box.element].append(box.text)
    for element in body.iter():
        wanted = _bare(_own_text(element))
        got = _bare("".join(painted.get(element, ())))
        times = max(1, len(got) // len(wanted)) if wanted else 1
        if got != wanted * times:
            raise words_lost(words=" ".join(_own_text(element).split())[:120])


def check_pictures(body: Any, pages: Iterable[Any]) -> None:
    """Raise Refused unless every picture was drawn: WeasyPrint prints nothing for a broken one."""
    drawn = {box.element for page in pages for box in _replaced(page)}
    for picture in body.iter("img"):
        if picture not in drawn:
            raise picture_lost(alt=picture.get("alt", "")[:120])


def _replaced(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.ReplacedBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _replaced(child)


def _texts(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _check_on_page(box: Any, page: Any) -> None:
    """What a table that is too wide puts beside the paper is painted, but nobody sees it."""
    is_within = box.position_x > -1 and box.position_x + box.width < page.margin_width() + 1
    if box.text.strip() and not is_within:
        raise words_lost(words=box.text.strip()[:80])


def _own_text(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _bare(text: str) -> str:
    return "".join(text.replace(HYPHEN, "").split())


def _check_shapes(box: Any) -> None:
    unusual = {ord(character) for character in box.text} - fonts.USUAL
    if not unusual:
        return
    style = box.style
    face = fonts.face_for(
        style["font_family"], weight=style["font_weight"], italic=style["font_style"] != "normal"
    )
    lacking = unusual - fonts.characters(face)
    # The further faces last: to look into them takes a fifth of a second.
    if lacking and (lacking := lacking - fonts.characters_of_more()):
        character = next(each for each in box.text if ord(each) in lacking)
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
        raise missing_glyph(character=character, name=name, words=box.text.strip()[:80])
