"""What mammoth made of a Word file, put in our own shape: notes, captions, header cells, lists.

Works on the elements of its HTML, which is XML as well.
"""

from __future__ import annotations

import re

from documents.core.package import Element, as_html, parsed
from documents.importing.styles import CAPTION, HEADER_CELL, LIST_START, TABLE_CAPTION, TITLE

NOTES_PREFIX = "w-"
_NOTE = re.compile(r"#w-(foot|end)note-(-?[0-9]+)")
_BACK = re.compile(r"#w-(foot|end)note-ref-(-?[0-9]+)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CAPTIONS = (CAPTION, TABLE_CAPTION)
_SHIFT = {"h3": "h2", "h4": "h3", "h5": "h4", "h6": "h4"}


def dressed(html: str) -> tuple[str, str]:
    """Return the HTML of the text, and the title that was taken out of it (or "")."""
    root = parsed(f"<div>{_CONTROLS.sub('', html)}</div>".encode())
    for empty in [each for each in root.iterchildren("p") if not len(each) and not _words(each)]:
        _drop(empty)
    title = _title(root)
    _notes(root)
    _lists(root)
    for cell in list(root.iter("td")):
        _header_cell(cell)
    for table in list(root.iter("table")):
        _header_row(table)
    for caption in [each for each in root.iter("p") if each.get("class") in _CAPTIONS]:
        _caption(caption)
    return as_html(root), title


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _drop(element: Element) -> None:
    """Take an element away; what stands after it stays."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _title(root: Element) -> str:
    """Take out the paragraph in the style of a title, or else the one heading above all others."""
    for paragraph in root.iterchildren("p"):
        if paragraph.get("class") == TITLE:
            _drop(paragraph)
            return _words(paragraph)
    highest = root.findall("h2")
    first = next((each for each in root if _words(each)), None)
    if len(highest) != 1 or first is not highest[0] or root.find("h3") is None:
        return ""
    _drop(first)
    for heading in [each for each in root if each.tag in _SHIFT]:
        heading.tag = _SHIFT[heading.tag]
    return _words(first)


def _notes(root: Element) -> None:
    """Turn mammoth's links to and from notes into marks, and its last list into notes."""
    names: dict[tuple[str, ...], str] = {}
    for link in [each for each in root.iter("a") if each.get("href")]:
        if found := _NOTE.fullmatch(link.get("href")):
            mark = link.getparent()
            for child in list(mark):
                mark.remove(child)
            mark.text = ""
            mark.set("data-fn", names.setdefault(found.groups(), f"n{len(names) + 1}"))
        elif _BACK.fullmatch(link.get("href")):
            _drop(link)
    for item in root.iter("li"):
        if found := _NOTE.fullmatch(f"#{item.get('id', '')}"):
            item.set("data-note", names.get(found.groups(), ""))
            item.getparent().set("data-notes", "")


def _lists(root: Element) -> None:
    for mark in [each for each in root.iter("p") if each.get("class") == LIST_START]:
        after = mark.getnext()
        while after is not None and after.tag == "blockquote" and len(after):
            after = after[0]
        if after is not None and after.tag == "ol" and _words(mark) != "1":
            after.set("start", _words(mark))
        _drop(mark)


def _header_cell(cell: Element) -> None:
    if len(cell) and all(each.get("class") == HEADER_CELL for each in cell):
        cell.tag = "th"


def _header_row(table: Element) -> None:
    """Let a first row that is all bold, above rows that are not, be a row of headers."""
    rows = list(table.iter("tr"))
    if table.find("thead") is not None or len(rows) < 2 or next(table.iter("th"), None) is not None:
        return
    first, second = list(rows[0]), list(rows[1])
    if not all(map(_is_bold, first)) or all(map(_is_bold, second)):
        return
    for cell in first:
        cell.tag = "th"
        for bold in list(cell.iter("strong")):
            bold.tag = "span"


def _is_bold(cell: Element) -> bool:
    bold = "".join(_words(each) for each in cell.iter("strong"))
    return bool(bold) and bold.replace(" ", "") == _words(cell).replace(" ", "")


def _caption(caption: Element) -> None:
    """Give a caption to the picture before it, or else to the table after or before it."""
    before, after = caption.getprevious(), caption.getnext()
    if caption.get("class") == CAPTION and before is not None and _is_picture(before):
        caption.tag = "figcaption"
        before.tag = "figure"
        before.append(caption)
    elif after is not None and after.tag == "table" and after.find("caption") is None:
        caption.tag = "caption"
        after.insert(0, caption)
    elif before is not None and before.tag == "table" and before.find("caption") is None:
        caption.tag = "caption"
        before.insert(0, caption)


def _is_picture(element: Element) -> bool:
    return element.tag == "p" and len(list(element.iter("img"))) == 1 and not _words(element)
