"""Promises 1 and 2: no comment is lost, and none is shown on the wrong words."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils import timezone

from documents.core.span import Span
from documents.signals import version_frozen
from feedback.actions.carry_over import carry_over
from feedback.models import Comment, Fate, Placement
from tests.world import frozen, paper, say

pytestmark = pytest.mark.django_db

FIRST = (
    "De kade is voor veel mensen de kortste weg naar het centrum van de stad.",
    "Wij stellen voor om het fietspad te verbreden tot vier meter, met een groene strook.",
    "De bestaande bomen langs het water blijven allemaal staan.",
    "Een app is daarvoor volgens ons niet nodig en ook niet gewenst.",
)
# Moved: the first to the end. Edited: "vier" to "drie". Unchanged: the third. Removed: the fourth.
SECOND = (
    "Wij stellen voor om het fietspad te verbreden tot drie meter, met een groene strook.",
    "De bestaande bomen langs het water blijven allemaal staan.",
    "Op de hoek komt een bankje met uitzicht over het hele water.",
    "De kade is voor veel mensen de kortste weg naar het centrum van de stad.",
)


@pytest.fixture
def document():
    return paper()


def words_of(placement):
    return placement.span.of(placement.version.text) if placement.span else None


def test_each_comment_follows_its_own_words(document):
    first = frozen(document, *FIRST)
    said = {
        "moved": say(first, "de kortste weg naar het centrum"),
        "edited": say(first, "verbreden tot vier meter"),
        "unchanged": say(first, "De bestaande bomen"),
        "removed": say(first, "Een app is daarvoor volgens ons niet nodig"),
        "whole": say(first),
    }

    second = frozen(document, *SECOND)

    placed = {name: comment.placements.get(version=second) for name, comment in said.items()}
    assert {name: (place.fate, words_of(place)) for name, place in placed.items()} == {
        "moved": ("moved", "de kortste weg naar het centrum"),
        "edited": ("edited", "verbreden tot drie meter"),
        "unchanged": ("unchanged", "De bestaande bomen"),
        "removed": ("removed", None),
        "whole": ("unchanged", None),
    }


def test_the_fates_of_every_step_add_up_to_all_comments_before(document):
    first = frozen(document, *FIRST)
    for words in ("kade", "fietspad", "bomen", "Een app", None):
        say(first, words)
    second = frozen(document, *SECOND)
    for words in ("bankje", "drie meter"):
        say(second, words)
    third = frozen(document, FIRST[2], "Iets heel anders staat nu op deze plaats in de tekst.")

    sums = [
        Counter(version.placements.values_list("fate", flat=True)).total()
        for version in (first, second, third)
    ]

    assert sums == [0, 5, 7]
    assert Comment.objects.count() == 7


def test_a_comment_never_goes_to_a_look_alike(document):
    clause = "Artikel {}. Het bestuur besluit binnen zes weken over het verzoek van de bewoners."
    first = frozen(document, *(clause.format(number) for number in (3, 4)), "Slot van het stuk.")
    struck = say(first, "Het bestuur besluit binnen zes weken")

    second = frozen(document, clause.format(4), "Slot van het stuk.")

    placement = struck.placements.get(version=second)
    assert placement.fate in (Fate.REMOVED, Fate.UNSURE)


def test_a_removed_comment_stays_with_its_quotation_and_a_place_to_be_shown(document):
    first = frozen(document, *FIRST)
    comment = say(first, "Een app")

    second = frozen(document, *SECOND)

    placement = comment.placements.get(version=second)
    assert placement.span is None
    assert 0 <= placement.near <= len(second.text)
    assert Comment.objects.get(pk=comment.pk).exact == "Een app"


def test_words_that_come_back_are_found_again(document):
    first = frozen(document, *FIRST)
    comment = say(first, "De bestaande bomen langs het water")
    frozen(document, FIRST[0])
    third = frozen(document, *FIRST)

    assert words_of(comment.placements.get(version=third)) == "De bestaande bomen langs het water"


def test_hidden_comments_are_carried_over_too(document):
    first = frozen(document, *FIRST)
    hidden = say(first, "kade")
    Comment.objects.filter(pk=hidden.pk).update(is_public=False)

    second = frozen(document, *SECOND)

    assert hidden.placements.filter(version=second).exists()


def test_replies_go_where_their_thread_goes(document):
    from feedback.actions import comments
    from feedback.actions.comments import Sender
    from tests.world import editor_of

    first = frozen(document, *FIRST)
    root = say(first, "kade")
    comments.reply(root, sender=Sender.of(editor_of(document)), text="Eens.")

    second = frozen(document, *SECOND)

    assert [place.comment_id for place in second.placements.all()] == [root.pk]


def test_computing_again_keeps_what_a_person_confirmed(document):
    first = frozen(document, *FIRST)
    lost, other = say(first, "Een app"), say(first, "bomen")
    second = frozen(document, *SECOND)
    start = second.text.index("bankje")
    lost.placements.update(
        start=start, end=start + 6, fate=Fate.EDITED, confirmed_at=timezone.now()
    )

    carry_over(second)

    assert words_of(lost.placements.get(version=second)) == "bankje"
    assert words_of(other.placements.get(version=second)) == "bomen"
    assert second.placements.count() == 2


def test_the_next_version_goes_on_from_what_a_person_confirmed(document):
    first = frozen(document, *FIRST)
    lost = say(first, "Een app is daarvoor volgens ons niet nodig")
    second = frozen(document, *SECOND)
    start = second.text.index("een bankje met uitzicht")
    lost.placements.update(
        start=start, end=start + 23, fate=Fate.EDITED, confirmed_at=timezone.now()
    )

    third = frozen(document, "Een nieuwe eerste alinea staat nu hier.", *SECOND)

    assert words_of(lost.placements.get(version=third)) == "een bankje met uitzicht"


def test_when_anything_fails_nothing_is_frozen_and_nothing_is_placed(document):
    first = frozen(document, *FIRST)
    comment = say(first, "kade")

    def stumble(**_):
        assert Placement.objects.filter(comment=comment).exists()
        raise RuntimeError("the power went out")

    version_frozen.connect(stumble)
    try:
        with pytest.raises(RuntimeError):
            frozen(document, *SECOND)
    finally:
        version_frozen.disconnect(stumble)

    assert document.versions.count() == 1
    assert not Placement.objects.exists()


def test_an_anchor_never_changes(document):
    first = frozen(document, *FIRST)
    comment = say(first, "fietspad")
    before = (comment.span, comment.exact, comment.version_id)

    frozen(document, *SECOND)

    comment = Comment.objects.get(pk=comment.pk)
    assert (comment.span, comment.exact, comment.version_id) == before
    assert isinstance(comment.span, Span)
