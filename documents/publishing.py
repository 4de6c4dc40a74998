"""When readers may have a version, and when no longer. Nothing is ever deleted by it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.errors import AlreadyPublic, AlreadyWithdrawn, NeedsReason, NotWithdrawn
from documents.models import Document, Embargo, Version, Withdrawal
from members.models import User


@transaction.atomic
def postpone(version: Version, *, until: datetime, by: User | None) -> Embargo:
    """Set another moment for a version that is still under embargo; a past one opens it now.

    Raises AlreadyPublic: what was read cannot be hidden, only withdrawn with a reason.
    """
    embargo = Embargo.objects.select_for_update().filter(version=version).first()
    if embargo is None or embargo.is_over:
        raise AlreadyPublic(number=version.number)
    # Never in the past: when it became public is part of the history.
    embargo.until, embargo.set_by = max(until, timezone.now()), by
    embargo.save(update_fields=["until", "set_by"])
    return embargo


@transaction.atomic
def withdraw(
    document: Document,
    version: Version | None,
    *,
    reason: str,
    by: User | None,
    replacement: Version | None = None,
) -> Withdrawal:
    """No longer offer ``version``, or the whole document when None. The reason is public.

    Raises NeedsReason, or AlreadyWithdrawn.
    """
    # A reason has letters: blanks and invisible signs are none.
    if not any(sign.isalnum() for sign in reason):
        raise NeedsReason
    # Locked, because two editors may press the button at the same moment.
    Document.objects.select_for_update().get(pk=document.pk)
    if document.withdrawals.standing().filter(version=version).exists():
        raise AlreadyWithdrawn
    return Withdrawal.objects.create(
        document=document,
        version=version,
        reason=reason.strip(),
        replacement=replacement,
        withdrawn_at=timezone.now(),
        withdrawn_by=by,
    )


def take_back(withdrawal: Withdrawal, *, by: User | None) -> None:
    """Offer it again. Raises NotWithdrawn when somebody did so before."""
    standing = Withdrawal.objects.standing().filter(pk=withdrawal.pk)
    if not standing.update(lifted_at=timezone.now(), lifted_by=by):
        raise NotWithdrawn


def set_licence(document: Document, licence: str) -> None:
    """From now on. What was given before stays given."""
    document.licence = licence
    document.save(update_fields=["licence"])
