from __future__ import annotations

import pytest

from members.templatetags.people import TONES, initials, tone


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        pytest.param("Anna de Vries", "AV", id="small words do not count"),
        pytest.param("Mei Lin Chen", "ML", id="two at most"),
        pytest.param("Werkgroep Verkeer", "WV", id="an organisation"),
        pytest.param("anna@voorbeeld.nl", "A", id="an address"),
        pytest.param("Ömer", "Ö", id="one name"),
        pytest.param("", "", id="nobody"),
    ],
)
def test_initials_are_the_capitals_of_a_name(name: str, sign: str) -> None:
    assert initials(name) == sign


def test_tone_is_the_same_for_the_same_name_and_differs_between_names() -> None:
    names = [f"Buur {number}" for number in range(40)]

    tones = [tone(name) for name in names]

    assert tones == [tone(name) for name in names]
    assert set(tones) == set(TONES)
