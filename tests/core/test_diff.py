from __future__ import annotations

from itertools import pairwise

import pytest

from documents.core.diff import compare
from tests.core.notation import compact

WEG = "De Dorpsstraat wordt een fietsstraat met een snelheid van 30 km per uur."
PLEIN = "Het plein wordt groen, met bomen en bankjes voor iedereen."

CASES = {
    "nothing": ("", "", ""),
    "same": ("De raad.", "De raad.", "De raad."),
    "all new": ("", "De raad.", "{+De raad.+}"),
    "all gone": ("De raad.", "", "{-De raad.-}"),
    "word inserted": ("De raad besluit.", "De raad besluit nu.", "De raad besluit{+ nu+}."),
    "word struck": ("De oude raad besluit.", "De raad besluit.", "De {-oude -}raad besluit."),
    "word replaced": ("De raad wil dit.", "De raad kan dit.", "De raad {-wil-}{+kan+} dit."),
    "never half a word": ("De bewoners.", "De bewoner.", "De {-bewoners-}{+bewoner+}."),
    "number": ("Over 30 km.", "Over 20 km.", "Over {-30-}{+20+} km."),
    "sign": ("De raad, nu.", "De raad; nu.", "De raad{-,-}{+;+} nu."),
    "dutch apostrophe": (
        "Foto's en auto's.",
        "Foto's en bussen.",
        "Foto's en {-auto's-}{+bussen+}.",
    ),
    "typography shows": ("Het 'plein'.", "Het ‘plein’.", "Het {-'-}{+‘+}plein{-'-}{+’+}."),
    "accents show": ("Het café.", "Het cafe\u0301.", "Het {-café-}{+cafe\u0301+}."),
    "block inserted": ("Een.\nTwee.", "Een.\nNieuw hier.\nTwee.", "Een.{+\nNieuw hier.+}\nTwee."),
    "block struck": ("Een.\nOud hier.\nTwee.", "Een.\nTwee.", "Een.{-\nOud hier.-}\nTwee."),
    "first block struck": ("Oud hier.\nTwee is er.", "Twee is er.", "{-Oud hier.\n-}Twee is er."),
    "block split": (
        "Het plein is af. De bomen staan er.",
        "Het plein is af.\nDe bomen staan er.",
        "Het plein is af.{- -}{+\n+}De bomen staan er.",
    ),
    "blocks merged": (
        "Het plein is af.\nDe bomen staan er.",
        "Het plein is af. De bomen staan er.",
        "Het plein is af.{-\n-}{+ +}De bomen staan er.",
    ),
    "block moved": (
        f"{WEG}\n{PLEIN}\nEn dat is dat.",
        f"{PLEIN}\nEn dat is dat.\n{WEG}",
        f"{{<{WEG}<}}{{-\n-}}{PLEIN}\nEn dat is dat.{{+\n+}}{{>{WEG}>}}",
    ),
    "block moved and edited": (
        f"{WEG}\n{PLEIN}\nEn dat is dat.",
        f"{PLEIN}\nEn dat is dat.\n{WEG.replace('30', '20')}",
        (
            "{<De Dorpsstraat wordt een fietsstraat met een snelheid van <}{-30-}{< km per uur.<}"
            f"{{-\n-}}{PLEIN}\nEn dat is dat.{{+\n+}}"
            "{>De Dorpsstraat wordt een fietsstraat met een snelheid van >}{+20+}{> km per uur.>}"
        ),
    ),
    "sentence moved to another block": (
        f"{WEG} De raad besluit in mei.\n{PLEIN}",
        f"{WEG}\n{PLEIN} De raad besluit in mei.",
        f"{WEG}{{- -}}{{<De raad besluit in mei.<}}\n{PLEIN}{{+ +}}{{>De raad besluit in mei.>}}",
    ),
    "few words are not shown as moved": ("ja nee\nmisschien", "misschien\nja nee", None),
    "crumbs between changes go": (
        "Wij verzoeken het college vriendelijk om een spoedig antwoord.",
        "Zij smeken de raad nu om snelle reactie.",
        None,
    ),
}


@pytest.mark.parametrize(("old", "new", "shown"), CASES.values(), ids=CASES.keys())
def test_a_reader_is_shown_what_changed(old, new, shown):
    operations = compare(old, new)

    if shown is not None:
        assert compact(operations) == shown
    assert "".join(o.text for o in operations if o.kind not in ("insert", "moved_to")) == old
    assert "".join(o.text for o in operations if o.kind not in ("delete", "moved_from")) == new


def test_few_words_are_shown_as_struck_and_written():
    operations = compare("ja nee\nmisschien wel weer", "misschien wel weer\nja nee")

    assert {o.kind for o in operations} == {"equal", "delete", "insert"}


def test_a_rewritten_sentence_is_not_a_patchwork():
    operations = compare(
        "Wij verzoeken het college vriendelijk om een spoedig antwoord.",
        "Zij smeken de raad nu om snelle reactie.",
    )

    assert [o.kind for o in operations] == ["delete", "insert", "equal"]


def test_no_two_neighbors_are_of_one_kind():
    kinds = [o.kind for o in compare(f"{WEG}\n{PLEIN}", f"{PLEIN}\n{WEG}\n{WEG}")]

    assert all(one != other for one, other in pairwise(kinds))
