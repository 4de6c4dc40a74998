"""What is said late, of an older version, or after the definitive one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.errors import DocumentIsDefinitive
from documents.models import Audience, Kind
from feedback.actions import decisions, merging, rounds
from feedback.errors import NothingProposed, UndecidedComments
from feedback.models import Comment, Outcome, Round
from feedback.models.decision import merge_of
from feedback.permissions import may_comment
from tests.world import frozen, open_round, paper, person, say

pytestmark = pytest.mark.django_db

TREES = "De bomen langs het water blijven allemaal staan."
QUAY = "De kade is voor veel mensen de kortste weg naar de stad."


def test_a_comment_on_an_older_version_has_a_place_in_the_newer_ones_at_once():
    document = paper()
    first = frozen(document, TREES, QUAY)
    second = frozen(document, QUAY, TREES)
    third = frozen(document, "Een inleiding staat nu vooraan.", QUAY, TREES)

    late = say(first, "De bomen langs het water")

    placed = {place.version: place.span.of(place.version.text) for place in late.placements.all()}
    assert placed == {
        second: "De bomen langs het water",
        third: "De bomen langs het water",
    }


def test_the_fates_still_add_up_when_comments_came_late():
    document = paper()
    first = frozen(document, TREES, QUAY)
    say(first, "bomen")
    second = frozen(document, TREES)
    say(first, "kade")
    say(first)

    assert second.placements.count() == Comment.objects.roots().filter(version=first).count() == 3


def test_the_definitive_version_closes_the_rounds_of_its_concepts():
    document = paper(TREES)
    concept = frozen(document)
    open_round(concept)
    rounds.open_round(
        concept,
        opens_at=timezone.now() + timedelta(days=20),
        closes_at=timezone.now() + timedelta(days=30),
        audience=Audience.PUBLIC,
    )

    frozen(document, kind=Kind.DEFINITIVE)

    assert [each.is_over for each in Round.objects.all()] == [True]


@pytest.mark.parametrize("who", ["editor", "reader"])
def test_after_the_definitive_version_nothing_is_said_of_a_concept(who):
    document = paper(TREES)
    concept = frozen(document)
    frozen(document, kind=Kind.DEFINITIVE)

    with pytest.raises(DocumentIsDefinitive):
        say(concept, by=person("Ria") if who == "reader" else None)


def test_an_answer_that_was_published_stays_given():
    document = paper(TREES)
    comment = say(frozen(document))
    decisions.decide([comment], outcome=Outcome.NOTED, by=None)
    frozen(document, kind=Kind.DEFINITIVE)

    with pytest.raises(DocumentIsDefinitive):
        decisions.reopen(comment)

    assert not Comment.objects.undecided().exists()


@pytest.mark.parametrize("despite", ["\u200b", "…", " - "])
def test_a_reason_to_pass_the_gate_has_letters(despite):
    document = paper(TREES)
    say(frozen(document))

    with pytest.raises(UndecidedComments):
        frozen(document, kind=Kind.DEFINITIVE, despite=despite)


def test_who_may_comment_follows_the_round_that_is_open_not_the_last():
    version = frozen(paper(TREES))
    stranger = person("Vreemd")
    open_round(version, audience=Audience.PARTICIPANTS, days=2)
    rounds.open_round(
        version,
        opens_at=timezone.now() + timedelta(days=3),
        closes_at=timezone.now() + timedelta(days=9),
        audience=Audience.PUBLIC,
    )

    assert not may_comment(stranger, version)


def test_an_answer_that_was_taken_back_takes_its_change_out_of_sight():
    document = paper(TREES)
    comment = say(frozen(document), "allemaal", replacement="voorgoed")
    merging.adopt(comment, by=None)
    decisions.reopen(comment)
    decisions.decide([comment], outcome=Outcome.NOT_ADOPTED, by=None, reason="Toch niet.")

    assert merge_of(Comment.objects.get(pk=comment.pk)) is None


@pytest.mark.parametrize("same", ["De  bomen", "De\u200b bomen", "De bomen "])
def test_words_that_only_look_different_are_no_proposal(same):
    version = frozen(paper(TREES))

    with pytest.raises(NothingProposed):
        say(version, "De bomen", replacement=same)


def test_a_proposal_is_kept_as_it_would_stand_in_the_text():
    version = frozen(paper(TREES))
    comment = say(version, "De bomen", replacement="De cafe\u0301s")

    merging.adopt(comment, by=None)

    assert comment.replacement == "De caf\u00e9s"
