"""Answering comments: one decision for one of them, or for many that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.errors import DocumentIsDefinitive
from documents.models import Kind
from feedback.errors import AlreadyDecided, CommentWithdrawn, ReasonMissing
from feedback.models import Comment, Decision, Outcome
from feedback.models.decision import NEEDS_REASON
from members.models import User


@transaction.atomic
def decide(
    comments: Sequence[Comment],
    *,
    outcome: Outcome,
    by: User | None,
    reason: str = "",
    at: datetime | None = None,
) -> Decision:
    """Give ``comments`` one answer. ``reason`` is public.

    Raises ReasonMissing for an outcome that must be explained, AlreadyDecided when
    one of them has an answer: reopen it first, so that no answer is overwritten;
    CommentWithdrawn when one of them was taken back.
    """
    reason = reason.replace("\r\n", "\n").strip()
    if outcome in NEEDS_REASON and not reason:
        raise ReasonMissing
    keys = [comment.pk for comment in comments]
    # Locked, because two editors may decide the same comment at the same moment.
    locked = list(Comment.objects.select_for_update(of=("self",)).filter(pk__in=keys))
    if any(comment.is_settled for comment in locked):
        raise AlreadyDecided
    if any(comment.is_withdrawn for comment in locked):
        raise CommentWithdrawn
    decision = Decision.objects.create(
        outcome=outcome, reason=reason, decided_at=at or timezone.now(), decided_by=by
    )
    Comment.objects.filter(pk__in=keys).update(decision=decision)
    for comment in comments:
        comment.decision = decision
    return decision


@transaction.atomic
def reopen(comment: Comment) -> None:
    """Take the answer to ``comment`` back; the draft is not changed by it.

    Raises DocumentIsDefinitive: an answer that was published with the definitive
    version stays given.
    """
    document = comment.version.document
    if document.versions.filter(kind=Kind.DEFINITIVE).exists():
        raise DocumentIsDefinitive(title=document.title)
    Comment.objects.filter(pk=comment.pk).update(decision=None)
    comment.decision = None
