"""A reader reports a comment; a coordinator hides it or keeps it. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from feedback.errors import ReasonForReportMissing
from feedback.models import Comment, Report
from members.models import User


@transaction.atomic
def report(comment: Comment, *, by: User, reason: str, at: datetime | None = None) -> Report:
    """Ask the coordinators to look at ``comment``. Said again by the same person, it counts once.

    Raises ReasonForReportMissing.
    """
    reason = reason.replace("\r\n", "\n").strip()
    if not reason:
        raise ReasonForReportMissing
    # What was looked at already is looked at again, for the new reason.
    fresh = {"reason": reason, "reported_at": at or timezone.now(), "handled_at": None}
    made, _is_new = Report.objects.update_or_create(
        comment=comment, reported_by=by, defaults={**fresh, "handled_by": None}
    )
    return made


@transaction.atomic
def hide(comment: Comment, *, by: User, at: datetime | None = None) -> None:
    """Show ``comment`` no more, nor the replies below it; its reports are dealt with."""
    _settle(comment, by=by, at=at, is_hidden=True)


@transaction.atomic
def keep(comment: Comment, *, by: User, at: datetime | None = None) -> None:
    """Show ``comment``, also when it was hidden before; its reports are dealt with."""
    _settle(comment, by=by, at=at, is_hidden=False)


def _settle(comment: Comment, *, by: User, at: datetime | None, is_hidden: bool) -> None:
    # By update: a save would let the package count replies anew.
    Comment.objects.filter(pk=comment.pk).update(is_removed=is_hidden)
    waiting = comment.reports.waiting()
    waiting.update(handled_at=at or timezone.now(), handled_by=by)
