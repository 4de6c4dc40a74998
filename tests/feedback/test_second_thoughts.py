"""Agreeing, mending, taking back, reporting and hiding: nothing of it deletes a word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exports import gather
from feedback.actions import comments, decisions, moderating, rounds, second_thoughts
from feedback.actions.comments import Sender
from feedback.errors import (
    AlreadyDecided,
    CommentWithdrawn,
    NothingProposed,
    NothingSaid,
    OwnComment,
    ReasonForReportMissing,
    RoundClosed,
    TooLateToEdit,
)
from feedback.models import Comment, Outcome, Report, agreements
from feedback.state import token
from feedback.threads import threads_on
from tests.world import editor_of, frozen, open_round, paper, person, published, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    version = frozen(paper("De kade is smal.", "De bomen blijven."))
    open_round(version)
    return version


@pytest.fixture
def ans():
    return person("Ans", member=True)


def answer(to, text="Een antwoord.", *, by=None):
    by = by or editor_of(to.version.document)
    return comments.reply(to, sender=Sender.of(by), text=text)


def agreed(version) -> list[int]:
    return [thread.agreed for thread in threads_on(version)]


def test_who_agrees_counts_once_and_can_take_it_back(version, ans):
    comment = say(version, "smal")
    before = token(version)

    assert second_thoughts.agree(comment, by=ans) is True
    assert agreed(version) == [1]
    assert token(version) != before
    assert second_thoughts.agree(comment, by=person("Bob", member=True)) is True
    assert agreed(version) == [2]
    assert second_thoughts.agree(comment, by=ans) is False
    assert agreed(version) == [1]
    assert agreements().count() == 1


def test_one_does_not_agree_with_oneself(version, ans):
    comment = say(version, "smal", by=ans)

    with pytest.raises(OwnComment):
        second_thoughts.agree(comment, by=ans)


def test_one_agrees_in_an_open_round(version, ans):
    comment = say(version, "smal")
    rounds.close_round(version.rounds.get())

    with pytest.raises(RoundClosed):
        second_thoughts.agree(comment, by=ans)


def test_a_slip_of_the_pen_is_mended_and_the_anchor_stays(version, ans):
    comment = say(version, "smal", by=ans, text="Hoe zoo?", replacement="breet")
    before = token(version)

    second_thoughts.edit(comment, text="Hoe zo?", replacement="breed")

    mended = Comment.objects.get()
    assert (mended.comment, mended.replacement) == ("Hoe zo?", "breed")
    assert (mended.exact, mended.span) == (comment.exact, comment.span)
    assert mended.edited_at is not None
    assert token(version) != before


def test_after_a_quarter_of_an_hour_it_stands(version, ans):
    comment = say(version, "smal", by=ans)
    later = comment.submit_date + timedelta(minutes=15)

    with pytest.raises(TooLateToEdit):
        second_thoughts.edit(comment, text="Anders.", at=later)
    second_thoughts.edit(comment, text="Anders.", at=later - timedelta(seconds=1))


def test_what_was_answered_or_decided_is_mended_no_more(version, ans):
    replied, decided = say(version, "smal", by=ans), say(version, "bomen", by=ans)
    answer(replied)
    decisions.decide([decided], outcome=Outcome.NOTED, by=None)

    for comment in (replied, decided):
        with pytest.raises(TooLateToEdit):
            second_thoughts.edit(comment, text="Anders.")


def test_mending_into_nothing_is_refused(version, ans):
    comment = say(version, "smal", by=ans)
    suggestion = say(version, "bomen", by=ans, replacement="struiken")

    with pytest.raises(NothingSaid):
        second_thoughts.edit(comment, text=" ")
    with pytest.raises(NothingProposed):
        second_thoughts.edit(suggestion, text="", replacement="bomen")


def test_what_was_withdrawn_holds_no_gate_and_is_seen_no_more(version, ans):
    comment = say(version, "smal", by=ans)
    before = token(version)

    second_thoughts.withdraw(comment)

    assert Comment.objects.get().comment == comment.comment
    assert list(Comment.objects.undecided()) == []
    assert threads_on(version) == []
    assert token(version) != before


def test_replies_to_what_was_withdrawn_stay(version, ans):
    comment = say(version, "smal", by=ans, replacement="breed")
    reply = answer(comment)
    second_thoughts.withdraw(comment)

    (thread,) = threads_on(version)

    assert thread.replies == (reply,)
    assert not thread.waits
    assert not thread.root.is_suggestion


def test_a_reply_that_was_withdrawn_goes_unless_it_was_answered(version, ans):
    root = say(version, "smal")
    first, second = answer(root, by=ans), answer(root, by=ans)
    deeper = answer(first)
    for each in (first, second):
        second_thoughts.withdraw(each)

    (thread,) = threads_on(version)

    assert thread.replies == (first, deeper)


def test_a_decision_and_a_withdrawal_exclude_each_other(version, ans):
    decided, withdrawn = say(version, "smal", by=ans), say(version, "bomen", by=ans)
    decisions.decide([decided], outcome=Outcome.NOTED, by=None)
    published(version.document)
    second_thoughts.withdraw(withdrawn)

    with pytest.raises(AlreadyDecided):
        second_thoughts.withdraw(decided)
    with pytest.raises(CommentWithdrawn):
        decisions.decide([withdrawn], outcome=Outcome.NOTED, by=None)
    with pytest.raises(CommentWithdrawn):
        second_thoughts.agree(Comment.objects.get(pk=withdrawn.pk), by=person("B", member=True))


def test_the_response_report_tells_a_withdrawal_only_beside_its_replies(version, ans):
    answered = say(version, "smal", by=ans, text="Geheim.", replacement="breed")
    answer(answered, "Jammer.")
    second_thoughts.withdraw(answered)
    second_thoughts.withdraw(say(version, "bomen", by=ans))
    later = frozen(version.document, "De kade is breed.", "De bomen blijven.")

    (remark,) = gather.report(later).remarks

    assert (remark.text, remark.replacement) == ("", None)
    assert [reply.text for reply in remark.replies] == ["Jammer."]
    assert remark.verdict is not None
    assert remark.verdict.outcome == "withdrawn"
    assert ans.name not in remark.sender.name


def test_a_report_counts_once_per_person_and_asks_anew(version, ans):
    comment = say(version, "smal")
    coordinator = person("Co", coordinator=True)
    moderating.report(comment, by=ans, reason="Scheldt.")
    moderating.report(comment, by=ans, reason="Scheldt echt.")
    assert [each.reason for each in Report.objects.waiting()] == ["Scheldt echt."]

    moderating.keep(comment, by=coordinator)
    assert not Report.objects.waiting().exists()

    moderating.report(comment, by=ans, reason="En nog eens.")
    assert Report.objects.waiting().count() == 1
    assert Report.objects.count() == 1


def test_a_report_says_why(version, ans):
    with pytest.raises(ReasonForReportMissing):
        moderating.report(say(version, "smal"), by=ans, reason=" ")


def test_hiding_hides_the_replies_too_and_showing_again_brings_all_back(version, ans):
    root = say(version, "smal")
    first = answer(root)
    deeper = answer(first)
    coordinator = person("Co", coordinator=True)

    moderating.hide(first, by=coordinator)
    assert threads_on(version)[0].replies == ()
    moderating.hide(root, by=coordinator)
    assert threads_on(version) == []
    assert not Comment.objects.undecided().exists()
    moderating.keep(root, by=coordinator)
    moderating.keep(first, by=coordinator)
    assert threads_on(version)[0].replies == (first, deeper)
    assert timezone.now() > root.submit_date
