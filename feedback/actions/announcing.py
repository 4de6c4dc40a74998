"""Publishing answers: from then on readers see them, and who spoke is told by mail."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from documents.models import Document
from feedback.actions.decisions import locked
from feedback.actions.logging import log
from feedback.errors import NothingToPublish
from feedback.letters import letters
from feedback.models import Act, Comment, Decision
from members import mail
from members.models import User


@transaction.atomic
def publish(
    document: Document,
    *,
    by: User | None,
    only: Collection[int] | None = None,
    at: datetime | None = None,
    quietly: bool = False,
) -> int:
    """Let readers see the answers that are drafts; return how many comments got theirs.

    All of ``document``, or those of the decisions with a key in ``only``. Whoever said
    them is told, in one letter each, unless ``quietly``: for what was published before it
    came here. Raises NothingToPublish.
    """
    drafts = Comment.objects.of(document).answered_in_draft()
    if only is not None:
        drafts = drafts.filter(draft_decision__in=only)
    comments = [each for each in locked(drafts) if each.draft_decision_id is not None]
    if not comments:
        raise NothingToPublish
    decisions = sorted({each.draft_decision_id for each in comments if each.draft_decision_id})
    _log(comments, by=by, at=at)
    Comment.objects.filter(pk__in=[each.pk for each in comments]).update(
        decision=F("draft_decision"), draft_decision=None
    )
    Decision.objects.filter(pk__in=decisions).update(published_at=at or timezone.now())
    if not quietly:
        tell.enqueue(decisions)
    return len(comments)


def _log(comments: list[Comment], *, by: User | None, at: datetime | None) -> None:
    answers = {each.answer.outcome for each in comments if each.answer}
    for outcome in answers:
        same = [each for each in comments if each.answer and each.answer.outcome == outcome]
        log(same, Act.PUBLISHED, by=by, becomes=outcome, at=at)


@task()
def tell(decisions: list[int]) -> None:
    """Post one letter to each person whose comment these decisions answer, or who backed one.

    In the background, because who may still read it is asked person by person. May run
    twice: the same letter is posted once.
    """
    # A decision is published once, so the first key names the occasion.
    once = f"decisions-{min(decisions)}"
    for letter in letters(decisions):
        mail.post(
            "decided",
            to=letter.to,
            language=letter.document.language,
            once=once,
            context={"letter": letter},
        )
