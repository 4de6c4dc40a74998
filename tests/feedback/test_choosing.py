"""Alternatives for the same words, own words, undoing, and sharing the work."""

from __future__ import annotations

import pytest

from documents.models import Draft
from feedback.actions import (
    choosing,
    decisions,
    merging,
    undoing,
    weighing,
)
from feedback.errors import (
    AlreadyDecided,
    ChangedSince,
    NotAnEditor,
    NothingToUndo,
    WordsMoved,
)
from feedback.models import Act, Comment, Outcome, StandardReason
from tests.world import (
    editor_of,
    frozen,
    open_round,
    paper,
    person,
    say,
    write,
)

pytestmark = pytest.mark.django_db

TEXT = "Wij stellen voor om het fietspad te verbreden tot <strong>vier</strong> meter."
TREES = "De bomen langs het water blijven staan."


@pytest.fixture
def version():
    version = frozen(paper(TEXT, TREES))
    open_round(version)
    return version


@pytest.fixture
def editor(version):
    return editor_of(version.document)


def draft_of(version):
    return Draft.objects.get(document=version.document).html


def steps(comment):
    return [(step.act, step.was, step.becomes) for step in comment.steps.all()]


# --- alternatives -------------------------------------------------------------------------


def test_choosing_one_answers_the_others_with_a_link_to_it(version, editor):
    a, b, twin = (say(version, "vier", replacement=words) for words in ("drie", "zes", "drie"))

    choosing.choose(a, [b, twin], by=editor, reason="")

    b, twin = (Comment.objects.get(pk=each.pk) for each in (b, twin))
    assert "<strong>drie</strong>" in draft_of(version)
    assert (b.answer.outcome, b.answer.chosen_id) == (Outcome.NOT_ADOPTED, a.pk)
    assert b.answer.reason == "Voor deze woorden kozen wij een ander voorstel."
    assert (twin.answer.outcome, twin.answer.chosen) == (Outcome.ADOPTED, None)
    assert (twin.merge.was, twin.merge.becomes) == ("vier", "drie")


def test_own_words_answer_all_of_them(version, editor):
    a, b = say(version, "tot vier", replacement="tot drie"), say(version, "vier meter")

    choosing.compose(
        [a, b], typed="tot drieënhalve meter", seen="tot vier meter", by=editor, reason="Midden."
    )

    assert "verbreden tot drieënhalve meter." in draft_of(version)
    for each in Comment.objects.filter(pk__in=[a.pk, b.pk]):
        assert each.answer.outcome == Outcome.PARTLY
        assert (each.merge.was, each.merge.becomes) == ("tot vier meter", "tot drieënhalve meter")


def test_a_conflict_is_composed_from_the_words_that_stand_there_now(version, editor):
    comment = say(version, "tot vier meter", replacement="tot drie meter")
    write(version.document, TEXT.replace("vier", "vijf"), TREES)
    with pytest.raises(WordsMoved) as moved:
        choosing.compose([comment], typed="tot 3 meter", seen="tot vier meter", by=editor)
    assert moved.value.ours == "tot vijf meter"

    choosing.compose([comment], typed="tot drie meter", seen="tot vijf meter", by=editor)

    assert "tot drie meter" in draft_of(version)
    assert Comment.objects.get(pk=comment.pk).answer.outcome == Outcome.ADOPTED


# --- undoing, sharing, keeping ------------------------------------------------------------


def test_undoing_gives_the_draft_its_words_back_and_the_log_both_steps(version, editor):
    a, b = say(version, "vier", replacement="drie"), say(version, "vier", replacement="zes")
    before = draft_of(version)
    made = choosing.choose(a, [b], by=editor)

    opened = undoing.undo(version.document, [each.pk for each in made], by=editor)

    assert opened == [a, b]
    assert draft_of(version) == before
    assert Comment.objects.undecided().count() == 2
    assert steps(a) == [(Act.DECIDED, "", "adopted"), (Act.UNDONE, "adopted", "")]
    with pytest.raises(NothingToUndo):
        undoing.undo(version.document, [each.pk for each in made], by=editor)


def test_what_was_changed_since_is_not_undone(version, editor):
    comment = say(version, "vier", replacement="drie")
    merge = merging.adopt(comment, by=editor)
    write(version.document, TEXT.replace("vier", "drie"), TREES, "Nieuw.")

    with pytest.raises(ChangedSince):
        undoing.undo(version.document, [merge.comment.draft_decision_id], by=editor)

    assert "Nieuw." in draft_of(version)
    assert Comment.objects.get(pk=comment.pk).is_answered


def test_only_editors_are_given_work(version, editor):
    comment = say(version)

    weighing.assign([comment], to=editor)

    assert Comment.objects.get(pk=comment.pk).assigned_to == editor
    with pytest.raises(NotAnEditor):
        weighing.assign([comment], to=person("Ans"))


def test_standard_reasons_are_of_one_paper_or_of_the_site(version):
    other = paper(TEXT)
    for document in (version.document, other, None):
        weighing.keep_reason(label="Al  verwerkt", text="Dit staat er al.", document=document)

    usable = StandardReason.objects.usable_on(version.document)

    assert [each.document for each in usable] == [None, version.document]


def test_one_of_two_editors_who_answer_the_same_comes_too_late(version, editor):
    a, b = say(version, "vier", replacement="drie"), say(version, "vier", replacement="zes")
    decisions.decide([b], outcome=Outcome.NOTED, by=None)

    choosing.choose(a, [b], by=editor)

    assert Comment.objects.get(pk=b.pk).answer.outcome == Outcome.NOTED
    with pytest.raises(AlreadyDecided):
        choosing.compose([a, b], typed="acht", seen="drie", by=editor)
