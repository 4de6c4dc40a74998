"""What holds for any HTML at all: nothing changes twice, no words are lost."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings

from documents.core.blocks import reading_text
from documents.core.markup import canonical
from tests.core.soup import body, plain_soups, soups, text_of_page


@settings(max_examples=300, deadline=None)
@given(soups)
def test_canonical_of_canonical_changes_nothing(soup):
    html = canonical(soup)

    assert canonical(html) == html


@settings(max_examples=300, deadline=None)
@given(soups)
def test_the_reading_text_is_what_a_browser_shows(soup):
    html = canonical(soup)

    assert reading_text(html) == text_of_page(html)
    assert unicodedata.is_normalized("NFC", reading_text(html))


@settings(max_examples=300, deadline=None)
@given(plain_soups)
def test_no_words_are_lost_or_moved(soup):
    before = "".join(body(soup).text(deep=True).split())

    assert "".join(reading_text(canonical(soup)).split()) == before
