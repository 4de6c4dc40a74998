"""What a migration makes of the rows that were there before it."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from feedback.actions import decisions
from feedback.models import Act, Comment, Decision, DecisionStep, Outcome
from tests.world import editor_of, frozen, paper, say

pytestmark = pytest.mark.django_db


def test_decisions_from_before_there_were_drafts_are_published_and_logged():
    version = frozen(paper("De kade is smal."))
    comment, waiting = say(version, "smal"), say(version, "kade")
    editor = editor_of(version.document)
    old = decisions.decide([comment], outcome=Outcome.PARTLY, by=editor, reason="Deels.")
    # As it was: readers saw each decision at once, and nothing was logged.
    Comment.objects.filter(pk=comment.pk).update(decision=old, draft_decision=None)
    DecisionStep.objects.all().delete()

    migration = import_module("feedback.migrations.0006_decisions_published")
    for _ in range(2):
        migration.publish(apps, None)

    assert Decision.objects.get().published_at == old.decided_at
    assert [
        (step.comment_id, step.act, step.was, step.becomes, step.reason, step.at, step.by)
        for step in DecisionStep.objects.all()
    ] == [
        (comment.pk, Act.DECIDED, "", "partly", "Deels.", old.decided_at, editor),
        (comment.pk, Act.PUBLISHED, "partly", "partly", "Deels.", old.decided_at, editor),
    ]
    assert list(Comment.objects.undecided()) == [waiting]
