"""The typefaces of the paper: Source Sans and Source Serif, from their packages.

Knows which characters each face can show. A character that no face shows would
come out as an empty box, so whoever makes a paper asks here first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fontTools.ttLib import TTFont

from exports.pdf.paper import Asset

# Shown by their effect, not by a shape: blanks and breaks, joiners, emoji's variation selectors.
WITHOUT_SHAPE = frozenset({0x09, 0x0A, 0x0D, 0x200B, 0x200C, 0x200D, 0x2028, 0xFE0E, 0xFE0F})


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. ``name`` is what style sheets call it."""

    name: str
    family: str
    file: str
    weight: int
    italic: bool

    @property
    def path(self) -> Traversable:
        package = "font_source_sans_pro" if self.family == "Paper Sans" else "font_source_serif_pro"
        return files(package).joinpath("files", self.file)


def _family(short: str, family: str, prefix: str) -> tuple[Face, ...]:
    return (
        Face(f"{short}-400", family, f"{prefix}-Regular.otf", weight=400, italic=False),
        Face(f"{short}-400-italic", family, f"{prefix}-It.otf", weight=400, italic=True),
        Face(f"{short}-600", family, f"{prefix}-Semibold.otf", weight=600, italic=False),
        Face(f"{short}-600-italic", family, f"{prefix}-SemiboldIt.otf", weight=600, italic=True),
    )


FACES = (
    *_family("sans", "Paper Sans", "SourceSansPro"),
    *_family("serif", "Paper Serif", "SourceSerifPro"),
)


@cache
def assets() -> tuple[Asset, ...]:
    return tuple(Asset(f"{face.name}.otf", face.path.read_bytes()) for face in FACES)


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that ``face`` has a shape for."""
    with face.path.open("rb") as source, TTFont(source, lazy=True) as font:
        return frozenset(font.getBestCmap()) | WITHOUT_SHAPE


@cache
def characters_of_all() -> frozenset[int]:
    """The code points that can be shown whatever the face: upright, slanted, bold."""
    return frozenset.intersection(*(characters(face) for face in FACES))


def face_for(families: Collection[str], *, weight: int, italic: bool) -> Face:
    """Return the face that a style means: its first family of ours, the nearest weight."""
    family = next((f for f in families if any(face.family == f for face in FACES)), "Paper Sans")
    alike = [face for face in FACES if face.family == family and face.italic == italic]
    return min(alike, key=lambda face: abs(face.weight - weight))
