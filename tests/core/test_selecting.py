"""Two places in blocks are one span of the reading text."""

from __future__ import annotations

import pytest

from documents.core.blocks import blocks, reading_text
from documents.core.markup import canonical
from documents.core.span import Quote, Span, quote
from feedback.core.selecting import NoSuchPlace, Place, selected, stands_at

HTML = canonical(
    "<h2>De kade</h2>"
    "<p>De 🌉 brug is <strong>smal</strong>,<br>en oud.</p>"
    '<p>Een zin<sup data-fn="n1"></sup> met een noot.</p>'
    "<table><tbody><tr><td>Plein</td><td>12 👩‍👩‍👧</td></tr>"
    "<tr><td>Kade</td><td>4</td></tr></tbody></table>"
    '<ol data-notes=""><li data-note="n1"><p>De noot zelf.</p></li></ol>'
)
BLOCKS = blocks(HTML)
TEXT = reading_text(HTML)


def place(number: int, offset: int) -> Place:
    return Place(BLOCKS[number].id, offset)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param((1, 3), (1, 9), "🌉 brug", id="an emoji is one code point"),
        pytest.param((1, 17), (1, 20), ",\u2028e", id="over a line break"),
        pytest.param((0, 3), (1, 4), "kade\nDe 🌉", id="over two blocks"),
        pytest.param((2, 4), (2, 8), "zin\ufffc", id="with the mark of a footnote"),
        pytest.param((3, 2), (3, 8), "ein\t12", id="over two cells"),
        pytest.param((3, 9), (4, 4), "👩\u200d👩\u200d👧\nKade", id="over two rows"),
        pytest.param((0, 0), (5, 13), TEXT, id="everything"),
    ],
)
def test_two_places_are_the_words_between_them(start, end, words):
    span = selected(BLOCKS, place(*start), place(*end))

    assert span.of(TEXT) == words


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(Place("nergens", 0), place(1, 2), id="no such block"),
        pytest.param(place(0, 0), place(0, 8), id="past the end of a block"),
        pytest.param(place(0, -1), place(0, 3), id="before a block"),
        pytest.param(place(1, 4), place(1, 4), id="nothing between"),
        pytest.param(place(1, 4), place(0, 2), id="backwards"),
    ],
)
def test_places_that_are_none_are_refused(start, end):
    with pytest.raises(NoSuchPlace):
        selected(BLOCKS, start, end)


def test_a_quotation_must_stand_exactly_there():
    text = "De bomen blijven. De bomen blijven."
    span = Span(3, 8)

    assert stands_at(text, span, quote(text, span))
    assert stands_at(text, span, Quote("bomen", "De ", " blijven"))
    assert not stands_at(text, span, Quote("Bomen", "De ", " blijven"))
    assert not stands_at(text, span, Quote("bomen", "blijven. De ", " blijven"))
    assert not stands_at(text, span, Quote("bomen", "De ", " vallen"))
    assert not stands_at(text, Span(31, 36), Quote("even.", "", ""))
