"""Five sources on a clipboard: what a word processor or a page showed is what the text says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from documents.core.blocks import reading_text
from documents.core.markup import canonical
from documents.core.pasting import pasted
from tests.core.soup import body, plain_soups, soups

FOLDER = Path(__file__).parent / "pasted"
TEXT = (
    "De kade", "De kade\ufffc is smal en druk.", "Wat wij vragen", "een brede stoep", "bomen",
    "linden", "een bankje", "eerst", "daarna", "Straat\tBreedte", "Kade\t1,20 m", "Water H2O.",
    "Gemeten op 3 mei.",
)  # fmt: skip


def source(name: str) -> str:
    return (FOLDER / f"{name}.htm").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["word", "libreoffice", "googledocs", "web"])
def test_lists_notes_tables_and_emphasis_come_along(name):
    html = pasted(source(name)).html

    text = [line.replace("O. Zie de site.", "O.") for line in reading_text(html).split("\n")]
    if name == "word":
        text[9] = "Straat\tBreedte"  # One wide cell there: "Straat en breedte".
    if name == "web":
        # No notes there; a caption whose picture cannot come along; a link that leads nowhere.
        text[1] = text[1].replace("De kade is", "De kade\ufffc is")
        text.remove("De kade in mei")
        text[-1] = "Water H2O."
        text.append("Gemeten op 3 mei.")
    assert tuple(text) == TEXT
    assert "is <strong>smal</strong> en <em>druk</em>." in html
    assert "H<sub>2</sub>O" in html
    assert html.count("<h2") == 2
    assert canonical(html) == html
    if name != "libreoffice":
        assert "bomen</p>\n<ul><li>" in html
        assert '<a href="https://example.org/kade">de site</a>' in html
    if name != "web":
        assert html.count("data-note=") == html.count("data-fn=") == 1


def test_the_numbering_and_wide_cells_of_word_are_kept():
    html = pasted(source("word")).html

    assert '<ol start="3">' in html
    assert '<td colspan="2">Straat en breedte</td>' in html
    assert "<hr>" not in html
    assert "verborgen" not in html


def test_plain_text_that_looks_like_html_stays_what_it_is():
    assert reading_text(pasted("<p>3 &lt; 5 &amp; 7 &gt; 2</p>").html) == "3 < 5 & 7 > 2"


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("word", ("image: Foto van de kade", "colors")),
        ("libreoffice", ("colors",)),
        ("googledocs", ("image: Foto van de kade", "colors")),
        ("web", ("script", "image: Foto van de kade", "embedded page", "colors")),
    ],
)
def test_what_cannot_come_along_is_reported(name, lost):
    assert pasted(source(name)).lost == lost


def test_a_condition_that_never_ends_swallows_no_paragraph():
    html = "<p>Een <![if !supportLists]>·</p><p>Twee</p><p>Drie</p>"

    assert reading_text(pasted(html).html).split("\n") == ["Een", "Twee", "Drie"]


def test_a_list_ends_where_something_else_begins():
    item = "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{}</span>{}</p>"
    html = item.format("a)", "een") + "<p>tussen</p>" + item.format("·", "twee")

    assert pasted(html).html == canonical(
        "<ol><li>een</li></ol><p>tussen</p><ul><li>twee</li></ul>"
    )


@settings(max_examples=60, deadline=None)
@given(soups)
def test_any_page_can_be_pasted(page):
    html = pasted(page).html

    assert canonical(html) == html


@settings(max_examples=100, deadline=None)
@given(plain_soups)
def test_no_words_are_lost_by_pasting(soup):
    before = "".join(body(soup).text(deep=True).split())

    assert "".join(reading_text(pasted(soup).html).split()) == before


@pytest.mark.parametrize(
    "bomb",
    ["<b style='x'>", "<!--", "<![if !supportLists]>", "<p style='mso-list:l0 level9'>", "< "],
)
def test_a_hostile_clipboard_is_read_to_its_end(bomb):
    pasted(bomb * 9000)
