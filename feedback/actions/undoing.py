"""Undoing what was decided just now, and the words that it made in the draft."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from documents import history
from documents.actions import save_draft
from documents.models import Document, Draft
from feedback.actions.decisions import locked
from feedback.actions.logging import log
from feedback.errors import ChangedSince, NothingToUndo
from feedback.models import Act, Comment, Merge
from members.models import User


@transaction.atomic
def undo(document: Document, decisions: Collection[int], *, by: User | None) -> list[Comment]:
    """Take back the decisions with these keys; return the comments that are open again.

    The draft gets back the text from before, in a new save; the log keeps both steps.
    Raises NothingToUndo when they were published or opened again, ChangedSince when
    somebody saved the draft after them.
    """
    draft = Draft.objects.select_for_update().get(document=document)
    asked = Comment.objects.of(document).filter(draft_decision__in=decisions)
    comments = [each for each in locked(asked) if each.draft_decision_id in decisions]
    if not comments:
        raise NothingToUndo
    merges = Merge.objects.filter(comment__in=comments)
    saves = set(merges.exclude(saves=None).values_list("saves", flat=True))
    if saves and saves != {draft.saves}:
        raise ChangedSince
    if saves:
        before = history.text_before(draft)
        save_draft(document, before, base=draft.saves, by=by, reason="undone")
    merges.delete()
    log(comments, Act.UNDONE, by=by)
    Comment.objects.filter(pk__in=[each.pk for each in comments]).update(draft_decision=None)
    return comments
