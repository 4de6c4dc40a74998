"""Making adopted suggestions in the draft."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.actions import save_draft
from documents.core.blocks import reading_text
from documents.core.editing import replace_words, same_words
from documents.core.span import Span
from documents.models import Draft, Version
from feedback.actions import tracing
from feedback.actions.carry_over import standings
from feedback.actions.decisions import decide
from feedback.core.merging import Outcome as Merged
from feedback.core.merging import Suggestion, apply_suggestions
from feedback.errors import AlreadyDecided, NotASuggestion, SuggestionConflict
from feedback.models import Comment, Merge, Outcome
from members.models import User


@transaction.atomic
def adopt(
    comment: Comment, *, by: User | None, reason: str = "", at: datetime | None = None
) -> Merge:
    """Put the words of a suggestion in the draft, and decide it as adopted.

    The words are looked up where they are now, never blindly: raises
    SuggestionConflict (with base, theirs, ours) when they changed. Raises
    NotASuggestion, AlreadyDecided, or DocumentIsDefinitive.
    """
    if comment.replacement is None:
        raise NotASuggestion
    draft = Draft.objects.select_for_update().get(document=comment.version.document)
    comment.refresh_from_db(fields=["decision"])
    if comment.is_settled:
        raise AlreadyDecided
    result = _merged(comment, draft)
    if result.status == "applied":
        html = _new_html(comment, draft, result)
        title = str(comment.published_name or comment.organisation or "")
        reason_of_save = f"suggestion {comment.pk} {title}".strip()
        draft = save_draft(draft.document, html, base=draft.saves, by=by, reason=reason_of_save)
    elif result.status == "conflict":
        raise _conflict(comment, draft, result)
    decide([comment], outcome=Outcome.ADOPTED, by=by, reason=reason, at=at)
    merge, _ = Merge.objects.update_or_create(
        comment=comment,
        defaults={
            "was": comment.exact,
            "becomes": comment.replacement,
            "merged_at": at or timezone.now(),
            "merged_by": by,
            **tracing.standing(draft, result.span or Span(0, 0), comment.replacement),
        },
    )
    tracing.retrace(merge)
    return merge


def preview(comment: Comment, draft: Draft) -> Merged:
    """Return what adopting would do, without doing it. Raises NotASuggestion."""
    if comment.replacement is None:
        raise NotASuggestion
    return _merged(comment, draft)


def _merged(comment: Comment, draft: Draft) -> Merged:
    [(_, standing)] = standings([comment])
    if standing is None or comment.replacement is None:
        raise NotASuggestion
    if standing.span is None:
        return Merged(status="conflict", text=None, span=None)
    old = Version.objects.values_list("text", flat=True).get(pk=standing.version)
    suggestion = Suggestion(span=standing.span, replacement=comment.replacement)
    [outcome] = apply_suggestions(old, reading_text(draft.html), [suggestion])
    return outcome


def _new_html(comment: Comment, draft: Draft, result: Merged) -> str:
    """The draft with the words replaced, checked against what the engine said it becomes."""
    if result.span is None or result.text is None or comment.replacement is None:
        raise _conflict(comment, draft, result)
    try:
        html = replace_words(draft.html, result.span, comment.replacement)
    except ValueError as error:
        # The words now cross a border of blocks or cells: a person must look.
        raise _conflict(comment, draft, result) from error
    # Blanks apart: a word that is left out leaves one blank, not two.
    if not same_words(reading_text(html), result.text):
        raise _conflict(comment, draft, result)
    return html


def _conflict(comment: Comment, draft: Draft, result: Merged) -> SuggestionConflict:
    text = reading_text(draft.html)
    ours = result.span.of(text) if result.span else ""
    return SuggestionConflict(base=comment.exact, theirs=comment.replacement, ours=ours)
