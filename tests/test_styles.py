"""The style sheets: small enough for a slow phone, and every picture they name exists."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.template.loader import render_to_string

STATIC = Path(__file__).resolve().parent.parent / "static"
MOST = 12 * 1024  # bytes, compressed, that the reading page may ask of a phone


def sheets(*, only_reading: bool) -> list[Path]:
    page = render_to_string("_styles.html", {"only_reading": only_reading})
    names = re.findall(r'css/([\w-]+?)(?:\.\w{12})?\.css"(?! media)', page)
    return [STATIC / "css" / f"{name}.css" for name in names]


def test_the_reading_page_asks_little_of_a_slow_connection() -> None:
    small = sum(len(gzip.compress(sheet.read_bytes())) for sheet in sheets(only_reading=True))

    assert small <= MOST


def test_the_reading_page_leaves_out_only_the_styles_of_other_rooms() -> None:
    left_out = set(sheets(only_reading=False)) - set(sheets(only_reading=True))

    assert {sheet.stem for sheet in left_out} == {
        "changes",
        "choosing",
        "compare",
        "decide",
        "desk",
        "documents",
        "forms",
        "lists",
        "pages",
        "together",
        "weighing",
    }


def test_every_picture_in_a_style_sheet_exists() -> None:
    named = {
        (sheet.parent / url).resolve()
        for sheet in (STATIC / "css").glob("*.css")
        for url in re.findall(r'url\("(\.\./img/[^"]+)"\)', sheet.read_text())
    }

    assert named
    assert [picture for picture in named if not picture.exists()] == []
