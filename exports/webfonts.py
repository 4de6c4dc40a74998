"""The typefaces as web pages use them: Latin only, small, from the fonts' own packages."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from exports.pdf.fonts import FACES, Face

NAMES = ("sans-400", "sans-400-italic", "sans-600", "serif-400", "serif-400-italic", "serif-600")
# Latin with the accents of Europe, punctuation, a few signs, arrows and the tick.
CHARACTERS = frozenset(
    chain(
        range(0x20, 0x7F),
        range(0xA0, 0x180),
        (0x218, 0x219, 0x21A, 0x21B, 0x2BB, 0x2BC, 0x2C6, 0x2DC),
        range(0x2010, 0x2016),
        range(0x2018, 0x2023),
        (0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
        (0x2070, *range(0x2074, 0x207A), *range(0x2080, 0x208A)),
        (0x20AC, 0x2116, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
        (0x2190, 0x2191, 0x2192, 0x2193, 0x2713),
    )
)
FEATURES = ["kern", "mark", "ccmp", "locl", "liga", "tnum", "lnum"]


def build(folder: Path) -> dict[str, int]:
    """Write the fonts; return the size of each in bytes. The same fonts give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for face in FACES:
        if face.name in NAMES:
            target = folder / f"{face.name}.woff2"
            _cut(face, target)
            sizes[target.name] = target.stat().st_size
    return sizes


def _cut(face: Face, target: Path) -> None:
    options = subset.Options(
        flavor="woff2", layout_features=FEATURES, desubroutinize=False, hinting=False
    )
    # The moment of cutting would make every build other bytes.
    with TTFont(BytesIO(face.read()), recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=CHARACTERS)
        cutter.subset(font)
        # Under another name first: a page may be reading the old one.
        draft = target.with_suffix(".part")
        subset.save_font(font, str(draft), options)
    draft.replace(target)
