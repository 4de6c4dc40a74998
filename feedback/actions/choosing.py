"""Alternatives for the same words: one of them comes in the draft, or the editors' own words."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.actions import save_draft
from documents.core.blocks import reading_text
from documents.core.editing import replace_words, same_words, settled
from documents.core.span import Span
from documents.models import Draft
from feedback.actions import merging
from feedback.actions.decisions import decide, locked
from feedback.errors import AlreadyDecided, CannotStandThere, NothingProposed, PlaceGone, WordsMoved
from feedback.models import Comment, Decision, Outcome
from feedback.rewriting import editable, rewritten
from members.models import User


@transaction.atomic
def choose(
    chosen: Comment, others: Sequence[Comment], *, by: User | None, reason: str = ""
) -> list[Decision]:
    """Adopt ``chosen`` in the draft, and answer ``others`` with a link to it.

    Those of ``others`` that propose the very same are adopted too; those that somebody
    answered meanwhile are left alone. Without ``reason`` the others are told in a sentence
    that another proposal was chosen. Returns the decisions. Raises what merging.adopt does.
    """
    merge = merging.adopt(chosen, by=by, reason=reason)
    open_ = _open(others)
    same = [each for each in open_ if _proposes_the_same(each, chosen)]
    rest = [each for each in open_ if each not in same]
    decisions = [merge.comment.draft_decision] if merge.comment.draft_decision else []
    if same:
        decisions.append(decide(same, outcome=Outcome.ADOPTED, by=by, reason=reason))
        merging.repeat(merge, same)
    if rest:
        why = reason.strip() or _in_its_language(chosen, "another")
        answer = decide(rest, outcome=Outcome.NOT_ADOPTED, by=by, reason=why, chosen=chosen)
        decisions.append(answer)
    return decisions


@transaction.atomic
def compose(
    comments: Sequence[Comment], *, typed: str, seen: str, by: User | None, reason: str = ""
) -> Decision:
    """Write the editors' own words where ``comments`` are about, and answer all with them.

    ``typed`` are words as in a text area (feedback.rewriting); ``seen`` those that stood
    there when the editor wrote. Raises WordsMoved when others stand there by now, PlaceGone,
    CannotStandThere, NothingProposed, AlreadyDecided, or DocumentIsDefinitive.
    """
    draft = merging.locked_draft(comments[0])
    fresh = locked(comments)
    if any(each.is_answered for each in fresh):
        raise AlreadyDecided
    place = merging.place_of(fresh, draft)
    if place is None:
        raise PlaceGone
    was = place.of(reading_text(draft.html))
    if editable(was) != seen.replace("\r\n", "\n"):
        raise WordsMoved(ours=was)
    becomes = settled(rewritten(typed, was))
    if same_words(becomes, was):
        raise NothingProposed
    saved = _written(fresh, draft, place, becomes, by=by)
    asked_so = all(each.replacement == becomes for each in fresh)
    why = reason.strip() or ("" if asked_so else _in_its_language(fresh[0], "own"))
    outcome = Outcome.ADOPTED if asked_so else Outcome.PARTLY
    decision = decide(fresh, outcome=outcome, by=by, reason=why)
    made = merging.Made(draft=saved, span=place, was=was, becomes=becomes, saves=saved.saves)
    merge = merging.record(fresh[0], made, by=by)
    merging.repeat(merge, fresh[1:])
    return decision


def _written(
    comments: Sequence[Comment], draft: Draft, place: Span, becomes: str, *, by: User | None
) -> Draft:
    try:
        html = replace_words(draft.html, place, becomes)
    except ValueError as error:
        raise CannotStandThere from error
    keys = ", ".join(str(each.pk) for each in comments)
    return save_draft(draft.document, html, base=draft.saves, by=by, reason=f"own words for {keys}")


def _open(comments: Sequence[Comment]) -> list[Comment]:
    return [each for each in locked(comments) if not (each.is_answered or each.is_withdrawn)]


def _proposes_the_same(one: Comment, other: Comment) -> bool:
    return one.replacement == other.replacement and one.exact == other.exact


def _in_its_language(comment: Comment, why: str) -> str:
    """A reason for when the editor gave none, in the language of the paper: it is printed."""
    with override(comment.version.document.language):
        if why == "own":
            return _("We chose words of our own here, with this comment in mind.")
        return _("For these words we chose another proposal.")
