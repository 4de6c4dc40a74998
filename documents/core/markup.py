"""Any HTML in, canonical HTML out. The only door to selectolax and nh3.

selectolax parses as a browser does, so that what the offsets count is what a
reader sees. nh3 is a second wall: it must find nothing left to clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Protocol

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from documents.core import limits
from documents.core.building import Builder
from documents.core.gathering import Leave
from documents.core.shaping import shaped
from documents.core.tree import Leaf, attribute, serialise
from documents.core.vocabulary import Attributes

_ID = re.compile(r"[a-z0-9]{1,12}")
_NUMBERED = re.compile(r"b([0-9]{1,11})")

_CELL = {"colspan", "rowspan"}
_ATTRIBUTES = {
    **{tag: {"data-b"} for tag in ("h2", "h3", "h4", "p", "tr", "caption", "figcaption")},
    "ol": {"start", "data-notes"},
    "li": {"data-note"},
    "td": _CELL,
    "th": _CELL | {"scope"},
    "img": {"src", "alt"},
    "a": {"href"},
    "sup": {"data-fn"},
}
_TAGS = {*_ATTRIBUTES, "ul", "blockquote", "table", "thead", "tbody", "figure", "hr",
         "strong", "em", "sub", "br"}  # fmt: skip
_SCHEMES = {"http", "https", "mailto"}

# Emphasis is kept, whatever its attributes say. Without them a parser holds at
# most three of each open; with them, two kilobytes can become a gigabyte. Where
# signs in the attributes make it unclear what they are, the emphasis goes too.
_EMPHASIS = r"<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/])"
_STYLED = re.compile(
    _EMPHASIS + r"[^<>\"']*+(?:\"[^<>\"]*+\"[^<>\"']*+|'[^<>']*+'[^<>\"']*+)*+>", re.IGNORECASE
)
_ODD = re.compile(_EMPHASIS, re.IGNORECASE)


class NotClean(RuntimeError):
    """Canonical HTML which nh3 would change: a fault in this package, not in the text."""


class Reader(Protocol):
    """Who is told of a page, element by element, in reading order."""

    def enter(self, tag: str, attributes: Attributes) -> Leave | None:
        """Take a start tag; return what to call at its end tag, None to skip what it holds."""

    def text(self, words: str) -> None:
        """Take words."""

    def comment(self, words: str) -> None:
        """Take a comment."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from HTML: leaves in shape, and names of what was left out.

    A leaf has an id only if its element brought one that is fit and not yet taken.
    """

    leaves: tuple[Leaf, ...]
    lost: tuple[str, ...]


def canonical(html: str) -> str:
    """Return ``html`` in the one form that a text is kept in.

    Canonical HTML comes back unchanged. Blocks without an id get a new one.
    Raises a TooMuch (documents.core.limits) if the text is beyond a limit.
    """
    return written(with_fresh_ids(read(html).leaves))


# One page asks for the same two texts many times, and so does the page after it.
@lru_cache(maxsize=16)
def parse(html: str) -> tuple[Leaf, ...]:
    """Return the leaves of canonical HTML."""
    return read(html).leaves


def read(html: str) -> Reading:
    """Read any HTML. Raises a TooMuch if it is beyond a limit."""
    limits.check_source(html)
    builder = Builder(is_safe_link)
    walk(_ODD.sub("<span", _STYLED.sub(r"<\1>", html)), builder)
    leaves = shaped(builder.leaves)
    limits.check_leaves(leaves)
    return Reading(tuple(_with_true_ids(leaves)), tuple(builder.lost))


def walk(html: str, reader: Reader) -> None:
    """Tell ``reader`` of everything in any HTML. Raises a TooMuch if it is beyond a limit."""
    limits.check_source(html)
    text = html.replace("\0", "").encode("utf-8", "ignore").decode()
    page = LexborHTMLParser("<!doctype html><body>" + text)
    if page.body is not None:
        _walk(page.body, reader)


def written(leaves: Iterable[Leaf]) -> str:
    """Return leaves as canonical HTML.

    Raises a TooMuch if it could not be read again, or NotClean if nh3 finds
    fault with it.
    """
    html = serialise(leaves)
    limits.check_source(html)
    if _cleaned(html) != html:
        raise NotClean(html[:200])
    return html


def with_fresh_ids(leaves: Iterable[Leaf], taken: Iterable[str] = ()) -> tuple[Leaf, ...]:
    """Give each block without an id the next number, above all that are or were taken."""
    leaves = tuple(leaves)
    names = [*taken, *(leaf.id for leaf in leaves)]
    number = max(
        (int(found[1]) for name in names if (found := _NUMBERED.fullmatch(name))), default=0
    )
    fresh = (f"b{each}" for each in count(number + 1))
    return tuple(
        replace(leaf, id=next(fresh)) if leaf.cells and not leaf.id else leaf for leaf in leaves
    )


@lru_cache(maxsize=4096)
def is_safe_link(href: str) -> bool:
    """Say whether a text may link to this address: http, https or mailto, and well formed."""
    if len(href) > 2000 or not re.match(r"(https?://|mailto:)[^/]", href, re.IGNORECASE):
        return False
    link = f'<a href="{attribute(href)}">x</a>'
    return _cleaned(link) == link


def _cleaned(html: str) -> str:
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def _with_true_ids(leaves: Iterable[Leaf]) -> Iterable[Leaf]:
    """Take away ids that are malformed, or that an earlier block has."""
    seen: set[str] = set()
    for leaf in leaves:
        is_true = leaf.id not in seen and _ID.fullmatch(leaf.id)
        seen.add(leaf.id)
        yield leaf if is_true or not leaf.id else replace(leaf, id="")


def _walk(root: LexborNode, reader: Reader) -> None:
    """Tell the reader of everything in ``root``. Without recursion: pages nest without end."""
    node = root.first_child
    above: list[tuple[LexborNode, Leave]] = []
    while node is not None or above:
        if node is None:
            node, leave = above.pop()
            leave()
        elif node.tag == "-text":
            reader.text(node.text_content or "")
        elif node.tag == "-comment":
            reader.comment(node.comment_content or "")
        elif node.tag and not node.tag.startswith("-"):
            entered = reader.enter(node.tag, node.attributes)
            if entered and node.first_child is not None:
                above.append((node, entered))
                node = node.first_child
                continue
            if entered:
                entered()
        node = node.next
