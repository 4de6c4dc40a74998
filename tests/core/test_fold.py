from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.fold import as_is, fold

ODD = st.text(alphabet="ae\u0301\u00ad\u200b\u200d.… \r\n‘’–\u00a0\t\u2028é😀", max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("‘plein’", "'plein'", id="single quotes"),
        pytest.param("„plein”", '"plein"', id="low double quotes"),
        pytest.param("«plein»", "“plein”", id="angle quotes"),
        pytest.param("2024–2025", "2024-2025", id="dash"),
        pytest.param("30\u00a0km", "30 km", id="hard space"),
        pytest.param("fiets\u00adstraat", "fietsstraat", id="soft hyphen"),
        pytest.param("verder...", "verder…", id="dots"),
        pytest.param("cafe\u0301", "café", id="accent"),
        pytest.param("a  b", "a b", id="blanks"),
        pytest.param("a\r\nb", "a\nb", id="line ends"),
        pytest.param("a \n b", "a\nb", id="blanks around a border"),
    ],
)
def test_texts_that_say_the_same_fold_alike(one, other):
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Raad", "raad", id="capital"),
        pytest.param("een", "één", id="accent"),
        pytest.param("a\tb", "a b", id="cell border"),
        pytest.param("a\u2028b", "a b", id="line break"),
        pytest.param("a\n\nb", "a\nb", id="empty block"),
        pytest.param("a\ufffcb", "ab", id="footnote mark"),
    ],
)
def test_texts_that_say_something_else_do_not(one, other):
    assert fold(one).text != fold(other).text


def test_offsets_travel_there_and_back():
    folded = fold("‘Ca\u00adfe\u0301’... ja")

    assert folded.text == "'Café'… ja"
    assert folded.forward(len("‘Ca\u00adfe\u0301’... ")) == len("'Café'… ")
    assert folded.backward(len("'Café'… ")) == len("‘Ca\u00adfe\u0301’... ")


def test_a_span_leaves_invisible_signs_at_its_ends_out():
    folded = fold("a\u00adb\u00adc")

    assert (folded.backward(1), folded.backward(2, closing=True)) == (2, 3)


@given(ODD)
def test_the_number_of_blocks_never_changes(text):
    assert fold(text).text.count("\n") == text.count("\n")


@given(ODD)
def test_offsets_stay_within_the_texts_and_in_order(text):
    folded = fold(text)
    forward = [folded.forward(offset) for offset in range(len(text) + 1)]
    backward = [folded.backward(offset) for offset in range(len(folded.text) + 1)]

    assert forward == sorted(forward)
    assert backward == sorted(backward)
    assert forward[-1] == len(folded.text)
    assert backward[0] >= 0
    assert backward[-1] <= len(text)


@given(ODD)
def test_a_text_as_it_is_maps_onto_itself(text):
    folded = as_is(text)

    assert folded.text == text
    assert all(folded.forward(n) == folded.backward(n) == n for n in range(len(text) + 1))
