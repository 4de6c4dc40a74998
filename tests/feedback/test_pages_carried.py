"""What the reading page says of comments made on an earlier version."""

from __future__ import annotations

import pytest

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
