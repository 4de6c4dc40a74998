"""Old to the left, new to the right: the same list of changes in two columns."""

from __future__ import annotations

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from tests.feedback.test_pages_compare import FIRST, SECOND, SIGNS
from tests.world import frozen, paper

pytestmark = pytest.mark.django_db

EDITED = "De Houtmankade is voor veel mensen de allerkortste weg naar het centrum van de stad."


@pytest.fixture
def document():
    document = paper(*FIRST)
    frozen(document)
    frozen(document, *SECOND[:-2], f"<p>{EDITED}</p>", SECOND[-1])
    return document


def beside(client, document):
    address = reverse("feedback:compare", args=[document.slug, 2, 1])
    return LexborHTMLParser(client.get(f"{address}?weergave=naast").content.decode())


def column(page, side):
    """The words of one column, what is only for screen readers left out."""
    for gone in page.css(".lab, [data-ui]"):
        gone.decompose()
    for mark in page.css(".par, .tab, .fn"):
        mark.replace_with(SIGNS[mark.attributes["class"]])
    for line in page.css(".words br"):
        line.replace_with("\u2028")
    # A template ends in a newline, which a browser does not show.
    return "\n".join(
        "".join(part.text().removesuffix("\n") for part in words.css(".cell") or [words])
        for words in page.css(f'[data-side="{side}"] .words, details.skipped .words')
    )


@pytest.mark.parametrize(("side", "place"), [("old", 0), ("new", 1)])
def test_each_column_is_the_whole_of_its_text(client, document, side, place):
    versions = document.versions.order_by("number")

    assert column(beside(client, document), side) == versions[place].text


def test_every_change_has_the_same_address_in_both_ways_of_showing(client, document):
    address = reverse("feedback:compare", args=[document.slug, 2, 1])
    in_text = LexborHTMLParser(client.get(address).content.decode())

    names = [
        {row.id: row.attributes["data-kind"] for row in page.css("[data-kind]") if row.id}
        for page in (in_text, beside(client, document))
    ]
    assert names[0] == names[1]
    assert "moved_edited" in names[0].values()


def test_an_edit_in_a_moved_paragraph_is_an_edit_in_both_ways_of_showing(client, document):
    address = reverse("feedback:compare", args=[document.slug, 2, 1])
    in_text = LexborHTMLParser(client.get(address).content.decode())
    page = beside(client, document)

    for place in (in_text.css_first('[data-kind="moved_edited"]'), page.css_first(".side-by-side")):
        assert "allerkortste" in " ".join(words.text() for words in place.css("ins"))
    assert "De Houtmankade" in page.css_first('[data-side="again"]').text()


def test_the_way_of_showing_is_kept_when_other_versions_are_chosen(client, document):
    page = beside(client, document)

    assert page.css_first('.chooser input[name="weergave"][value="naast"]')
    chosen = client.get(reverse("feedback:choose", args=[document.slug]), {"weergave": "naast"})
    assert chosen.url.endswith("?weergave=naast")


def test_a_sentence_that_moved_leads_to_where_it_went_and_came_from(client):
    moved = "Deze zin gaat dadelijk naar een andere plek in het stuk."
    first = "De tafel staat in het midden van de zaal en iedereen kan erbij zitten."
    last = "Een slotalinea die precies zo blijft als zij was, over bomen."
    document = paper(f"{first} {moved} Daarna is het klaar.", last)
    frozen(document)
    frozen(document, f"{first} Daarna is het klaar.", f"{last} {moved}")

    page = beside(client, document)

    went, came = page.css("a.other-end")
    assert (went.attributes["href"], came.attributes["href"]) == ("#w2", "#w1")
    assert (went.text().split()[-1], came.text().split()[-1]) == ("2", "1")
