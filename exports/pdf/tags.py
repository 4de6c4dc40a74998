"""Better tags than WeasyPrint gives by itself: its private tree builder, corrected.

What a screen reader gets depends on this, and it reaches into another library:
``install`` refuses any version of WeasyPrint but the one it was tested with, and
the tests hold the result against veraPDF.
"""

# ruff: noqa: SLF001 - there is no public way to the tree; see above
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import stream as wp_stream
from weasyprint.pdf import tags as wp_tags

from documents.core.direction import turns
from exports.pdf import fonts
from exports.pdf.proofreading import HYPHEN

TESTED_WITH = "70.0"
SPANS = ("cite", "em", "strong", "b", "i", "ins", "del", "sup", "sub", "mark", "small", "time")
SECTIONS = ("header", "nav", "aside", "footer")
ROLES = {
    **dict.fromkeys(SPANS, "/Span"),
    **dict.fromkeys(SECTIONS, "/Sect"),
    "figure": "/Div",
    "address": "/P",
    "q": "/Quote",
    "dl": "/L",
}
DECORATIONS = {"ins": "/Underline", "del": "/LineThrough"}
# WeasyPrint fills in their attributes last.
CELLS = ("th", "td")
NUMBERING = {"ol": "/Decimal", "ul": "/Disc"}
_build = wp_tags._build_box_tree


def install() -> None:
    """Put our tree and our marks in WeasyPrint's place, for this process."""
    if weasyprint.__version__ != TESTED_WITH:
        raise ImportError(
            f"The tags are made for WeasyPrint {TESTED_WITH}, not {weasyprint.__version__}."
        )
    wp_tags._build_box_tree = _tree
    wp_stream.Stream.marked = _marked


def _tree(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    for element in _build(box, parent, pdf, *rest):
        # One box can yield an element twice over: on its own and from within.
        if box.element is not None and not getattr(element, "is_ours", False):
            element.is_ours = True
            _correct(element, box=box, parent=parent, pdf=pdf)
        yield element


def _correct(element: Any, *, box: Any, parent: Any, pdf: Any) -> None:
    tag, _, pseudo = box.element_tag.partition("::")
    element["S"] = _role(element, tag, box=box, parent=parent, is_pseudo=bool(pseudo))
    if element["S"] == "/LI":
        _wrap_body(element, pdf)
    elif element["S"] == "/TH" and "A" in element:
        is_row = box.element.get("scope") in ("row", "rowgroup")
        element["A"]["Scope"] = "/Row" if is_row else "/Column"
    elif element["S"] == "/L" and tag in NUMBERING:
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": NUMBERING[tag]})
    elif element["S"] == "/Span" and tag in DECORATIONS:
        element["A"] = pydyf.Dictionary({"O": "/Layout", "TextDecorationType": DECORATIONS[tag]})
    elif box.element.get("dir") == "rtl" and "A" not in element and not pseudo and tag not in CELLS:
        element["A"] = pydyf.Dictionary({"O": "/Layout", "WritingMode": "/RlTb"})
    if (language := box.element.get("lang")) and not pseudo and tag not in ("html", "body"):
        element["Lang"] = pydyf.String(language)


def _role(element: Any, tag: str, *, box: Any, parent: Any, is_pseudo: bool) -> str:
    role: str = element["S"]
    if role == "/NonStruct" and tag in ROLES:
        return ROLES[tag]
    if role == "/P" and parent.get("S") == "/P":
        # An anonymous block inside a paragraph is not a paragraph in a paragraph.
        return "/NonStruct"
    if role == "/Link" and is_pseudo and box.link_annotation is None:
        return "/Span"
    return role


def _wrap_body(item: Any, pdf: Any) -> None:
    """Put all of a list item but its label in one LBody, as PDF asks."""
    children = [(ref, object_of(pdf, ref)) for ref in item["K"] if isinstance(ref, bytes)]
    loose = [ref for ref, child in children if child.get("S") not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = next((child for _, child in children if child.get("S") == "/LBody"), None)
    if body is None:
        facts = {"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference}
        body = pydyf.Dictionary({**facts, "K": pydyf.Array()})
        pdf.add_object(body)
        item["K"].append(body.reference)
    for ref in loose:
        item["K"].remove(ref)
        body["K"].append(ref)
        object_of(pdf, ref)["P"] = body.reference


def object_of(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """WeasyPrint's own, plus the text that is really meant, where the line shows less."""
    if stream._tags is None:
        yield
        return
    number = len(stream._tags)
    stream._tags[box] = {"tag": tag, "mcid": number}
    properties = pydyf.Dictionary({"MCID": number})
    if (meant := getattr(box, "meant", None)) is not None:
        properties["ActualText"] = pydyf.String(meant)
    pydyf.Stream.begin_marked_content(stream, tag, properties)
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)


def say_what_is_meant(page_box: Any) -> None:
    """Give what a page shows otherwise than it is read the text that is meant.

    Each line is a run of its own; without the blank that fell off its end, a screen
    reader and a search would join the last word to the first of the next line. Words
    from right to left stand as the eye finds them, and every reader turns them back:
    a text of their own would be turned as well, and come out reversed.
    """
    box = getattr(page_box, "_box", page_box)
    children = getattr(box, "children", ())
    for line in [child for child in children if isinstance(child, boxes.LineBox)][:-1]:
        last = _last_text(line)
        if last is not None and last.text:
            _mean(last, _at_line_end(last.text))
    for child in children:
        if isinstance(child, boxes.TextBox) and child.text and not child.text.strip():
            # A blank between two inline elements is never painted.
            child.meant = " "
        elif isinstance(child, boxes.TextBox) and _is_further(child.text):
            # Where one sign takes several shapes, WeasyPrint does not know which says what.
            _mean(child, getattr(child, "meant", child.text))
        say_what_is_meant(child)


def _at_line_end(text: str) -> str:
    """A broken word ends in a soft hyphen (ISO 32000-1, 14.8.2.2.3), a whole one in a blank."""
    if text.endswith(HYPHEN):
        return f"{text[:-1]}\u00ad"
    return text if text[-1] in "-/ " else f"{text} "


def _is_further(text: str) -> bool:
    return not text.isascii() and bool(fonts.needed_for(text))


def _mean(box: Any, text: str) -> None:
    if not turns(text):
        box.meant = text


def _last_text(box: Any) -> Any:
    while isinstance(box, boxes.LineBox | boxes.InlineBox) and box.children:
        box = box.children[-1]
    return box if isinstance(box, boxes.TextBox) else None
