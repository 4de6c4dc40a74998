from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.core.smallness import smallness

SMALL = [
    ("de gemeente amsterdam", "de gemeente Amsterdam", "capitals"),
    ("weken om te", "weken, om te", "punctuation"),
    ("Wij vragen dit", "Wij vragen dit.", "punctuation"),
    ("'meedoen'", "“meedoen”", "punctuation"),
    ("de  raad", "de raad", "punctuation"),
    ("de bewonersorganisatie en", "de bewonersorganistie en", "spelling"),
    ("wij vinde dat", "wij vinden dat", "spelling"),
    ("bewoners organisatie", "bewonersorganisatie", "spelling"),
    ("hij word gevraagd", "hij wordt gevraagd", "spelling"),
]
NOT_SMALL = [
    ("zes weken", "acht weken"),
    ("2.500 euro", "3.500 euro"),
    ("2.500 euro", "2500 euro"),
    ("geen bomen", "een bomen"),
    ("het is niet goed", "het is goed"),
    ("het is goed", "het is niet goed"),
    ("de raad", "het college"),
    ("een boom", "een zoom"),
    ("kan", "kon"),
    ("op termijn", ""),
    ("de raad", "de raad"),
    ("de raad", "de nieuwe raad"),
    ("plein", "plein " + "woord " * 20),
]


@pytest.mark.parametrize(("was", "becomes", "why"), SMALL)
def test_what_only_mends_the_language_is_small(was, becomes, why):
    assert smallness(was, becomes) == why


@pytest.mark.parametrize(("was", "becomes"), NOT_SMALL)
def test_what_says_something_else_is_not_small(was, becomes):
    assert smallness(was, becomes) is None


TEXTS = st.text(alphabet="abcdefghij ABC,.0123", min_size=1, max_size=30)


@given(TEXTS, TEXTS)
def test_small_works_both_ways_and_keeps_every_number(was, becomes):
    why = smallness(was, becomes)

    if was.strip() and becomes.strip():
        assert smallness(becomes, was) == why
    if why is not None:
        digits = [[sign for sign in text if sign.isdigit()] for text in (was, becomes)]
        assert digits[0] == digits[1]
