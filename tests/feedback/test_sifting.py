"""Choosing among the comments on the reading page: by links and by a form, without script."""

from __future__ import annotations

import pytest

from feedback.actions import comments, second_thoughts
from feedback.actions.comments import About, Sender
from tests.world import decided, editor_of, frozen, open_round, paper, person, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

SAID = {"gewoon": "Een gewone reactie.", "voorstel": "Een voorstel.", "beslist": "Al beslist."}


@pytest.fixture
def version():
    version = frozen(paper("De kade is smal.", "De bomen blijven.", "Het plein is groot."))
    open_round(version)
    return version


@pytest.fixture
def said(version):
    found = {
        "gewoon": say(version, "plein", text=SAID["gewoon"]),
        "voorstel": say(version, "bomen", text=SAID["voorstel"], replacement="struiken"),
        "beslist": say(version, "smal", text=SAID["beslist"]),
    }
    decided(found["beslist"])
    return found


def shown(page: str) -> list[str]:
    """Which cards a page shows, in their order."""
    cards = page.partition('data-live="rail"')[2].partition("</aside>")[0]
    places = {name: cards.find(text) for name, text in SAID.items()}
    return sorted((name for name in SAID if places[name] >= 0), key=places.__getitem__)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["beslist", "voorstel", "gewoon"]),
        ("toon=open", ["voorstel", "gewoon"]),
        ("toon=beslist", ["beslist"]),
        ("toon=voorstellen", ["voorstel"]),
        ("toon=wat", ["beslist", "voorstel", "gewoon"]),
        ("soort=voorstel", ["voorstel"]),
        ("soort=reactie", ["beslist", "gewoon"]),
        ("zoek=GEWONE reactie", ["gewoon"]),
        ("zoek=struiken", ["voorstel"]),
        ("zoek=plein", ["gewoon"]),
        ("zoek=nergens", []),
        ("volgorde=nieuw", ["beslist", "voorstel", "gewoon"]),
        ("toon=open&zoek=een&volgorde=nieuw", ["voorstel", "gewoon"]),
        ("organisatie=999", []),
        ("organisatie=x", []),
    ],
)
def test_what_is_asked_for_is_shown_and_all_words_stay_marked(version, said, reader, asked, names):
    page = reader().opens(f"{version.get_absolute_url()}?{asked}")

    assert shown(page) == names
    assert page.count("<mark") == 3


def test_one_sees_what_one_organisation_says(version, said, reader):
    ans = person("Ans", member=True)
    comments.comment(
        version,
        sender=Sender.of(ans, for_organisation=True),
        text="Namens de buurt.",
        about=About(),
    )
    buurt = ans.organisation

    plain = reader().opens(version.get_absolute_url())
    page = reader().opens(f"{version.get_absolute_url()}?organisatie={buurt.pk}")

    assert f'<option value="{buurt.pk}">De Buurt</option>' in plain
    assert f'<option value="{buurt.pk}" selected>De Buurt</option>' in page
    assert shown(page) == []
    assert "Namens de buurt." in page


def test_what_most_agree_with_comes_first(version, said, reader):
    second_thoughts.agree(said["gewoon"], by=person("Ans", member=True))

    page = reader().opens(f"{version.get_absolute_url()}?volgorde=eens")

    assert shown(page)[0] == "gewoon"


def test_links_keep_what_the_form_asked_and_the_form_keeps_the_link(version, said, reader):
    page = reader().opens(f"{version.get_absolute_url()}?toon=open&zoek=een")

    assert 'href="?toon=beslist&zoek=een#comments"' in page
    assert '<input type="hidden" name="toon" value="open">' in page
    assert 'name="zoek" value="een"' in page
    assert '<details class="sift" open>' in page


def test_what_was_said_of_earlier_versions_can_be_folded_away(version, said, reader):
    later = frozen(version.document, "De kade is smal.", "De bomen blijven.", "Een plein.")
    say(later, "Een plein", text="Nieuw hier.")

    page = reader().opens(f"{later.get_absolute_url()}?versie=deze")

    assert shown(page) == []
    assert "Nieuw hier." in page


def test_those_that_lost_their_words_are_listed(version, said, reader):
    later = frozen(version.document, "De kade is smal.", "De bomen blijven.")

    page = reader().opens(f"{later.get_absolute_url()}?soort=kwijt")

    assert shown(page) == ["gewoon"]


def test_what_was_withdrawn_is_not_found(version, said, reader):
    comments.reply(
        said["gewoon"], sender=Sender.of(editor_of(version.document)), text="Een antwoord."
    )
    second_thoughts.withdraw(said["gewoon"])

    page = reader().opens(f"{version.get_absolute_url()}?zoek=gewone")

    assert "Een antwoord." not in page


def test_marks_and_cards_carry_the_same_numbers_for_print(version, said, reader):
    page = reader().opens(version.get_absolute_url())

    for number, name in enumerate(("beslist", "voorstel", "gewoon"), start=1):
        card = f'id="c{said[name].pk}" data-n="{number}"'
        assert card in page
    assert page.count('data-n="2"') == 2
