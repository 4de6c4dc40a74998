"""From a comment to the change it caused and back: by adopting, by hand, over versions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import save_draft
from documents.models import Draft, Version
from feedback.actions import decisions, tracing
from feedback.actions.merging import adopt
from feedback.actions.tracing import Step
from feedback.models import Merge, Outcome, OwnReason, Trace
from feedback.tracing import caused_by, tally, traced
from tests.world import editor_of, frozen, paper, published, say, write

pytestmark = pytest.mark.django_db

TEXT = (
    "Wij krijgen zes weken om te antwoorden.",
    "Het plein is nu een parkeerplaats voor iedereen.",
    "De bomen aan de kade blijven staan.",
    "Er komt een bank bij het water.",
)


@pytest.fixture
def first():
    return frozen(paper(*TEXT))


@pytest.fixture
def editor(first):
    return editor_of(first.document)


def edit(document, was, becomes):
    """The editor changes some words by hand."""
    draft = Draft.objects.get(document=document)
    save_draft(document, draft.html.replace(was, becomes), base=draft.saves, by=editor_of(document))


def told(old, new):
    return [
        ([(each.comment.pk, each.how) for each in change.comments], change.own_reason)
        for change in traced(old, new)
    ]


def test_a_suggestion_is_behind_the_change_that_holds_its_words(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    trees = say(first, "blijven staan", replacement="blijven")
    say(first, "bank", replacement="stoel")
    adopt(weeks, by=editor)
    adopt(trees, by=editor)
    edit(first.document, "parkeerplaats", "markt")
    second = frozen(first.document)

    assert told(first, second) == [
        ([(weeks.pk, "merge")], ""),
        ([], ""),
        ([(trees.pk, "merge")], ""),
    ]
    assert [each.number for each in traced(first, second)] == [1, 2, 3]
    assert [each.comments[0].number for each in traced(first, second) if each.comments] == [
        "1.1",
        "1.2",
    ]


def test_words_written_before_and_after_do_not_hide_where_a_suggestion_went(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    edit(first.document, "Wij krijgen", "Als bewoners krijgen wij")
    adopt(weeks, by=editor)
    write(
        first.document,
        "Een nieuw begin van dit stuk.",
        *[
            text.replace("zes", "acht").replace("Wij krijgen", "Als bewoners krijgen wij")
            for text in reversed(TEXT)
        ],
    )
    second = frozen(first.document)
    weeks.refresh_from_db()

    [found] = caused_by(weeks)

    old, new, change = found
    assert (old, new) == (first, second)
    assert "acht weken" in change.change.new[0].words
    assert change.beyond


def test_what_was_adopted_and_then_overwritten_caused_nothing(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    adopt(weeks, by=editor)
    edit(first.document, "acht weken", "een half jaar")
    second = frozen(first.document)

    assert told(first, second) == [([], "")]
    assert caused_by(weeks) == []


def test_a_comment_adopted_in_the_editors_words_is_found_by_its_place(first, editor):
    partly = say(first, "voor iedereen")
    refused = say(first, "zes weken")
    edit(first.document, "voor iedereen", "voor de buurt en haar gasten")
    edit(first.document, "zes weken", "acht weken")
    decisions.decide([partly], outcome=Outcome.PARTLY, by=editor, reason="Zo kan het.")
    decisions.decide([refused], outcome=Outcome.NOT_ADOPTED, by=editor, reason="Nee.")
    second = frozen(first.document)

    assert told(first, second) == [([], ""), ([(partly.pk, "place")], "")]


def test_a_suggestion_that_leaves_words_out_is_found_where_they_were(first, editor):
    shorter = say(first, " voor iedereen", replacement="")
    adopt(shorter, by=editor)
    second = frozen(first.document)

    assert told(first, second) == [([(shorter.pk, "merge")], "")]


def test_a_merge_belongs_to_the_step_it_was_made_in_and_to_what_spans_it(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    adopt(weeks, by=editor)
    second = frozen(first.document)
    edit(second.document, "acht weken om te antwoorden", "acht weken om te reageren")
    bank = say(second, "een bank", replacement="een lange bank")
    adopt(bank, by=editor)
    third = frozen(second.document)

    assert told(second, third) == [([], ""), ([(bank.pk, "merge")], "")]
    assert told(first, third) == [([(weeks.pk, "merge")], ""), ([(bank.pk, "merge")], "")]
    weeks.refresh_from_db()
    assert [new for _, new, _ in caused_by(weeks)] == [second]


def test_words_that_stood_in_the_version_already_are_found_there_when_adopted_later(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    edit(first.document, "zes weken", "acht weken")
    second = frozen(first.document)
    assert told(first, second) == [([], "")]

    adopt(weeks, by=editor)
    published(first.document)

    assert told(first, second) == [([(weeks.pk, "merge")], "")]


def test_a_reopened_comment_is_behind_nothing(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    adopt(weeks, by=editor)
    second = frozen(first.document)
    decisions.reopen(weeks, by=editor, reason="Toch niet.")

    assert told(first, second) == [([], "")]


def test_an_editor_links_and_unlinks_and_explains(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    whole = say(first)
    adopt(weeks, by=editor)
    edit(first.document, "parkeerplaats", "markt")
    second = frozen(first.document)
    one, two = traced(first, second)

    tracing.link(Step(first, second, one.key), [weeks], by=editor, is_behind=False)
    tracing.link(Step(first, second, one.key), [whole], by=editor)
    tracing.explain(Step(first, second, two.key), reason=" Duidelijker.\r\n", by=editor)

    assert told(first, second) == [([(whole.pk, "hand")], ""), ([], "Duidelijker.")]
    counted = tally(traced(first, second))
    assert (counted.total, counted.from_readers, counted.with_reason, counted.unexplained) == (
        2,
        1,
        1,
        0,
    )
    assert [change.number for _, _, change in caused_by(whole)] == [1]

    tracing.explain(Step(first, second, two.key), reason="", by=editor)
    assert not OwnReason.objects.exists()


def test_what_was_said_of_the_draft_is_said_of_the_version_it_becomes(first, editor):
    edit(first.document, "parkeerplaats", "markt")
    block = first.blocks[1].id
    tracing.explain(Step(first, None, block), reason="Zo heet het nu.", by=editor)
    tracing.explain(Step(first, None, block), reason="Zo heet het plein nu.", by=editor)

    second = frozen(first.document)

    assert told(first, second) == [([], "Zo heet het plein nu.")]
    assert OwnReason.objects.get().new == second


def test_a_merge_from_before_these_fields_is_found_by_its_place(first, editor):
    weeks = say(first, "zes weken", replacement="acht weken")
    adopt(weeks, by=editor)
    second = frozen(first.document)
    Trace.objects.all().delete()
    Merge.objects.update(revision=None, start=None, end=None)

    assert told(first, second) == [([(weeks.pk, "place")], "")]


def test_traces_can_be_thrown_away_and_computed_anew(first, editor):
    adopt(say(first, "zes weken", replacement="acht weken"), by=editor)
    second = frozen(first.document)
    before = told(first, second)
    Trace.objects.all().delete()

    tracing.trace(second)

    assert told(first, second) == before


def queries(action):
    with CaptureQueriesContext(
        connection,
    ) as counted:
        action()
    return len(counted)


def test_one_comment_takes_as_many_queries_as_three(editor, first):
    adopt(say(first, "zes weken", replacement="acht weken"), by=editor)
    second = frozen(first.document)
    fresh = lambda pk: Version.objects.select_related("document").get(pk=pk)  # noqa: E731
    old, new = fresh(first.pk), fresh(second.pk)
    traced(old, new)
    one = queries(lambda: traced(fresh(first.pk), fresh(second.pk)))
    third_of = frozen(paper(*TEXT))
    for words, other in (("zes", "acht"), ("plein", "park"), ("bank", "stoel")):
        adopt(say(third_of, words, replacement=other), by=editor)
    fourth = frozen(third_of.document)
    tracing.explain(Step(third_of, fourth, "b"), reason="Zo.", by=editor)
    traced(third_of, fourth)

    assert queries(lambda: traced(fresh(third_of.pk), fresh(fourth.pk))) == one
