"""Saying something: about words, a paragraph or the whole, in an open round."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.core.span import Span
from documents.models import Audience, Role
from feedback.actions import comments, rounds
from feedback.actions.comments import About, Sender
from feedback.errors import (
    NoRound,
    NothingProposed,
    NothingSaid,
    QuoteMismatch,
    RoundClosed,
    RoundNeedsTime,
    RoundNotOpenYet,
    RoundsOverlap,
)
from feedback.models import Channel, Comment, Scope
from tests.world import editor_of, frozen, open_round, paper, person, say, take_part

pytestmark = pytest.mark.django_db

TEXT = "De kade 🌉 is smal. De stoep zakt weg."


@pytest.fixture
def version():
    return frozen(paper("<h2>Waarom</h2>", TEXT, "De bomen blijven."))


def test_an_anchor_keeps_the_words_and_what_stands_around_them(version):
    comment = say(version, "stoep")

    start = version.text.index("stoep")
    assert comment.span == Span(start, start + 5)
    assert (comment.exact, comment.prefix, comment.suffix) == (
        "stoep",
        version.text[max(0, start - 32) : start],
        version.text[start + 5 : start + 37],
    )
    assert comment.block == version.blocks[1].id


def test_offsets_count_code_points(version):
    comment = say(version, "🌉 is")

    assert version.text[comment.start : comment.end] == "🌉 is"
    assert comment.end - comment.start == 4


@pytest.mark.parametrize(
    ("span", "exact"),
    [
        pytest.param(Span(0, 6), "waarom", id="other words"),
        pytest.param(Span(0, 5), "Waarom", id="shifted"),
        pytest.param(Span(0, 9999), "Waarom", id="beyond the end"),
        pytest.param(Span(3, 3), "", id="nothing"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(version, span, exact):
    with pytest.raises(QuoteMismatch):
        comments.comment(
            version,
            sender=Sender.of(editor_of(version.document)),
            text="Hier?",
            about=About(scope=Scope.SPAN, span=span, exact=exact),
        )
    assert not Comment.objects.exists()


def test_a_comment_on_the_whole_has_no_anchor(version):
    comment = say(version)

    assert (comment.scope, comment.span, comment.exact, comment.block) == ("whole", None, "", "")


def test_a_comment_must_say_something(version):
    with pytest.raises(NothingSaid):
        say(version, "stoep", text="  \n ")


def test_a_suggestion_need_not_say_anything_more(version):
    assert say(version, "smal", text="", replacement="te smal").is_suggestion


def test_a_suggestion_may_leave_the_words_out(version):
    suggestion = say(version, "smal", replacement="")

    assert suggestion.is_suggestion
    assert suggestion.replacement == ""


def test_a_suggestion_of_the_same_words_is_refused(version):
    with pytest.raises(NothingProposed):
        say(version, "smal", replacement="smal")


# --- rounds -----------------------------------------------------------------------------


def test_without_a_round_a_reader_cannot_comment_and_an_editor_can(version):
    with pytest.raises(NoRound):
        say(version, by=person("Ria"))

    assert say(version).pk


def test_before_and_after_the_round_a_reader_hears_when(version):
    round_ = open_round(version)
    reader = person("Ria")
    assert say(version, by=reader).pk

    rounds.close_round(round_)
    with pytest.raises(RoundClosed) as closed:
        say(version, by=reader)

    assert str(timezone.localtime().year) in str(closed.value)


def test_a_planned_round_is_not_open_yet(version):
    now = timezone.now()
    rounds.open_round(
        version,
        opens_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=2),
        audience=Audience.PUBLIC,
    )
    with pytest.raises(RoundNotOpenYet):
        say(version, by=person("Ria"))


def test_a_document_has_one_round_at_a_time(version):
    open_round(version)
    with pytest.raises(RoundsOverlap):
        open_round(frozen(version.document, "Nieuwe tekst."))


def test_a_round_must_close_after_it_opens(version):
    now = timezone.now()
    with pytest.raises(RoundNeedsTime):
        rounds.open_round(version, opens_at=now, closes_at=now, audience=Audience.PUBLIC)


def test_one_may_answer_an_older_comment_while_a_later_version_is_open(version):
    question = say(version)
    later = frozen(version.document, "Nieuwe tekst.")
    open_round(later)

    answer = comments.reply(question, sender=Sender.of(person("Ria")), text="Eens.")

    assert (answer.thread_id, answer.level, answer.is_reply) == (question.pk, 1, True)


def test_nobody_answers_when_no_round_is_open(version):
    question = say(version)

    with pytest.raises(NoRound):
        comments.reply(question, sender=Sender.of(person("Ria")), text="Eens.")


# --- senders ----------------------------------------------------------------------------


def test_intake_is_recorded_on_behalf_of_somebody(version):
    editor = editor_of(version.document)
    sender = Sender(
        user=None,
        published_name="Een buurvrouw",
        channel=Channel.MEETING,
        source="Bewonersavond, 23 september",
        recorded_by=editor,
    )

    comment = comments.comment(version, sender=sender, text="De bus moet blijven.")

    assert (comment.user, comment.recorded_by, comment.channel) == (None, editor, "meeting")


def test_a_member_may_speak_for_the_organisation(version):
    open_round(version)
    member = person("Joop", member=True)

    comment = comments.comment(
        version, sender=Sender.of(member, for_organisation=True), text="Namens ons allen."
    )

    assert str(comment.organisation) == "De Buurt"


def test_a_reviewer_answers_in_a_round_for_participants(version):
    open_round(version, audience=Audience.PARTICIPANTS)
    reviewer = take_part(version.document, person("Fien"), Role.REVIEWER)

    assert say(version, by=reviewer).pk


def test_nothing_is_said_below_a_comment_that_was_hidden(client, version):
    root = say(version)
    answer = comments.reply(root, sender=Sender.of(editor_of(version.document)), text="Eens.")
    Comment.objects.filter(pk=root.pk).update(is_public=False)
    client.force_login(editor_of(version.document))

    assert client.post(f"/reacties/{answer.pk}/", {"text": "Ook ik."}).status_code == 404
    assert Comment.objects.count() == 2
