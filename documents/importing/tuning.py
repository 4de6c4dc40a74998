"""A Word file made ready for mammoth, which does not tell where a list begins anew or at which
number; and what is in the file that no text can keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from documents.core.package import Element, Package, as_xml
from documents.core.wordparts import W, main_part
from documents.importing.numbering import Numbering
from documents.importing.styles import LIST_START

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_CONTENTS = ("toc ", "contents ", "toc heading", "contents heading")


def tuned(package: Package) -> dict[str, bytes]:
    """Return the parts, with a mark before each list that must not be one with what is above."""
    name = main_part(package)
    root = package.root(name)
    numbering = Numbering.of(package)
    latest = ""
    for paragraph in list(_paragraphs(root)):
        item = numbering.item(paragraph)
        if item is None:
            if not numbering.continues(paragraph):
                latest = ""
            continue
        if item.level == 0:
            if item.list != latest and (latest or item.number != 1):
                paragraph.addprevious(_mark(paragraph, item.number))
            latest = item.list
        latest = latest or item.list
    return dict(package.parts) | {name: as_xml(root)}


def left_out(package: Package) -> Iterator[str]:
    """Yield names of what is in the file and cannot be in a text."""
    root = package.root(main_part(package))
    tracked = sum(1 for name in _TRACKED for _ in root.iter(W + name))
    if tracked:
        yield f"tracked changes (taken as accepted): {tracked}"
    comments = package.tree("word/comments.xml")
    if comments is not None and (count := len(comments.findall(W + "comment"))):
        yield f"comments in the file: {count}"
    if next(root.iter(_MATH), None) is not None:
        yield "formula"
    if next(root.iter(W + "object"), None) is not None:
        yield "embedded object"
    if any(each.get("uri", "").endswith(("chart", "diagram")) for each in root.iter(_GRAPHIC)):
        yield "drawing"
    if any(_has_words(package, name) for name in package.parts):
        yield "header or footer"
    if Numbering.of(package).uses(root, _CONTENTS):
        yield "table of contents"


def _paragraphs(root: Element) -> Iterator[Element]:
    """Yield the paragraphs that stand in no table: in cells there are no lists."""
    for paragraph in root.iter(W + "p"):
        if next(paragraph.iterancestors(W + "tbl"), None) is None:
            yield paragraph


def _mark(paragraph: Element, number: int) -> Element:
    mark = paragraph.makeelement(W + "p")
    style = paragraph.makeelement(W + "pStyle", {W + "val": LIST_START})
    looks, run = paragraph.makeelement(W + "pPr"), paragraph.makeelement(W + "r")
    words = paragraph.makeelement(W + "t")
    words.text = str(number)
    looks.append(style)
    run.append(words)
    mark.extend([looks, run])
    return mark


def _has_words(package: Package, name: str) -> bool:
    """True for a header or footer that says more than the number of a page."""
    if not name.startswith(("word/header", "word/footer")):
        return False
    root = package.tree(name)
    words = "" if root is None else "".join(each.text or "" for each in root.iter(W + "t"))
    return any(sign.isalpha() for sign in words)
