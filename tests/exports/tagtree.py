"""The tree of tags of a PDF with the words that a screen reader gets, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NumberObject

from tests.exports.papers import opened

# WeasyPrint writes no ranges, but a line for each sign.
SIGN = re.compile(rb"^<([0-9a-f]+)> <([0-9a-f]+)>$", re.MULTILINE)


# The end of a line in the middle of a word.
BROKEN = re.compile(r"\u00ad\s*")
# Hebrew, Arabic and their neighbours, and what else a line from right to left is made of.
LEFTWARD = "\u0590-\u08ff"
LEFT_RUN = re.compile(f"[{LEFTWARD}](?:[^\\w{LEFTWARD}]*[{LEFTWARD}])*")
RIGHT_RUN = re.compile(f"(?:(?![{LEFTWARD}])\\w)(?:[^{LEFTWARD}]*(?:(?![{LEFTWARD}])\\w))*")


def as_read(words: str, *, turned: bool) -> str:
    """Return painted words in the order in which they are read (UAX #9, turned back)."""
    if turned:
        return RIGHT_RUN.sub(lambda run: run[0][::-1], words[::-1])
    return LEFT_RUN.sub(lambda run: run[0][::-1], words)


@dataclass
class Node:
    role: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    direction: str = ""
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, *roles: str) -> list[Node]:
        return [node for node in self.walk() if node.role in roles]

    @property
    def raw(self) -> str:
        """The text as the file has it, with the marks of broken words."""
        return "".join(c if isinstance(c, str) else f" {c.raw} " for c in self.children)

    @property
    def words(self) -> str:
        """The text as it is heard."""
        return " ".join(BROKEN.sub("", self.raw).split())


def read(content: bytes) -> Node:
    """Return the root of the tree of a PDF."""
    pdf = opened(content)
    texts: dict[int, dict[int, str]] = {}
    for page in pdf.pages:
        assert page.indirect_reference is not None
        texts[page.indirect_reference.idnum] = _marked_texts(page, pdf)
    root = pdf.trailer["/Root"]["/StructTreeRoot"]
    top = Node("Root", language=str(pdf.trailer["/Root"].get("/Lang", "")))
    _fill(top, root.get("/K"), None, texts)
    return top


def _fill(
    node: Node,
    kids: Any,
    page: int | None,
    texts: dict[int, dict[int, str]],
    *,
    turned: bool = False,
) -> None:
    turned = turned or bool(node.direction)
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        if isinstance(kid, NumberObject):
            node.children.append(as_read(texts[page or 0].get(int(kid), ""), turned=turned))
            continue
        thing = kid.get_object() if kid is not None else None
        if isinstance(thing, NumberObject):
            node.children.append(as_read(texts[page or 0].get(int(thing), ""), turned=turned))
        elif isinstance(thing, DictionaryObject) and "/S" in thing:
            here = thing.raw_get("/Pg").idnum if "/Pg" in thing else page
            attributes = thing.get("/A", {})
            child = Node(
                role=str(thing["/S"])[1:],
                alt=str(thing.get("/Alt", "")),
                language=str(thing.get("/Lang", "")),
                scope=str(attributes.get("/Scope", "")) if hasattr(attributes, "get") else "",
                direction=str(attributes.get("/WritingMode", ""))
                if hasattr(attributes, "get")
                else "",
            )
            node.children.append(child)
            _fill(child, thing.get("/K", ArrayObject()), here, texts, turned=turned)
        elif isinstance(thing, DictionaryObject) and thing.get("/Type") == "/MCR":
            where = thing.raw_get("/Pg").idnum if "/Pg" in thing else page
            words = texts[where or 0].get(int(thing["/MCID"]), "")
            node.children.append(as_read(words, turned=turned))


def _marked_texts(page: Any, pdf: Any) -> dict[int, str]:
    """The text of each marked piece of a page; what is not marked with a number is an artifact."""
    fonts = {name: font.get_object() for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, str | None]] = []
    font: Any = None
    for operands, operator in ContentStream(page.get_contents(), pdf).operations:
        if operator in (b"BDC", b"BMC"):
            facts = operands[1] if operator == b"BDC" else {}
            number = int(facts["/MCID"]) if "/MCID" in facts else None
            meant = str(facts["/ActualText"]) if "/ActualText" in facts else None
            stack.append((number, meant))
            if number is not None:
                found[number] = meant or ""
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and stack and stack[-1][0] is not None:
            number, meant = stack[-1]
            if meant is None:
                found[number] += _decoded(operands[0], font)
    return found


def _decoded(shown: Any, font: Any) -> str:
    pieces = shown if isinstance(shown, ArrayObject) else [shown]
    raw = b"".join(_bytes(piece) for piece in pieces if not hasattr(piece, "as_numeric"))
    codes = _codes(font.indirect_reference.idnum, font["/ToUnicode"].get_data())
    return "".join(codes.get(raw[i : i + 2], "?") for i in range(0, len(raw), 2))


def _bytes(piece: Any) -> bytes:
    if getattr(piece, "autodetect_utf16", False):
        # pypdf took two bytes a sign for UTF-16, which they are not.
        return str(piece).encode("utf-16-be")
    return bytes(piece.original_bytes if hasattr(piece, "original_bytes") else piece)


@cache
def _codes(_font: int, table: bytes) -> dict[bytes, str]:
    pairs = ((code.decode(), sign.decode()) for code, sign in SIGN.findall(table))
    signs = {bytes.fromhex(code): bytes.fromhex(sign).decode("utf-16-be") for code, sign in pairs}
    # One shape for two letters says them as they are read, though it is painted among others.
    return {code: sign[::-1] if LEFT_RUN.search(sign) else sign for code, sign in signs.items()}
