"""What the elements and attributes of any HTML mean to us."""

from __future__ import annotations

import re
from collections.abc import Mapping

from documents.core.inline import clean
from documents.core.tree import STYLES

Attributes = Mapping[str, str | None]

# Left out with all that is in it; and the name under which that is reported.
DROPPED = {
    "script": "script", "style": "", "template": "", "head": "", "title": "", "noscript": "",
    "iframe": "embedded page", "object": "embedded object", "embed": "embedded object",
    "svg": "drawing", "math": "formula", "canvas": "drawing", "audio": "sound", "video": "video",
    "select": "form field", "textarea": "form field", "input": "form field", "button": "",
    "datalist": "", "xml": "",
}  # fmt: skip

STYLE_OF = {"b": "strong", "i": "em"} | {tag: tag for tag in STYLES}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
AS_TYPED = ("pre", "listing", "xmp")

# Elements that begin and end a paragraph. What is named nowhere here is as if
# it were not there.
BORDERS = frozenset({
    "address", "article", "aside", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "footer", "form", "header", "hgroup", "legend", "main", "menu", "nav", "p",
    "search", "section", "summary", "tbody", "tfoot",
})  # fmt: skip

_MEDIA = re.compile(r"/media/(?!\S*\.\.)[A-Za-z0-9._/-]{1,300}")
_TO_ENCODE = re.compile(r"[\"<>\\^`{|}]")
_START = re.compile(r"[1-9][0-9]{0,3}")
_REACH = re.compile(r"\s*\+?0*([0-9]{0,5})")


def address(attributes: Attributes) -> str:
    """Return where a link leads, without blanks or signs that HTML must escape."""
    tight = "".join(clean(attributes.get("href") or "").split())
    return _TO_ENCODE.sub(lambda found: f"%{ord(found[0]):02X}", tight)


def media_path(attributes: Attributes) -> str:
    """Return the source of an image, or "" if it is not one of the site's own."""
    src = attributes.get("src") or ""
    return src if _MEDIA.fullmatch(src) else ""


def start_of(attributes: Attributes) -> int:
    """Return the number that a list begins with."""
    start = attributes.get("start") or ""
    return int(start) if _START.fullmatch(start) else 1


def reach(attributes: Attributes, name: str, most: int) -> int:
    """Return how far a cell reaches: at least 1, at most ``most``."""
    found = _REACH.match(attributes.get(name) or "")
    return max(1, min(int(found[1] or 1), most)) if found else 1
