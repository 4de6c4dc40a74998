"""Opening and closing rounds."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.models import Document
from documents.views.documents import editable
from feedback.actions import rounds as actions
from feedback.forms import RoundForm
from feedback.models import Round

USUAL = timedelta(weeks=4)  # then there is always a meeting in it


def rounds(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    versions = sorted(document.listed, key=lambda version: -version.number)
    form = RoundForm(
        request.POST or None,
        versions=[(version.number, capfirst(version.label)) for version in versions],
        initial=_suggested(document),
    )
    if form.is_valid() and form.perform(lambda: _open(document, form)):
        messages.success(request, _("The round is set."))
        return redirect("feedback:rounds", document.slug)
    held = Round.objects.of(document).select_related("version").order_by("-opens_at")
    context = {
        "document": document,
        "version": None,
        "can_edit": True,
        "versions": versions,
        "rounds": held.defer("version__html", "version__text"),
        "form": form,
    }
    return render(request, "feedback/rounds.html", context, status=422 if form.errors else 200)


@require_POST
def close(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    actions.close_round(get_object_or_404(Round.objects.of(document), pk=pk))
    messages.success(request, _("The round is closed. Nobody can comment on it any more."))
    return redirect("feedback:rounds", document.slug)


def _suggested(document: Document) -> dict[str, object]:
    today = timezone.localdate()
    return {"audience": document.audience, "opens": today, "closes": today + USUAL}


def _open(document: Document, form: RoundForm) -> None:
    actions.open_round(
        get_object_or_404(document.versions, number=form.cleaned_data["number"]),
        opens_at=form.opens_at(),
        closes_at=form.closes_at(),
        audience=form.cleaned_data["audience"],
        invitation=form.cleaned_data["invitation"],
    )
