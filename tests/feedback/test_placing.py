"""A person's word about where a comment belongs, and that it is kept."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from documents.core.span import Span
from feedback.actions import placing
from feedback.actions.carry_over import carry_over
from feedback.errors import NothingToConfirm, QuoteMismatch
from feedback.models import Fate
from tests.world import editor_of, frozen, paper, say

pytestmark = pytest.mark.django_db

OLD = "Een app is daarvoor volgens ons niet nodig en ook niet gewenst."
NEW = "Op de hoek komt een bankje met uitzicht over het hele water."
REST = "De bestaande bomen langs het water blijven allemaal staan."


@pytest.fixture
def document():
    return paper()


@pytest.fixture
def lost(document):
    """A comment whose words are gone in version 2."""
    comment = say(frozen(document, OLD, REST), "Een app is daarvoor volgens ons niet nodig")
    second = frozen(document, NEW, REST)
    return comment.placements.get(version=second)


def span_of(placement, words):
    start = placement.version.text.index(words)
    return Span(start, start + len(words))


def words_in(comment, version):
    placement = comment.placements.get(version=version)
    return placement.span.of(version.text) if placement.span else None


def test_an_editor_says_where_the_words_are(document, lost):
    placing.move(lost, span_of(lost, "een bankje"), by=editor_of(document))

    assert words_in(lost.comment, lost.version) == "een bankje"
    assert lost.fate == Fate.EDITED
    assert lost.confirmed_by == editor_of(document)


def test_what_an_editor_said_survives_computing_anew(document, lost):
    placing.move(lost, span_of(lost, "een bankje"), by=editor_of(document))

    carry_over(lost.version)
    call_command("recompute_placements", document.slug)

    assert words_in(lost.comment, lost.version) == "een bankje"


def test_a_later_version_goes_on_from_there_also_when_it_was_frozen_before(document, lost):
    third = frozen(document, "Een nieuwe eerste alinea staat hier.", NEW, REST)
    assert words_in(lost.comment, third) is None

    placing.move(lost, span_of(lost, "een bankje met uitzicht"), by=editor_of(document))

    assert words_in(lost.comment, third) == "een bankje met uitzicht"


def test_what_was_let_go_does_not_come_back(document):
    first = frozen(document, OLD, REST)
    comment = say(first, "De bestaande bomen")
    second = frozen(document, NEW, REST)
    placement = comment.placements.get(version=second)

    placing.let_go(placement, by=editor_of(document))
    third = frozen(document, OLD, NEW, REST)

    assert comment.placements.get(version=second).fate == Fate.REMOVED
    later = comment.placements.get(version=third)
    assert (later.fate, later.span) == (Fate.REMOVED, None)
    assert third.blocks[2].span.contains(Span(later.near, later.near))


def test_confirming_keeps_the_place_and_the_name(document):
    first = frozen(document, OLD, REST)
    comment = say(first, "De bestaande bomen")
    placement = comment.placements.get(version=frozen(document, NEW, REST))

    placing.confirm(placement, by=editor_of(document))

    assert placement.confirmed_at
    assert words_in(comment, placement.version) == "De bestaande bomen"


def test_there_is_nothing_to_confirm_without_a_place(document, lost):
    with pytest.raises(NothingToConfirm):
        placing.confirm(lost, by=editor_of(document))


@pytest.mark.parametrize("span", [Span(0, 10**6), Span(5, 5)])
def test_a_place_must_be_in_the_text(document, lost, span):
    with pytest.raises(QuoteMismatch):
        placing.move(lost, span, by=editor_of(document))


def test_recompute_says_what_it_found(document, lost, capsys):
    call_command("recompute_placements", document.slug)

    assert "version 2: 1 (unchanged 0, moved 0, edited 0, removed 1" in capsys.readouterr().out


def test_recompute_knows_no_other_document():
    with pytest.raises(CommandError) as refusal:
        call_command("recompute_placements", "nergens")

    assert refusal.value.returncode == 2
