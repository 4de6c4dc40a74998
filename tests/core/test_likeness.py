from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.span import Span
from feedback.core import likeness
from feedback.core.likeness import Alike, Said, alike

TEXT = "De gemeente geeft ons minstens zes weken. Wij vragen zes weken, en de raad besluit."
BRIEF = "Wij als bewoners van de Lindenhof vragen u dringend om de bomen in onze straat te sparen"


def about(key, words, *, text="", becomes=None, nth=0, block="b1"):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    span = Span(start, start + len(words))
    return Said(key, text, words=words, span=span, block=block, replacement=becomes)


def remark(key, text, block="b1"):
    return Said(key, text, block=block)


SAME = {
    "the same words proposed twice": (
        about(1, "zes weken", becomes="acht weken"),
        about(2, "zes weken", becomes="acht weken"),
        "replacement",
    ),
    "the same change in a wider quotation": (
        about(1, "zes weken", becomes="acht weken"),
        about(2, "minstens zes weken", becomes="minstens acht weken"),
        "replacement",
    ),
    "the same slip at another place": (
        about(1, "zes weken", becomes="acht weken"),
        about(2, "zes weken", becomes="acht weken", nth=1, block="b2"),
        "replacement",
    ),
    "a comma at the same place": (
        about(1, "raad besluit", becomes="raad, besluit"),
        about(2, "de raad besluit", becomes="de raad, besluit"),
        "replacement",
    ),
    "words left out by both": (
        about(1, "minstens ", becomes=""),
        about(2, "minstens zes", becomes="zes"),
        "replacement",
    ),
    "a text in another order about one paragraph": (
        remark(1, "Zes weken is te kort voor een vereniging die een keer per maand vergadert."),
        remark(2, "Voor een vereniging die een keer per maand vergadert is zes weken te kort!"),
        "place",
    ),
    "a text with a word more about one paragraph": (
        remark(1, "Deze zin is voor veel bewoners echt niet te volgen."),
        remark(2, "Deze zin is voor veel oudere bewoners niet te volgen"),
        "place",
    ),
    "two short texts but for the signs": (remark(1, "Mee eens!"), remark(2, "mee eens"), "place"),
    "one letter sent about two paragraphs": (
        remark(1, BRIEF + ". Groet, Truus"),
        remark(2, BRIEF + ". Groet, Henk", block="b7"),
        "text",
    ),
}
DIFFERENT = {
    "rivals for the same words": (
        about(1, "zes weken", becomes="acht weken"),
        about(2, "zes weken", becomes="tien weken"),
    ),
    "a comma at two places": (
        about(1, "raad besluit", becomes="raad, besluit"),
        about(2, "gemeente geeft", becomes="gemeente, geeft", block="b2"),
    ),
    "a remark and a suggestion in the same words": (
        about(1, "zes weken", text="Zes weken is voor ons echt veel te kort."),
        about(2, "zes weken", text="Zes weken is voor ons echt veel te kort.", becomes="acht"),
    ),
    "a sentence turned around": (
        remark(1, "Ik ben het met deze alinea eens zoals hij er staat"),
        remark(2, "Ik ben het niet met deze alinea eens zoals hij er staat"),
    ),
    "another number": (
        remark(1, "Maak er liever 3.500 euro van, dat is genoeg voor ons"),
        remark(2, "Maak er liever 5.000 euro van, dat is genoeg voor ons"),
    ),
    "another number in words": (
        remark(1, "Geef ons liever acht weken om te antwoorden"),
        remark(2, "Geef ons liever tien weken om te antwoorden"),
    ),
    "short texts that look alike": (remark(1, "Te duur."), remark(2, "Te druk.")),
    "a short text about two paragraphs": (
        remark(1, "Mee eens"),
        remark(2, "Mee eens", block="b2"),
    ),
    "no text at all": (remark(1, ""), remark(2, "")),
    "two remarks about one paragraph": (
        remark(1, "De fietsenstalling staat nu vol met wrakken, haal die weg."),
        remark(2, "Er is geen oversteekplaats bij de school en dat is gevaarlijk."),
    ),
}


@pytest.mark.parametrize(("one", "other", "why"), SAME.values(), ids=SAME)
def test_comments_that_say_the_same_are_one_group_and_it_says_why(one, other, why):
    assert alike([one, other]) == [Alike((1, 2), why)]


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_comments_that_say_something_else_stay_apart(one, other):
    assert alike([one, other]) == [Alike((1,), "alone"), Alike((2,), "alone")]


def test_a_group_says_the_weakest_thing_its_comments_have_in_common():
    here = remark(1, BRIEF + ". Groet, Truus")

    found = alike([here, remark(2, BRIEF), remark(3, BRIEF + ". Groet, Henk", block="b7")])

    assert found == [Alike((1, 2, 3), "text")]


def test_a_campaign_of_a_thousand_letters_is_one_group_found_without_comparing_all(monkeypatch):
    counted = []
    measure = likeness._score
    monkeypatch.setattr(likeness, "_score", lambda *two: counted.append(1) or measure(*two))
    letters = [remark(n, f"{BRIEF}. Groet, bewoner {chr(97 + n % 26)}") for n in range(500)]
    others = [
        remark(n, f"woord{n} zin{n} straat{n} plein{n} boom{n} brug{n}") for n in range(500, 1000)
    ]

    found = alike(letters + others)

    assert [len(group.keys) for group in found] == [500] + [1] * 500
    assert len(counted) < 1000 * likeness.MOST_CANDIDATES / 4


TEXTS = st.lists(
    st.sampled_from(["de", "raad", "niet", "zes", "weken", "bomen", "vraagt", "plein", "te"]),
    max_size=9,
).map(" ".join)
PLACES = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda at: Span(at[0], sum(at)))
COMMENTS = st.lists(
    st.builds(
        Said,
        key=st.integers(0, 10_000),
        text=TEXTS,
        words=TEXTS,
        span=st.none() | PLACES,
        block=st.sampled_from(["", "b1", "b2"]),
        replacement=st.none() | TEXTS,
    ),
    max_size=25,
    unique_by=lambda each: each.key,
)


@given(COMMENTS, st.randoms(use_true_random=False))
def test_every_comment_is_in_one_group_whatever_the_order_they_come_in(said, chance):
    shuffled = list(said)
    chance.shuffle(shuffled)

    found = alike(said)

    assert sorted(key for group in found for key in group.keys) == sorted(s.key for s in said)
    assert alike(shuffled) == found
    assert all((len(group.keys) == 1) == (group.why == "alone") for group in found)


@given(COMMENTS)
def test_no_group_holds_both_remarks_and_suggestions(said):
    proposes = {each.key: each.replacement is not None for each in said}

    assert all(len({proposes[key] for key in group.keys}) == 1 for group in alike(said))
