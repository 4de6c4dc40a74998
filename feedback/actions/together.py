"""Adopting many suggestions at once, in one save: those that touch nothing of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from django.db import transaction

from documents.actions import save_draft
from documents.core.blocks import reading_text
from documents.core.editing import replace_words, same_words, settled
from documents.core.span import Span
from documents.models import Draft
from feedback.actions import merging
from feedback.actions.decisions import decide, locked
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
    if any(each.is_answered for each in locked(comments)):
        raise AlreadyDecided
    keys = [comment.pk for comment in comments]
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
    made = merging.previews(comments, draft)
    proposed: dict[tuple[Span, str], list[Comment]] = defaultdict(list)
    for comment in comments:
        outcome = made[comment.pk]
        if outcome.status != "applied" or outcome.span is None:
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
    merges, shift = [], 0
    for edit in edits:
        near = edit.span.moved(shift)
        for comment in edit.comments:
            made = merging.Made(
                draft=draft, span=near, was=comment.exact, becomes=edit.words, saves=draft.saves
            )
            merges.append(merging.record(comment, made, by=by))
        shift += len(settled(edit.words)) - len(edit.span)
    return merges
