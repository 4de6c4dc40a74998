"""HTML files: as they are, but for pictures that stand inside them."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from html import unescape

from documents.importing.imported import Imported, Keep
from members.errors import RuleBroken

_TITLE = re.compile(r"<title[^>]*>([^<]{1,500})</title>", re.IGNORECASE)
_PICTURE = re.compile(
    r"(<img\b[^<>]*?\bsrc\s*=\s*)([\"'])data:image/[a-z.+-]{1,20};base64,([A-Za-z0-9+/=\s]*+)\2",
    re.IGNORECASE,
)


def from_html(text: str, keep: Keep) -> Imported:
    """Return the file with the pictures in it stored, and the title of its head."""
    found = _TITLE.search(text)
    title = " ".join(unescape(found[1]).split()) if found else ""
    return Imported(_PICTURE.sub(lambda each: _kept(each, keep), text), title=title)


def _kept(found: re.Match[str], keep: Keep) -> str:
    """Return the start of the tag with the address of the stored picture.

    One that cannot be stored keeps its data, so that it is reported as left out.
    """
    try:
        address = keep(b64decode(found[3], validate=False))
    except (RuleBroken, binascii.Error):
        address = "data:"
    return f"{found[1]}{found[2]}{address}{found[2]}"
