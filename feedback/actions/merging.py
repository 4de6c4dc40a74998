"""Making words in the draft for the comments that ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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

GONE = Merged(status="conflict", text=None, span=None)


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
    draft = locked_draft(comment)
    comment.refresh_from_db(fields=["decision", "draft_decision"])
    if comment.is_answered:
        raise AlreadyDecided
    result = preview(comment, draft)
    saves = None
    span = result.span or Span(0, 0)
    if result.status == "applied":
        html = _new_html(comment, draft, result)
        title = str(comment.published_name or comment.organisation or "")
        reason_of_save = f"suggestion {comment.pk} {title}".strip()
        draft = save_draft(draft.document, html, base=draft.saves, by=by, reason=reason_of_save)
        saves = draft.saves
    elif result.status == "conflict":
        raise _conflict(comment, draft, result)
    decide([comment], outcome=Outcome.ADOPTED, by=by, reason=reason, at=at)
    words = {"was": comment.exact, "becomes": comment.replacement}
    return record(comment, Made(draft=draft, span=span, saves=saves, **words), by=by, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Words that came in the place of others: ``span`` in the draft from before.

    ``draft`` is as it is saved now, by save number ``saves``; None when the words stood
    there already.
    """

    draft: Draft
    span: Span
    was: str
    becomes: str
    saves: int | None


def record(comment: Comment, made: Made, *, by: User | None, at: datetime | None = None) -> Merge:
    """Write down what ``comment`` changed in the draft; the last time counts."""
    merge, _ = Merge.objects.update_or_create(
        comment=comment,
        defaults={
            "was": made.was,
            "becomes": made.becomes,
            "saves": made.saves,
            "merged_at": at or timezone.now(),
            "merged_by": by,
            **tracing.standing(made.draft, made.span, made.becomes),
        },
    )
    tracing.retrace(merge)
    return merge


def repeat(merge: Merge, comments: Iterable[Comment]) -> None:
    """Write down that the same change answers ``comments`` too."""
    columns = Merge._meta.concrete_fields  # noqa: SLF001 - Django's own name for it
    fields = [each.attname for each in columns if not each.primary_key]
    facts = {name: getattr(merge, name) for name in fields if name != "comment_id"}
    for comment in comments:
        again, _ = Merge.objects.update_or_create(comment=comment, defaults=facts)
        tracing.retrace(again)


def locked_draft(comment: Comment) -> Draft:
    """The draft that ``comment`` is about. Taken before comments are, always."""
    return Draft.objects.select_for_update().get(document=comment.version.document)


def preview(comment: Comment, draft: Draft) -> Merged:
    """Return what adopting would do, without doing it. Raises NotASuggestion."""
    if comment.replacement is None:
        raise NotASuggestion
    return previews([comment], draft)[comment.pk]


def previews(comments: Sequence[Comment], draft: Draft) -> dict[int, Merged]:
    """Return by key what adopting each of ``comments`` would do, without doing it.

    A comment that proposes no words stands where its words are: as if it asked for those.
    """
    waiting: dict[int, list[tuple[Comment, Span]]] = defaultdict(list)
    found = {}
    for comment, standing in standings(comments):
        if standing is None or standing.span is None:
            found[comment.pk] = GONE
        else:
            waiting[standing.version].append((comment, standing.span))
    texts = dict(Version.objects.filter(pk__in=waiting).values_list("pk", "text"))
    now = reading_text(draft.html)
    for source, pairs in waiting.items():
        asked = [Suggestion(span, _asked(each)) for each, span in pairs]
        outcomes = apply_suggestions(texts[source], now, asked)
        found |= {each.pk: result for (each, _), result in zip(pairs, outcomes, strict=True)}
    return found


def place_of(comments: Sequence[Comment], draft: Draft) -> Span | None:
    """Where in the draft the words of ``comments`` lie together; None when all are gone."""
    return hull(previews(comments, draft).values())


def hull(results: Iterable[Merged]) -> Span | None:
    """The smallest span with the places of all ``results`` that have one."""
    spans = [each.span for each in results if each.span is not None]
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _asked(comment: Comment) -> str:
    return comment.exact if comment.replacement is None else comment.replacement


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
