"""The seal of a frozen version: a SHA-256 over its text and its predecessor's seal.

Pure: no Django, no I/O.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a seal covers. ``previous`` is the seal of the version before, or empty."""

    number: int
    kind: str
    title: str
    summary: str
    language: str
    html: str
    text: str
    previous: str


def seal(version: Sealed) -> str:
    """Return 64 hexadecimal digits: SHA-256 of the fields as one JSON array in UTF-8.

    JSON, because it marks where a field ends: no two versions share a source.
    """
    source = json.dumps(astuple(version), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(source.encode("utf-8")).hexdigest()
