from __future__ import annotations

import pytest

from documents.core.span import Span
from feedback.core.merging import Outcome, Suggestion, apply_suggestions
from tests.core.notation import marked

PLEIN = "Het plein is nu een parkeerplaats voor bewoners.\nDat moet anders, vinden wij."
TERMIJN = "besluit binnen zes weken over het plein."
KERKSTRAAT = "De snelheid in de Kerkstraat gaat omlaag."

CASES = {
    "nothing changed": ("De [raad] besluit.", "De raad besluit.", "applied", "De XX besluit."),
    "block inserted before": (
        "De [raad] besluit.",
        "Kop\nDe raad besluit.",
        "applied",
        "Kop\nDe XX besluit.",
    ),
    "word edited beside it": (
        "De nieuwe [raad] besluit morgen.",
        "De oude raad besluit morgen.",
        "applied",
        "De oude XX besluit morgen.",
    ),
    "block moved": (
        f"De [raad] {TERMIJN}\n{PLEIN}",
        f"{PLEIN}\nDe raad {TERMIJN}",
        "applied",
        f"{PLEIN}\nDe XX {TERMIJN}",
    ),
    "quotes became curly": (
        "De ['raad'] besluit.",
        "De ‘raad’ besluit.",
        "applied",
        "De XX besluit.",
    ),
    "insertion at a place": (
        "De raad[] besluit.",
        "Nu: de raad besluit.",
        "applied",
        "Nu: de raadXX besluit.",
    ),
    "words edited": ("De [gemeenteraad] besluit.", "De gemeenteraden besluit.", "conflict", None),
    "words replaced": ("De [raad] besluit.", "De burgemeester besluit.", "conflict", None),
    "words struck": ("De [oude] raad besluit.", "De raad besluit.", "conflict", None),
    "look-alike took the place": (
        f"Artikel 3. De snelheid in de [Dorpsstraat] gaat omlaag.\nArtikel 4. {KERKSTRAAT}",
        f"Artikel 3. {KERKSTRAAT}",
        "conflict",
        None,
    ),
    "made already": ("De [raad] besluit.", "De XX besluit.", "conflict", None),
    "made already, in part": (
        "Wij [willen een groen] plein.",
        "Wij willen een XX groen plein.",
        "conflict",
        None,
    ),
}


@pytest.mark.parametrize(("old", "new", "status", "text"), CASES.values(), ids=CASES.keys())
def test_a_suggestion_meets_a_text_that_moved_on(old, new, status, text):
    base, span = marked(old)

    [outcome] = apply_suggestions(base, new, [Suggestion(span, "XX")])

    assert (outcome.status, outcome.text) == (status, text)


def test_words_that_somebody_else_made_so_are_already_there():
    old, span = marked("De [bewoner] vraagt.")

    [outcome] = apply_suggestions(old, "De bewoners vraagt.", [Suggestion(span, "bewoners")])

    assert outcome == Outcome("already", None, Span(3, 11))


def test_striking_words_leaves_the_rest():
    old, span = marked("De [oude ]raad besluit.")

    [outcome] = apply_suggestions(old, f"Kop\n{old}", [Suggestion(span, "")])

    assert outcome.text == "Kop\nDe raad besluit."


def test_each_suggestion_stands_alone():
    old = "De raad besluit."
    both = [Suggestion(Span(0, 2), "Die"), Suggestion(Span(3, 7), "burgemeester")]

    outcomes = apply_suggestions(old, old, both)

    assert [o.text for o in outcomes] == ["Die raad besluit.", "De burgemeester besluit."]


def test_a_short_quote_in_strange_surroundings_is_doubted():
    old, span = marked("Er komt een plein. Het is [groen] en rustig, met bomen.\nEinde.")
    new = "Anders gezegd, er is iets groen geverfd door de jeugd.\nEinde."

    [outcome] = apply_suggestions(old, new, [Suggestion(span, "XX")])

    assert outcome.status == "conflict"


def test_a_conflict_tells_where_the_words_are_by_now():
    old, span = marked("De [gemeenteraad] besluit.")

    [outcome] = apply_suggestions(old, "De gemeenteraden besluit.", [Suggestion(span, "XX")])

    assert outcome == Outcome("conflict", None, Span(3, 16))
