"""What goes into one PDF, and what came out. No Django, no WeasyPrint."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

LIBRARIES = (
    "weasyprint",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pyphen",
    "pillow",
    "fonttools",
    "font-source-sans-pro",
    "font-source-serif-pro",
    "pymupdf-fonts",
    "deckr-fonts",
)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the page may load, as ``asset:name``."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. ``date`` is in ISO 8601, with its offset from UTC."""

    title: str
    language: str
    publisher: str
    description: str
    address: str
    date: str
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that goes into one PDF. The same paper gives the same bytes.

    ``html`` is a whole document. ``sources`` are the texts it was made from: a
    file that lacks one of their words is refused.
    """

    html: str
    about: About
    sources: tuple[str, ...]
    assets: tuple[Asset, ...] = ()

    def fingerprint(self) -> str:
        """SHA-256 of all that can change the bytes, the versions of the libraries included."""
        made_of = {
            "html": self.html,
            "about": asdict(self.about),
            "sources": self.sources,
            "assets": {a.name: hashlib.sha256(a.content).hexdigest() for a in self.assets},
            "libraries": {name: version(name) for name in LIBRARIES},
        }
        return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        assets = [[a.name, base64.b64encode(a.content).decode()] for a in self.assets]
        return {
            "html": self.html,
            "about": asdict(self.about),
            "sources": self.sources,
            "assets": assets,
        }

    @classmethod
    def from_json(cls, source: dict[str, Any]) -> Paper:
        return cls(
            html=source["html"],
            about=About(**source["about"]),
            sources=tuple(source["sources"]),
            assets=tuple(Asset(name, base64.b64decode(b64)) for name, b64 in source["assets"]),
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. ``wall_seconds`` also counts waiting."""

    cpu_seconds: int = 120
    wall_seconds: int = 300
    memory_bytes: int = 2 * 2**30
