"""Answering comments: one decision for one of them, or for many that say the same.

A decision is a draft until it is published (feedback.actions.announcing).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.errors import DocumentIsDefinitive
from documents.models import Document, Kind
from feedback.actions.logging import log
from feedback.errors import (
    AlreadyDecided,
    CommentWithdrawn,
    NothingPicked,
    ReasonMissing,
    ReasonToReopenMissing,
)
from feedback.models import Act, Comment, Decision, Outcome
from feedback.models.decision import NEEDS_REASON
from members.models import User


@transaction.atomic
def decide(  # noqa: PLR0913 - what, why, by whom, and when
    comments: Sequence[Comment],
    *,
    outcome: Outcome,
    by: User | None,
    reason: str = "",
    chosen: Comment | None = None,
    at: datetime | None = None,
) -> Decision:
    """Give ``comments`` one answer. ``reason`` is public once the answer is published.

    ``chosen`` is the suggestion that was adopted instead of theirs. Raises ReasonMissing
    for an outcome that must be explained, AlreadyDecided when one of them has an answer:
    reopen it first, so that no answer is overwritten; CommentWithdrawn when one of them
    was taken back; NothingPicked for none at all.
    """
    reason = reason.replace("\r\n", "\n").strip()
    if outcome in NEEDS_REASON and not reason:
        raise ReasonMissing
    fresh = locked(comments)
    if not fresh:
        raise NothingPicked
    if any(comment.is_answered for comment in fresh):
        raise AlreadyDecided
    if any(comment.is_withdrawn for comment in fresh):
        raise CommentWithdrawn
    decision = Decision.objects.create(
        outcome=outcome,
        reason=reason,
        chosen=chosen,
        decided_at=at or timezone.now(),
        decided_by=by,
    )
    log(fresh, Act.DECIDED, by=by, becomes=outcome, reason=reason, at=at)
    _answer(fresh, draft_decision=decision)
    for comment in comments:
        comment.draft_decision = decision
    return decision


@transaction.atomic
def reopen(comment: Comment, *, by: User | None = None, reason: str = "") -> None:
    """Take the answer to ``comment`` back; the draft is not changed by it.

    ``reason`` is for editors, in the log. Raises ReasonToReopenMissing when readers saw
    the answer; DocumentIsDefinitive when it was published with the definitive version,
    or before: that answer stays given.
    """
    reason = reason.replace("\r\n", "\n").strip()
    [fresh] = locked([comment])
    if fresh.is_settled:
        _refuse_definitive(comment.version.document)
        if not reason:
            raise ReasonToReopenMissing
    if fresh.is_answered:
        log([fresh], Act.REOPENED, by=by, reason=reason)
        _answer([fresh], decision=None, draft_decision=None)
    comment.decision = comment.draft_decision = None


def locked(comments: Iterable[Comment]) -> list[Comment]:
    """Return ``comments`` as they are now, and let nobody else answer them meanwhile.

    Locked in one order, so that two editors who decide the same ones never wait for
    each other.
    """
    rows = Comment.objects.filter(pk__in=[comment.pk for comment in comments]).order_by("pk")
    # Two queries: what is joined to a row that one waited for may still be the old.
    list(rows.select_for_update(of=("self",)).values_list("pk"))
    return list(rows.select_related("decision", "draft_decision"))


def _answer(comments: Iterable[Comment], **answer: Decision | None) -> None:
    # By update: a save would let the package count replies anew.
    Comment.objects.filter(pk__in=[each.pk for each in comments]).update(**answer)


def _refuse_definitive(document: Document) -> None:
    if document.versions.filter(kind=Kind.DEFINITIVE).exists():
        raise DocumentIsDefinitive(title=document.title)
