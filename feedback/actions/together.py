"""Adopting many suggestions at once, in one save: those that touch nothing of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from django.db import transaction
from django.utils import timezone

from documents.actions import save_draft
from documents.core.blocks import reading_text
from documents.core.editing import replace_words, same_words, settled
from documents.core.span import Span
from documents.models import Draft, Version
from feedback.actions import tracing
from feedback.actions.carry_over import standings
from feedback.actions.decisions import decide
from feedback.core.merging import Outcome as Merged
from feedback.core.merging import Suggestion, apply_suggestions
from feedback.errors import AlreadyDecided, NothingTicked, TextMovedOn
from feedback.models import Comment, Merge, Outcome
from members.models import User

REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class _Edit:
    """One replacement, and all who proposed exactly that."""

    comments: tuple[Comment, ...]
    span: Span
    words: str


def outcomes(comments: Sequence[Comment], draft: Draft) -> dict[int, Merged]:
    """Return what adopting each of ``comments`` alone would do, by its key.

    As merging.preview, but every version is compared with the draft only once.
    """
    text = reading_text(draft.html)
    by_version: dict[int, list[tuple[Comment, Suggestion]]] = defaultdict(list)
    for comment, standing in standings(comments):
        if standing and standing.span and comment.replacement is not None:
            suggestion = Suggestion(span=standing.span, replacement=comment.replacement)
            by_version[standing.version].append((comment, suggestion))
    found: dict[int, Merged] = {}
    for pk, old in Version.objects.filter(pk__in=by_version).values_list("pk", "text"):
        made = apply_suggestions(old, text, [suggestion for _, suggestion in by_version[pk]])
        for (comment, _), outcome in zip(by_version[pk], made, strict=True):
            found[comment.pk] = outcome
    return found


@transaction.atomic
def adopt_together(comments: Sequence[Comment], *, by: User, reason: str = "") -> list[Merge]:
    """Put the words of all these suggestions in the draft with one save, and decide them.

    All or none: raises TextMovedOn when the words of one changed or two overlap by now,
    AlreadyDecided, NothingTicked, or DocumentIsDefinitive.
    """
    if not comments:
        raise NothingTicked
    document = comments[0].version.document
    draft = Draft.objects.select_for_update().get(document=document)
    keys = [comment.pk for comment in comments]
    if Comment.objects.filter(pk__in=keys, decision__isnull=False).exists():
        raise AlreadyDecided
    edits = _edits(comments, draft)
    draft = save_draft(
        document,
        _new_html(draft, edits),
        base=draft.saves,
        by=by,
        reason=f"suggestions {', '.join(map(str, sorted(keys)))}"[:REASON_LENGTH],
    )
    decide(comments, outcome=Outcome.ADOPTED, by=by, reason=reason)
    return _merges(draft, edits, by)


def _edits(comments: Sequence[Comment], draft: Draft) -> list[_Edit]:
    made = outcomes(comments, draft)
    proposed: dict[tuple[Span, str], list[Comment]] = defaultdict(list)
    for comment in comments:
        outcome = made.get(comment.pk)
        if outcome is None or outcome.status != "applied" or outcome.span is None:
            raise TextMovedOn
        proposed[outcome.span, comment.replacement or ""].append(comment)
    edits = [_Edit(tuple(them), *key) for key, them in sorted(proposed.items(), key=itemgetter(0))]
    if any(one.span.end > following.span.start for one, following in pairwise(edits)):
        raise TextMovedOn
    return edits


def _new_html(draft: Draft, edits: Sequence[_Edit]) -> str:
    """The draft with all words replaced, checked against what it should read by then."""
    html, text = draft.html, reading_text(draft.html)
    # From the last to the first, so that the offsets still to come stay true.
    for edit in reversed(edits):
        try:
            html = replace_words(html, edit.span, edit.words)
        except ValueError as error:
            raise TextMovedOn from error
        text = text[: edit.span.start] + edit.words + text[edit.span.end :]
    if not same_words(reading_text(html), text):
        raise TextMovedOn
    return html


def _merges(draft: Draft, edits: Sequence[_Edit], by: User) -> list[Merge]:
    merges, shift, now = [], 0, timezone.now()
    for edit in edits:
        near = edit.span.moved(shift)
        made = {"becomes": edit.words, "merged_at": now, "merged_by": by}
        made |= tracing.standing(draft, near, edit.words)
        for comment in edit.comments:
            merge, _ = Merge.objects.update_or_create(
                comment=comment, defaults={"was": comment.exact, **made}
            )
            tracing.retrace(merge)
            merges.append(merge)
        shift += len(settled(edit.words)) - len(edit.span)
    return merges
