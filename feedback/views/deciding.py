"""Deciding one comment: an outcome, or the words that come in the draft for it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.models import Document
from documents.views.documents import editable
from feedback import alternatives
from feedback.actions import choosing, decisions, merging, weighing
from feedback.decision_forms import ChoiceForm, DecisionForm, ReasonForm, ReopenForm
from feedback.errors import AlreadyDecided, SuggestionConflict, WordsMoved
from feedback.models import Comment, Decision, Outcome, StandardReason
from feedback.permissions import may_keep_for_all
from feedback.table import Table, table_of
from feedback.views import desk
from feedback.views.picking import keys_of
from feedback.views.undoing import remember
from members.permissions import person


@require_POST
def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    comment = the_comment(document, pk)
    form, table = DecisionForm(request.POST), table_of(document)

    def act() -> list[Decision]:
        by, reason = person(request), form.cleaned_data["reason"]
        outcome = Outcome(form.cleaned_data["outcome"])
        if outcome is Outcome.ADOPTED and _fits(document, comment):
            merging.adopt(comment, by=by, reason=reason)
            return [comment.draft_decision] if comment.draft_decision else []
        return [decisions.decide([comment], outcome=outcome, reason=reason, by=by)]

    return _done(request, comment, form, act, table=table)


@require_POST
def choose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One of the alternatives comes in the draft, or own words, or none: all are answered."""
    document = editable(request, slug)
    comment = the_comment(document, pk)
    form, table = ChoiceForm(request.POST), table_of(document)

    def act() -> list[Decision]:
        by, reason = person(request), form.cleaned_data["reason"]
        group = _group(table, comment)
        match form.cleaned_data["choice"]:
            case alternatives.OWN:
                words = {"typed": form.cleaned_data["own"], "seen": form.cleaned_data["seen"]}
                return [choosing.compose(group, by=by, reason=reason, **words)]
            case alternatives.NONE:
                out = Outcome.NOT_ADOPTED
                return [decisions.decide(group, outcome=out, by=by, reason=reason)]
            case key:
                chosen = next((each for each in group if str(each.pk) == key), None)
                if chosen is None:
                    # It stood there when the page was made.
                    raise AlreadyDecided
                others = [each for each in group if each != chosen]
                return choosing.choose(chosen, others, by=by, reason=reason)

    return _done(request, comment, form, act, table=table)


@require_POST
def look(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The page with another choice, own words or a standard reason; nothing is decided."""
    document = editable(request, slug)
    the_comment(document, pk)
    form = DecisionForm(initial=with_reason(request, document))
    return desk.page(request, document, pk, _typed(request, form))


@require_POST
def reopen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    comment = the_comment(document, pk)
    form = ReopenForm(request.POST)
    if form.is_valid():
        decisions.reopen(comment, by=person(request), reason=form.cleaned_data["reason"])
        words = _("Reopened. The draft is as it was: look whether it must change.")
        messages.success(request, words)
    return redirect("feedback:desk_one", document.slug, pk)


def the_comment(document: Document, pk: int) -> Comment:
    comments = Comment.objects.shown().roots().of(document).select_related("version")
    comment = get_object_or_404(comments, pk=pk)
    # As it was opened by an editor, who sees what is under embargo too.
    comment.version.document = document
    return comment


def _done(
    request: HttpRequest,
    comment: Comment,
    form: ReasonForm,
    act: Callable[[], list[Decision]],
    *,
    table: Table,
) -> HttpResponse:
    """Do it and go to the next; or show the page again with why not, and all that was typed.

    ``table`` is as it was before: of a thousand comments it takes longer to read than to decide.
    """
    document = comment.version.document
    made: list[Decision] = []

    @transaction.atomic
    def answer() -> None:
        keep_reason(request, document, form)
        made.extend(act())

    refusal = form.attempt(answer) if form.is_valid() else None
    if made:
        label = made[0].get_outcome_display()
        remember(request, document, made, _("Decided: %(outcome)s.") % {"outcome": label})
        answered = set(Comment.objects.filter(draft_decision__in=made).values_list("pk", flat=True))
        return desk.next_after(request, document, comment.pk, table=table, answered=answered)
    status = 409 if isinstance(refusal, SuggestionConflict | WordsMoved) else 422
    return desk.page(request, document, comment.pk, _typed(request, form), status=status)


def keep_reason(request: HttpRequest, document: Document, form: ReasonForm) -> None:
    """Keep the reason for next time, when the editor gave it a name."""
    said = form.cleaned_data
    if said["label"]:
        everywhere = said["for_all"] and may_keep_for_all(request.user)
        weighing.keep_reason(
            label=said["label"], text=said["reason"], document=None if everywhere else document
        )


def with_reason(request: HttpRequest, document: Document) -> dict[str, str]:
    """What was filled in, with the standard reason of the button that was pressed after it."""
    said = request.POST.dict()
    reasons = StandardReason.objects.usable_on(document).filter(pk__in=keys_of(request, "insert"))
    texts = [str(said.get("reason", "")).strip(), *(each.text for each in reasons)]
    return {**said, "reason": "\n\n".join(text for text in texts if text)}


def _typed(request: HttpRequest, form: ReasonForm) -> desk.Typed:
    return desk.Typed(
        form=form,
        chosen=request.POST.get("choice", ""),
        own=request.POST["own"].replace("\r\n", "\n") if "own" in request.POST else None,
    )


def _group(table: Table, comment: Comment) -> list[Comment]:
    """``comment`` with the suggestions for the same words that wait as well."""
    rivals = table.rivals.get(comment.pk, [])
    keys = [comment.pk, *(each.root.pk for each in rivals)]
    return list(
        Comment.objects.filter(pk__in=keys).select_related("version__document").order_by("pk")
    )


def _fits(document: Document, comment: Comment) -> bool:
    """True when the words of a suggestion can come in the draft by themselves."""
    if not comment.is_suggestion or comment.is_answered or document.definitive:
        return False
    return merging.preview(comment, document.draft).status != "conflict"
