"""What the reading page says of comments made on an earlier version."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.world import frozen, paper, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = (
    "<h2>Waarom dit plan</h2>",
    "Het fietspad wordt vier meter breed.",
    "De bomen blijven staan.",
)


@pytest.fixture
def version():
    return frozen(paper(*TEXT))


def test_a_comment_that_lost_its_words_stays_with_its_quotation(version, reader):
    comment = say(version, "De bomen blijven staan.", text="Heel goed.")
    later = frozen(version.document, *TEXT[:2], "Er komt een parkeergarage met zes verdiepingen.")

    page = reader().opens(later.get_absolute_url())

    assert comment.placements.get(version=later).fate == "removed"
    assert "These words are no longer in this version." in page
    assert "“De bomen blijven staan.”" in page
    assert "Heel goed." in page
    assert f'data-c="c{comment.pk}"' not in page


def test_a_doubtful_place_is_not_marked_in_the_text(version, reader):
    comment = say(version, "De bomen blijven staan.", text="Heel goed.")
    later = frozen(version.document, *TEXT, "Nog een zin.")
    comment.placements.filter(version=later).update(fate="unsure")

    page = reader().opens(later.get_absolute_url())

    assert "Not sure: the editors still look where these words went." in page
    assert f'data-c="c{comment.pk}"' not in page


def test_a_carried_comment_says_how_its_words_changed(version, reader):
    comment = say(version, "De bomen blijven staan.", text="Heel goed.")
    later = frozen(version.document, *TEXT[:2], "De bomen blijven allemaal staan.")

    page = reader().opens(later.get_absolute_url())

    assert comment.placements.get(version=later).fate == "edited"
    assert "These words were changed since:" in page
    assert "allemaal" in page.partition("<ins>")[2]
    assert "concept 1" in page


def test_an_earlier_version_says_so_and_shows_the_way_to_the_newest(version, reader):
    later = frozen(version.document, *TEXT, "Nog een zin.")
    lasting = reverse("documents:newest", args=[version.document.slug])

    earlier = reader().opens(version.get_absolute_url())

    assert "You are reading an earlier version. The newest is concept 2." in earlier
    assert f'<a href="{lasting}">Read the newest version</a>' in earlier
    assert f"{later.get_absolute_url()}vergelijk/1/" in earlier
    assert "earlier version" not in reader().opens(later.get_absolute_url())
    assert reader().client.get(lasting)["Location"] == later.get_absolute_url()


def test_what_lost_its_words_is_a_list_and_earlier_comments_fold_away(version, reader):
    kept = say(version, "vier meter", text="Smal genoeg.")
    lost = say(version, "De bomen blijven staan.", text="Heel goed.")
    later = frozen(version.document, *TEXT[:2], "Er komt een parkeergarage met zes verdiepingen.")
    new = say(later, "parkeergarage", text="Liever niet.")
    address = later.get_absolute_url()

    def shows(query=""):
        page = reader().opens(f"{address}{query}")
        return {each.pk for each in (kept, lost, new) if f'id="c{each.pk}"' in page}, page

    everything, page = shows()
    assert everything == {kept.pk, lost.pk, new.pk}
    assert "3 comments" in page
    assert 'href="?soort=kwijt#comments"' in page
    assert "1 lost its words" in page
    assert 'href="?versie=deze#comments"' in page
    assert "Fold away the 2 on earlier versions" in page

    only_lost, page = shows("?soort=kwijt")
    assert only_lost == {lost.pk}
    assert "1 of 3 comments" in page

    only_here, page = shows("?versie=deze&toon=open")
    assert only_here == {new.pk}
    assert 'href="?toon=open#comments"' in page
    assert "Show the 2 on earlier versions too" in page
    assert '<input type="hidden" name="versie" value="deze">' in page
