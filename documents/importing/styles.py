"""What the styles of Word and LibreOffice mean to us, as mammoth's map of styles.

Names are those in the file: Word stores the English name of its own styles whatever
language it speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

DEEPEST_LIST = 9  # levels that Word has
DEEPEST_IN_QUOTE = 3

TITLE = "title"
CAPTION = "caption"
TABLE_CAPTION = "table-caption"
HEADER_CELL = "header-cell"
# The paragraph that documents.importing.tuning puts before a list that begins anew.
LIST_START = "SamenspraakList"
# What exports.textfiles writes above the text: it is about the text, not in it.
VERSION_LINE = "Samenspraak Version"
SUMMARY = "Samenspraak Summary"

_CAPTIONS = ("Caption", "caption", "Illustration", "Figure", "Drawing", "Image Caption")
_QUOTES = ("Quote", "Intense Quote", "Quotations", "Block Text", "Block Quotation")
_HEADERS = ("Table Heading", "Table Header")
_CONTINUED = ("List Continue", "List Contents")


def style_map() -> str:
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield f"p.{LIST_START} => p.{LIST_START}:fresh"
    yield f"p[style-name='Title'] => p.{TITLE}:fresh"
    yield f"p[style-name='{VERSION_LINE}'] => !"
    yield f"p[style-name='{SUMMARY}'] => !"
    # The title of the file stands above its text, so chapters begin at h2.
    for level in range(1, 7):
        for name in ("heading", "Heading"):
            yield f"p[style-name='{name} {level}'] => h{min(level + 1, 6)}:fresh"
        yield f"p.Heading{level} => h{min(level + 1, 6)}:fresh"
    yield "p[style-name^='toc '] => !"
    yield "p[style-name^='Contents '] => !"
    yield "p[style-name='TOC Heading'] => !"
    yield "p[style-name='Contents Heading'] => !"
    for name in _CAPTIONS:
        yield f"p[style-name='{name}'] => p.{CAPTION}:fresh"
    yield f"p[style-name='Table Caption'] => p.{TABLE_CAPTION}:fresh"
    yield f"p[style-name='Table'] => p.{TABLE_CAPTION}:fresh"
    for name in _HEADERS:
        yield f"p[style-name='{name}'] => p.{HEADER_CELL}:fresh"
    yield "p[style-name='Horizontal Line'] => hr:fresh"
    for name in _QUOTES:
        yield from (
            f"p[style-name='{name}']{line}" for line in _lists("blockquote > ", DEEPEST_IN_QUOTE)
        )
        yield f"p[style-name='{name}'] => blockquote > p:fresh"
    yield from (f"p{line}" for line in _lists("", DEEPEST_LIST))
    for name in _CONTINUED:
        yield f"p[style-name='{name}'] => {_outer(1)}p:fresh"
        for level in range(2, DEEPEST_LIST + 1):
            yield f"p[style-name='{name} {level}'] => {_outer(level)}p:fresh"
    yield "br[type='page'] => !"


def _lists(around: str, deepest: int) -> Iterator[str]:
    for level in range(1, deepest + 1):
        outer = around + _outer(level - 1)
        yield f":unordered-list({level}) => {outer}ul > li:fresh"
        yield f":ordered-list({level}) => {outer}ol > li:fresh"


def _outer(level: int) -> str:
    return "ul|ol > li > " * level
