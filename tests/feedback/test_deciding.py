"""Decisions, adopting suggestions in the draft, and the gate to the definitive version."""

from __future__ import annotations

import pytest

from documents.core.blocks import reading_text
from documents.models import Draft, Kind
from feedback.actions import comments, decisions, merging
from feedback.actions.comments import Sender
from feedback.errors import (
    AlreadyDecided,
    NotASuggestion,
    ReasonMissing,
    SuggestionConflict,
    UndecidedComments,
)
from feedback.models import Comment, Merge, Outcome
from tests.world import editor_of, frozen, paper, say, write

pytestmark = pytest.mark.django_db

TEXT = "Wij stellen voor om het fietspad te verbreden tot <strong>vier</strong> meter."
TREES = "De bomen langs het water blijven staan."


@pytest.fixture
def version():
    return frozen(paper(TEXT, TREES))


def draft_of(version):
    return reading_text(Draft.objects.get(document=version.document).html)


@pytest.mark.parametrize("outcome", ["partly", "not_adopted", "out_of_scope"])
def test_these_outcomes_need_a_reason(version, outcome):
    comment = say(version)

    with pytest.raises(ReasonMissing):
        decisions.decide([comment], outcome=Outcome(outcome), by=None, reason=" \r\n ")

    assert Comment.objects.undecided().count() == 1


def test_one_decision_can_answer_many_comments(version):
    same = [say(version, "bomen") for _ in range(3)]

    decision = decisions.decide(same, outcome=Outcome.NOTED, by=None)

    assert list(decision.drafted.order_by("pk")) == same


def test_a_decision_is_not_overwritten_but_reopened(version):
    comment = say(version)
    decisions.decide([comment], outcome=Outcome.NOTED, by=None)
    stale = Comment.objects.get(pk=comment.pk)
    stale.draft_decision = None

    with pytest.raises(AlreadyDecided):
        decisions.decide([stale], outcome=Outcome.ADOPTED, by=None)
    decisions.reopen(comment)

    assert decisions.decide([comment], outcome=Outcome.ADOPTED, by=None).drafted.count() == 1


# --- adopting ---------------------------------------------------------------------------


def test_adopting_puts_the_words_in_the_draft_with_the_marks_around_them(version):
    comment = say(version, "vier", replacement="drie")

    merge = merging.adopt(comment, by=editor_of(version.document))

    html = Draft.objects.get(document=version.document).html
    assert "<strong>drie</strong> meter" in html
    assert (merge.was, merge.becomes) == ("vier", "drie")
    assert Comment.objects.get(pk=comment.pk).answer.outcome == Outcome.ADOPTED


def test_adopting_follows_the_words_when_the_draft_moved_on(version):
    comment = say(version, "blijven staan", replacement="blijven voorgoed staan")
    write(version.document, "Een nieuwe eerste alinea.", TEXT, TREES)

    merging.adopt(comment, by=None)

    assert draft_of(version).endswith("De bomen langs het water blijven voorgoed staan.")


def test_a_suggestion_whose_words_changed_is_a_conflict_that_shows_three_texts(version):
    comment = say(version, "tot vier meter", replacement="tot drie meter")
    write(version.document, TEXT.replace("vier", "vijf"), TREES)
    before = draft_of(version)

    with pytest.raises(SuggestionConflict) as conflict:
        merging.adopt(comment, by=None)

    assert (conflict.value.base, conflict.value.theirs) == ("tot vier meter", "tot drie meter")
    assert conflict.value.ours == "tot vijf meter"
    assert draft_of(version) == before
    assert Comment.objects.undecided().count() == 1
    assert not Merge.objects.exists()


def test_of_two_suggestions_on_the_same_words_the_second_is_a_conflict(version):
    first = say(version, "vier", replacement="drie")
    second = say(version, "vier", replacement="zes")
    merging.adopt(first, by=None)

    with pytest.raises(SuggestionConflict):
        merging.adopt(second, by=None)


def test_a_suggestion_that_stands_there_already_is_adopted_without_a_change(version):
    comment = say(version, "tot vier meter", replacement="tot drie meter")
    write(version.document, TEXT.replace("vier", "drie"), TREES)
    saves = Draft.objects.get(document=version.document).saves

    merging.adopt(comment, by=None)

    assert Draft.objects.get(document=version.document).saves == saves
    assert Comment.objects.get(pk=comment.pk).is_answered


def test_a_comment_without_other_words_cannot_be_adopted_in_the_text(version):
    with pytest.raises(NotASuggestion):
        merging.adopt(say(version, "bomen"), by=None)


def test_adopting_twice_is_refused(version):
    comment = say(version, "vier", replacement="drie")
    merging.adopt(comment, by=None)

    with pytest.raises(AlreadyDecided):
        merging.adopt(comment, by=None)


def test_the_history_of_the_draft_names_the_suggestion(version):
    from documents import history

    comment = say(version, "vier", replacement="drie")
    merging.adopt(comment, by=editor_of(version.document))

    draft = Draft.objects.get(document=version.document)
    assert f"suggestion {comment.pk}" in history.saves_of(draft)[0].reason


# --- the gate ---------------------------------------------------------------------------


def test_no_definitive_version_while_a_comment_is_undecided(version):
    say(version)

    with pytest.raises(UndecidedComments) as refusal:
        frozen(version.document, kind=Kind.DEFINITIVE)

    assert refusal.value.count == 1
    assert version.document.versions.count() == 1


def test_a_next_concept_may_leave_comments_undecided(version):
    say(version)

    assert frozen(version.document, "Een heel nieuwe tekst.").number == 2


def test_when_all_are_decided_the_gate_is_open(version):
    comment = say(version)
    comments.reply(comment, sender=Sender.of(editor_of(version.document)), text="Eens.")
    decisions.decide([comment], outcome=Outcome.NOTED, by=None)

    assert frozen(version.document, kind=Kind.DEFINITIVE).is_definitive


def test_with_a_reason_the_gate_can_be_passed_and_the_reason_is_kept(version):
    say(version)

    definitive = frozen(version.document, kind=Kind.DEFINITIVE, despite="De wethouder wacht.")

    assert definitive.despite == "De wethouder wacht."
    assert Comment.objects.undecided().count() == 1


def test_blanks_are_no_reason(version):
    say(version)

    with pytest.raises(UndecidedComments):
        frozen(version.document, kind=Kind.DEFINITIVE, despite="  ")


def test_a_comment_that_moderators_hid_does_not_hold_the_gate(version):
    hidden = say(version)
    Comment.objects.filter(pk=hidden.pk).update(is_public=False)

    assert frozen(version.document, kind=Kind.DEFINITIVE).is_definitive


@pytest.mark.parametrize(
    ("words", "result"),
    [
        pytest.param("langs", "De bomen het water blijven staan.", id="one word"),
        pytest.param("De bomen langs het water blijven staan.", None, id="a whole block"),
    ],
)
def test_adopting_can_leave_words_out(version, words, result):
    comment = say(version, words, replacement="")

    merging.adopt(comment, by=None)

    kept = "Wij stellen voor om het fietspad te verbreden tot vier meter."
    assert draft_of(version) == (kept if result is None else f"{kept}\n{result}")
