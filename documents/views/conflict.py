"""Two people wrote at once: both texts, and a proposal that makes them one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from documents import history
from documents.comparing import changes
from documents.core.diff import compare
from documents.core.identity import with_ids
from documents.core.limits import TooMuch
from documents.core.operations import Operation
from documents.core.threeway import Choice, Conflict, Merging, three_way
from documents.core.tree import Leaf
from documents.errors import DraftMoved, TextRefused
from documents.forms import DraftForm
from documents.models import Document
from documents.views.rows import counts, rows
from documents.wording import sentence_of
from members.models import User

CHOICES: tuple[Choice, ...] = ("theirs", "mine", "both")


@dataclass(frozen=True, slots=True)
class Question:
    """One block to choose about: what each made of it, and the words that they began with."""

    key: str
    base: str
    theirs: list[Operation] | None
    mine: list[Operation] | None


def conflict_page(
    request: HttpRequest, document: Document, moved: DraftMoved, **sent: Any
) -> HttpResponse:
    """Both texts, what differs, and the proposal; saving again is on top of theirs.

    ``sent`` is what came with the text: ``reason`` and, for a proposal, ``raw`` (the text
    as it was sent) and ``seen`` (the save that it was written on).
    """
    context = _context(document, moved, **sent)
    return render(request, "documents/conflict.html", context, status=409)


def conflict_answer(
    request: HttpRequest, document: Document, moved: DraftMoved, **sent: Any
) -> JsonResponse:
    """The same for a script: one text when nothing needs choosing, else what to ask."""
    context = _context(document, moved, **sent)
    answer: dict[str, object] = {
        "saves": moved.saves,
        "seen": history.save_now(document.draft),
        "by": str(document.draft.saved_by or ""),
        "arrived": context["arrived"],
    }
    if context["merged"] and not context["questions"]:
        answer["html"] = context["merged"]
        answer["words"] = _("%(name)s wrote too. What changed stands in your text.") % {
            "name": answer["by"] or _("Somebody")
        }
    else:
        answer["page"] = render_to_string("documents/_conflict.html", context, request)
    return JsonResponse(answer, status=409)


def arrived_unheard(
    document: Document, lost: Sequence[str], *, base: int, seen: int, by: User
) -> bool:
    """Say whether the save after ``base`` is the writer's own, of which the answer got lost.

    ``lost`` are the texts that their page sent without hearing what became of them.
    """
    draft = document.draft
    if not lost or draft.saves != base + 1 or draft.saved_by != by:
        return False
    try:
        before = history.text_of(draft, seen)
        return any(with_ids(text, previous_html=before) == draft.html for text in lost)
    except (ObjectDoesNotExist, TooMuch):
        return False


def merged(document: Document, raw: str, *, seen: int, choices: Mapping[str, str]) -> str:
    """Return what somebody chose to make of the draft as it is now and their own text.

    ``raw`` itself when they were not asked to choose. Raises TextRefused.
    """
    if "merge" not in choices:
        return raw
    merging = _merging(document, document.draft.html, raw, seen)
    if merging is None:
        return raw
    chosen: dict[str, Choice] = {}
    for conflict in merging.conflicts:
        for choice in CHOICES:
            if choices.get(f"choice-{conflict.key}") == choice:
                chosen[conflict.key] = choice
    try:
        return merging.html(chosen)
    except TooMuch as error:
        raise TextRefused(why=sentence_of(error)) from error


def _context(
    document: Document, moved: DraftMoved, *, reason: str, raw: str = "", seen: int = 0
) -> dict[str, object]:
    document.draft.refresh_from_db()
    merging = _merging(document, moved.theirs, raw, seen) if seen else None
    difference = changes(moved.theirs, moved.yours)
    again = {"base": moved.saves, "seen": history.save_now(document.draft), "reason": reason}
    return {
        "document": document,
        "form": DraftForm(initial={"html": moved.yours, **again}),
        "theirs": moved.theirs,
        "rows": rows(difference),
        "counts": counts(difference),
        "sentence": str(moved),
        "saved_at": date_format(localtime(document.draft.saved_at), "H:i"),
        "merged": _html(merging),
        "arrived": merging.arrived if merging else 0,
        "questions": [_question(each) for each in merging.conflicts] if merging else [],
        # To be sent along with the choices: my text, and what it was written on.
        "raw": raw,
        "seen": seen,
        "base": moved.saves,
        "reason": reason,
    }


def _merging(document: Document, theirs: str, raw: str, seen: int) -> Merging | None:
    try:
        base = history.text_of(document.draft, seen)
    except ObjectDoesNotExist:
        return None  # Too long ago: then two texts are shown, without a proposal.
    return three_way(base, theirs, with_ids(raw, previous_html=base))


def _html(merging: Merging | None) -> str:
    try:
        return merging.html() if merging else ""
    except TooMuch:
        return ""  # Together they are too long: somebody must choose by hand.


def _question(conflict: Conflict) -> Question:
    base = conflict.base.words if conflict.base else ""
    return Question(conflict.key, base, _made(base, conflict.theirs), _made(base, conflict.mine))


def _made(base: str, leaf: Leaf | None) -> list[Operation] | None:
    """Return what one made of the words, what they added in sight; None: they took it out."""
    return None if leaf is None else compare(base, leaf.words)
