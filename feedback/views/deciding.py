"""Deciding comments, and making suggestions in the draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.models import Document
from documents.views.documents import editable
from feedback.actions import decisions, merging
from feedback.errors import SuggestionConflict
from feedback.forms import AdoptForm, DecisionForm
from feedback.models import Comment, Outcome
from feedback.views import desk
from members.permissions import person


@require_POST
def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    comment = _comment(document, pk)
    form = DecisionForm(request.POST)
    if form.is_valid() and form.perform(
        lambda: decisions.decide(
            [comment],
            outcome=Outcome(form.cleaned_data["outcome"]),
            reason=form.cleaned_data["reason"],
            by=person(request),
        )
    ):
        messages.success(request, _("Decided. The writer can read it."))
        return desk.next_after(document, pk)
    return desk.page(request, document, pk, form, status=422)


@require_POST
def adopt(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The same form as decide, by another button: the outcome goes without saying."""
    document = editable(request, slug)
    comment = _comment(document, pk)
    form = AdoptForm(request.POST)
    refusal = None
    if form.is_valid():
        refusal = form.attempt(
            lambda: merging.adopt(comment, by=person(request), reason=form.cleaned_data["reason"])
        )
        if refusal is None:
            messages.success(request, _("Adopted: the words stand in the draft now."))
            return desk.next_after(document, pk)
    status = 409 if isinstance(refusal, SuggestionConflict) else 422
    return desk.page(request, document, pk, form, status=status)


@require_POST
def reopen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    decisions.reopen(_comment(document, pk))
    messages.success(request, _("Reopened. The draft is as it was: look whether it must change."))
    return redirect("feedback:desk_one", document.slug, pk)


def _comment(document: Document, pk: int) -> Comment:
    return get_object_or_404(Comment.objects.shown().roots().of(document), pk=pk)
