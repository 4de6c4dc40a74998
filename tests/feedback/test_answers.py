"""Answers are drafts until they are published; then everybody who spoke is told, once."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from documents.models import Draft
from exports.gather import report
from exports.worker import Worker
from feedback.actions import (
    announcing,
    choosing,
    comments,
    decisions,
    merging,
    second_thoughts,
    weighing,
)
from feedback.actions.comments import Sender
from feedback.errors import (
    NothingToPublish,
    ReasonToReopenMissing,
)
from feedback.models import Act, Channel, Comment, Outcome
from feedback.models.decision import merge_of
from members.models import Letter
from tests.world import (
    decided,
    editor_of,
    frozen,
    open_round,
    paper,
    person,
    published,
    say,
)

pytestmark = pytest.mark.django_db

TEXT = "Wij stellen voor om het fietspad te verbreden tot <strong>vier</strong> meter."
TREES = "De bomen langs het water blijven staan."
CANARY = "kreupelhout"


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


# --- drafts -------------------------------------------------------------------------------


def test_readers_see_nothing_of_an_answer_that_is_a_draft(version, editor, client):
    ans = person("Ans", member=True)
    comment = say(version, "vier", by=ans, replacement="drie")
    merging.adopt(comment, by=editor, reason=f"Om {CANARY}.")
    weighing.note(comment, by=editor, text=f"Intern {CANARY}.")
    address = version.get_absolute_url()
    client.force_login(ans)
    pages = [address, f"{address}?toon=beslist", comment.get_absolute_url(), "/reacties/"]

    shown = "".join(client.get(page).content.decode() for page in pages)

    assert CANARY not in shown
    assert "Overgenomen" not in shown
    assert "In de werktekst" not in shown
    assert merge_of(Comment.objects.get(pk=comment.pk)) is None
    published(version.document)
    shown = "".join(client.get(page).content.decode() for page in pages)
    assert f"Om {CANARY}." in shown
    assert f"Intern {CANARY}" not in shown


def test_every_version_publishes_the_answers_with_it(version):
    comment = say(version)
    decisions.decide([comment], outcome=Outcome.ANSWERED, by=None, reason="In mei.")

    concept = frozen(version.document, "Een andere tekst.")

    [remark] = report(concept).remarks
    assert (remark.verdict.outcome, remark.verdict.reason) == ("answered", "In mei.")
    assert Comment.objects.get(pk=comment.pk).decision.published_at is not None


def test_one_answer_is_published_by_itself(version):
    first, second = say(version, "vier"), say(version, "bomen")
    one, two = (
        decisions.decide([each], outcome=Outcome.NOTED, by=None) for each in (first, second)
    )

    assert announcing.publish(version.document, by=None, only=[one.pk]) == 1

    assert Comment.objects.get(pk=first.pk).decision == one
    assert Comment.objects.get(pk=second.pk).draft_decision == two
    with pytest.raises(NothingToPublish):
        announcing.publish(version.document, by=None, only=[one.pk])


def test_who_takes_a_comment_back_takes_the_draft_of_its_answer_along(version, editor):
    ans = person("Ans", member=True)
    comment = say(version, by=ans)
    decisions.decide([comment], outcome=Outcome.NOTED, by=editor)

    second_thoughts.withdraw(comment)

    assert not Comment.objects.answered_in_draft().exists()
    assert steps(comment)[-1] == (Act.WITHDRAWN, "noted", "")


def test_an_answer_that_readers_saw_is_reopened_with_a_reason(version, editor):
    comment = say(version)
    decided(comment)

    with pytest.raises(ReasonToReopenMissing):
        decisions.reopen(comment, by=editor, reason=" ")
    decisions.reopen(comment, by=editor, reason="Er is nieuws.")

    assert steps(comment) == [
        (Act.DECIDED, "", "noted"),
        (Act.PUBLISHED, "noted", "noted"),
        (Act.REOPENED, "noted", ""),
    ]
    assert comment.steps.last().reason == "Er is nieuws."


def test_the_database_refuses_to_change_the_log(version):
    comment = say(version)
    decisions.decide([comment], outcome=Outcome.NOTED, by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        comment.steps.update(becomes="adopted")


# --- letters ------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_everybody_who_spoke_gets_one_letter_per_publication(version, editor):
    ans, bo, cor, stil = (person(name, member=True) for name in ("Ans", "Bo", "Cor", "Stil"))
    chosen = say(version, "vier", by=bo, text="Smaller.", replacement="drie")
    two = [say(version, "vier", by=ans, text="Nog smaller.", replacement="twee")]
    two.append(say(version, "bomen", by=ans, text="Welke bomen?"))
    gone, waiting = say(version, by=stil), say(version, by=person("Wacht"))
    second_thoughts.withdraw(gone)
    second_thoughts.agree(two[1], by=cor)
    comments.reply(chosen, sender=Sender.of(cor), text="Goed plan.")
    intake = Sender(
        user=None, published_name="", channel=Channel.MEETING, source="Avond", recorded_by=editor
    )
    heard = comments.comment(version, sender=intake, text="Gehoord.")
    choosing.choose(chosen, [two[0]], by=editor)
    decisions.decide([two[1], heard], outcome=Outcome.ANSWERED, by=editor, reason="De iepen.")

    announcing.publish(version.document, by=editor)
    Worker(drain=True, interval=0).run()
    announcing.tell.call(sorted({each.pk for each in _decisions(version)}))
    Worker(drain=True, interval=0).run()

    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert sorted(letters) == sorted([ans.email, bo.email, cor.email])
    assert len(mail.outbox) == 3
    assert waiting.pk in Comment.objects.undecided().values_list("pk", flat=True)
    mine = letters[ans.email]
    assert "uw 2 reacties" in mine
    assert "Uitkomst: niet overgenomen" in mine
    assert "Toelichting: De iepen." in mine
    assert f"http://testserver{chosen.get_absolute_url()}" in mine
    assert f"http://testserver{two[1].get_absolute_url()}" in mine
    assert "Welke bomen?" in letters[cor.email]
    assert "Smaller." in letters[cor.email]
    assert not re.search(r"\bAns\b|ans\d*@", letters[cor.email])
    assert set(Letter.objects.values_list("message", flat=True)) == {""}


def _decisions(version):
    answered = Comment.objects.of(version.document).filter(decision__isnull=False)
    return [each.decision for each in answered.select_related("decision")]
