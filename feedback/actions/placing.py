"""A person says where the words of a comment are: what the engine may not decide.

Kept when placements are computed anew, and where the next version goes on from.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from documents.core.span import Span
from feedback.actions.carry_over import follow
from feedback.errors import NothingToConfirm, QuoteMismatch
from feedback.models import Fate, Placement
from members.models import User


@transaction.atomic
def confirm(placement: Placement, *, by: User) -> Placement:
    """These are the words. Raises NothingToConfirm when the comment has no place there."""
    if placement.span is None:
        raise NothingToConfirm
    return _settle(placement, placement.span, by=by)


@transaction.atomic
def move(placement: Placement, span: Span, *, by: User) -> Placement:
    """The words are at ``span`` of the version's text. Raises QuoteMismatch outside it."""
    if not 0 <= span.start < span.end <= len(placement.version.text):
        raise QuoteMismatch
    return _settle(placement, span, by=by)


@transaction.atomic
def let_go(placement: Placement, *, by: User) -> Placement:
    """The words are gone: the comment stays, with its quotation, near where they stood."""
    return _settle(placement, None, by=by)


def _settle(placement: Placement, span: Span | None, *, by: User) -> Placement:
    version = placement.version
    if span is None:
        placement.fate = Fate.REMOVED
    elif span.of(version.text) != placement.comment.exact:
        placement.fate = Fate.EDITED
    elif placement.fate != Fate.UNCHANGED:
        placement.fate = Fate.MOVED
    placement.start = span.start if span else None
    placement.end = span.end if span else None
    placement.near = span.start if span else placement.near
    placement.confirmed_at, placement.confirmed_by = timezone.now(), by
    placement.save()
    follow(version)
    return placement
