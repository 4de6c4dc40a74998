"""What editors do while they weigh: share the work, tell each other, keep good reasons."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.models import Document
from documents.permissions import may_edit
from feedback.errors import NameOfReasonMissing, NameOfReasonTaken, NotAnEditor, NoteEmpty
from feedback.models import Comment, Note, StandardReason
from members.models import User


def assign(comments: Sequence[Comment], *, to: User | None) -> None:
    """Ask ``to`` to decide ``comments``; None: nobody in particular. Raises NotAnEditor."""
    if to is not None and not all(may_edit(to, each.version.document) for each in comments):
        raise NotAnEditor
    keys = [comment.pk for comment in comments]
    Comment.objects.filter(pk__in=keys).update(assigned_to=to)


def note(comment: Comment, *, by: User | None, text: str) -> Note:
    """Tell the other editors something about ``comment``. Raises NoteEmpty."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise NoteEmpty
    return Note.objects.create(comment=comment, text=text, written_at=timezone.now(), written_by=by)


def keep_reason(*, label: str, text: str, document: Document | None) -> StandardReason:
    """Keep a reason to use again, on ``document`` or (None) on the whole site.

    Raises NameOfReasonMissing or NameOfReasonTaken.
    """
    label, text = " ".join(label.split()), text.replace("\r\n", "\n").strip()
    if not label or not text:
        raise NameOfReasonMissing
    try:
        with transaction.atomic():
            return StandardReason.objects.create(document=document, label=label[:40], text=text)
    except IntegrityError as error:
        raise NameOfReasonTaken(label=label) from error
