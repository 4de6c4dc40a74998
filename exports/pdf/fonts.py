"""The typefaces of the paper, all from packages: none of the machine's own is ever used.

Source Sans and Source Serif set the text. FiraGO has what they lack (Hebrew, Arabic,
Thai, Georgian, Devanagari), Noto Emoji the emoji, drawn in lines so that they print in
black. Those two come along only for a text that needs them. A character that no face
shows would come out as an empty box, so whoever makes a paper asks here first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from importlib.resources import files
from io import BytesIO

from fontTools.ttLib import TTFont

from exports.pdf.paper import Asset

# Shown by their effect, not by a shape: blanks and breaks, joiners, emoji's variation selectors.
# And the hyphen of a broken word, for which Pango takes a hyphen-minus where a face has none.
WITHOUT_SHAPE = frozenset(
    {0x09, 0x0A, 0x0D, 0x200B, 0x200C, 0x200D, 0x2010, 0x2028, 0xFE0E, 0xFE0F}
)

# In all of our faces, as a test holds: Latin, and the signs of every text.
USUAL = (
    frozenset({*range(0x20, 0x7F), *range(0xC0, 0x100), *map(ord, "\u00a0§°·«»€…–—‘’“”•")})
    | WITHOUT_SHAPE
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. ``name`` and ``family`` are what style sheets call it."""

    name: str
    family: str
    weight: int
    italic: bool
    read: Callable[[], bytes]

    def asset(self) -> Asset:
        return Asset(f"{self.name}.otf", self.read())


def _file(package: str, folder: str, name: str) -> bytes:
    return files(package).joinpath(folder, name).read_bytes()


def _source(package: str, prefix: str) -> Callable[[str], Callable[[], bytes]]:
    return lambda style: partial(_file, package, "files", f"{prefix}-{style}.otf")


def _fira(style: str) -> Callable[[], bytes]:
    """The package holds each file packed inside a module."""

    def read() -> bytes:
        content: bytes = import_module(f"pymupdf_fonts.FiraGO_{style}").fontbuffer
        return content

    return read


def _family(
    short: str, family: str, reader: Callable[[str], Callable[[], bytes]], *styles: str
) -> tuple[Face, ...]:
    upright, slanted, bold, both = styles
    return (
        Face(f"{short}-400", family, 400, italic=False, read=reader(upright)),
        Face(f"{short}-400-italic", family, 400, italic=True, read=reader(slanted)),
        Face(f"{short}-600", family, 600, italic=False, read=reader(bold)),
        Face(f"{short}-600-italic", family, 600, italic=True, read=reader(both)),
    )


STYLES = ("Regular", "It", "Semibold", "SemiboldIt")
SANS = _source("font_source_sans_pro", "SourceSansPro")
SERIF = _source("font_source_serif_pro", "SourceSerifPro")
FACES = (
    *_family("sans", "Paper Sans", SANS, *STYLES),
    *_family("serif", "Paper Serif", SERIF, *STYLES),
)
MORE = _family("more", "Paper More", _fira, "Regular", "Italic", "Bold", "BoldItalic")
# Under this very name Pango asks for it, for whatever is to be shown as an emoji.
EMOJI = Face(
    "emoji",
    "emoji",
    400,
    italic=False,
    read=partial(_file, "deckr_fonts", "fonts", "NotoEmoji[wght].ttf"),
)


@cache
def assets() -> tuple[Asset, ...]:
    return tuple(face.asset() for face in FACES)


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that ``face`` has a shape for."""
    with TTFont(BytesIO(face.read()), lazy=True) as font:
        return frozenset(font.getBestCmap()) | WITHOUT_SHAPE


@cache
def _characters_of_ours() -> frozenset[int]:
    return _in_all(FACES)


def _in_all(faces: Iterable[Face]) -> frozenset[int]:
    return frozenset.intersection(*(characters(face) for face in faces))


@cache
def characters_of_more() -> frozenset[int]:
    """The code points that can be shown where the face itself lacks them."""
    return _in_all(MORE) | characters(EMOJI)


@cache
def characters_of_all() -> frozenset[int]:
    """The code points that can be shown whatever the face: upright, slanted, bold."""
    return _characters_of_ours() | characters_of_more()


def needed_for(text: str) -> tuple[Face, ...]:
    """Return the faces that ``text`` needs beside FACES: for most papers none."""
    # Most papers need no look into the files, which takes a twentieth of a second.
    unusual = {ord(character) for character in set(text)} - USUAL
    if not unusual or not (lacking := unusual - _characters_of_ours()):
        return ()
    more = MORE if lacking & _in_all(MORE) else ()
    emoji = (EMOJI,) if lacking & characters(EMOJI) else ()
    return (*more, *emoji)


def style_of(faces: Iterable[Face]) -> str:
    """Return the style sheet that makes ``faces`` known."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("asset:{face.name}.otf");'
        f" font-weight: {face.weight}; font-style: {'italic' if face.italic else 'normal'} }}\n"
        for face in faces
    )


def face_for(families: Collection[str], *, weight: int, italic: bool) -> Face:
    """Return the face that a style means: its first family of ours, the nearest weight."""
    family = next((f for f in families if any(face.family == f for face in FACES)), "Paper Sans")
    alike = [face for face in FACES if face.family == family and face.italic == italic]
    return min(alike, key=lambda face: abs(face.weight - weight))
