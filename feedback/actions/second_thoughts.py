"""Second thoughts: to agree with what was said, to mend one's own words, to take them back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from feedback.actions.decisions import locked
from feedback.actions.logging import log
from feedback.actions.rounds import refuse_closed_document
from feedback.errors import (
    AlreadyDecided,
    CommentWithdrawn,
    NothingProposed,
    NothingSaid,
    OwnComment,
    TooLateToEdit,
)
from feedback.models import Act, Comment
from feedback.models.comment import EDITABLE_FOR, agreement_of
from members.models import User


@transaction.atomic
def agree(comment: Comment, *, by: User, at: datetime | None = None) -> bool:
    """Count ``by`` as agreeing with ``comment``, or no longer; return which.

    Once per person: the database holds it. Raises OwnComment, CommentWithdrawn, or that
    no round is open.
    """
    refuse_closed_document(comment.version.document, by=by, at=at)
    if comment.user_id == by.pk:
        raise OwnComment
    if comment.is_withdrawn:
        raise CommentWithdrawn
    agreement, is_new = agreement_of(comment, by, at=at or timezone.now())
    if not is_new:
        agreement.delete()
    return is_new


def refuse_edit(comment: Comment, *, at: datetime | None = None) -> None:
    """Return when the words of ``comment`` may still be mended. Raises TooLateToEdit."""
    answered = Comment.objects.filter(parent_id=comment.pk).exclude(pk=comment.pk)
    is_late = not comment.is_fresh(at or timezone.now())
    if is_late or comment.is_answered or comment.is_withdrawn or answered.exists():
        raise TooLateToEdit(minutes=EDITABLE_FOR.seconds // 60)


@transaction.atomic
def edit(
    comment: Comment, *, text: str, replacement: str | None = None, at: datetime | None = None
) -> None:
    """Mend what was said, and in a suggestion the proposed words; the anchor stays.

    Raises TooLateToEdit, NothingSaid or NothingProposed.
    """
    # Locked, because an editor may decide at the same moment.
    [comment] = locked([comment])
    refuse_edit(comment, at=at)
    if comment.is_suggestion and replacement is not None:
        if replacement == comment.exact:
            raise NothingProposed
        comment.replacement = replacement
    if not text.strip() and not comment.is_suggestion:
        raise NothingSaid
    Comment.objects.filter(pk=comment.pk).update(
        comment=text.replace("\r\n", "\n").strip(),
        replacement=comment.replacement,
        edited_at=at or timezone.now(),
    )


@transaction.atomic
def withdraw(comment: Comment, *, at: datetime | None = None) -> None:
    """Take ``comment`` back: no page shows its words any more. The row and the replies stay.

    A draft of an answer falls with it: who wrote the comment never saw that. Raises
    AlreadyDecided: a published answer belongs to the words it answers.
    """
    [comment] = locked([comment])
    if comment.is_settled:
        raise AlreadyDecided
    if comment.is_answered:
        log([comment], Act.WITHDRAWN, by=comment.user, at=at)
    if not comment.is_withdrawn:
        Comment.objects.filter(pk=comment.pk).update(
            withdrawn_at=at or timezone.now(), draft_decision=None
        )
