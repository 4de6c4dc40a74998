"""Writing the draft: the page, saving with and without a page, pasting, and who else is here."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents import actions, history
from documents import presence as here
from documents.core.blocks import blocks
from documents.core.limits import TooMuch
from documents.core.pasting import pasted
from documents.errors import DraftMoved
from documents.forms import DraftForm, FigureForm
from documents.models import Document, Draft
from documents.views.conflict import (
    arrived_unheard,
    conflict_answer,
    conflict_page,
    merged,
)
from documents.views.documents import editable
from documents.wording import left_out, sentence_of
from members.errors import RuleBroken
from members.permissions import person


def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft to write in. A script saves by the same address, and is answered in JSON."""
    document = editable(request, slug)
    if request.method != "POST":
        return _page(request, document, _form_of(document.draft))
    form = DraftForm(request.POST)
    refusal = _save(request, document, form) if form.is_valid() else None
    in_background = not request.accepts("text/html")
    if isinstance(refusal, DraftMoved):
        fields = form.cleaned_data
        sent = {"raw": fields["html"], "seen": fields["seen"] or 0, "reason": fields["reason"]}
        answer = conflict_answer if in_background else conflict_page
        return answer(request, document, refusal, **sent)
    if form.errors and in_background:
        return JsonResponse({"errors": form.errors}, status=422)
    if form.errors:
        return _page(request, document, form, status=422)
    if in_background:
        return JsonResponse(_saved(document))
    messages.success(request, _("Saved."))
    return redirect("documents:draft", document.slug)


def _save(request: HttpRequest, document: Document, form: DraftForm) -> RuleBroken | None:
    fields = form.cleaned_data

    def save() -> None:
        by, base, seen = person(request), fields["base"], fields["seen"] or 0
        if arrived_unheard(document, request.POST.getlist("lost"), base=base, seen=seen, by=by):
            base = document.draft.saves
        html = merged(document, fields["html"], seen=seen, choices=request.POST)
        actions.save_draft(document, html, base=base, by=by, reason=fields["reason"])

    return form.attempt(save)


@require_POST
def paste(request: HttpRequest, slug: str) -> JsonResponse:
    """Clean what was pasted; say in sentences what was left out."""
    editable(request, slug)
    try:
        clean = pasted(request.POST.get("html", ""))
    except TooMuch as error:
        return JsonResponse({"errors": {"html": [sentence_of(error)]}}, status=422)
    lost = [
        left_out(name) if count == 1 else f"{count} × {left_out(name)}"
        for name, count in Counter(clean.lost).items()
    ]
    return JsonResponse({"html": clean.html, "lost": lost})


@require_POST
def presence(request: HttpRequest, slug: str) -> JsonResponse:
    """Hear that somebody is here, say who else is and how often was saved."""
    document = editable(request, slug)
    here.tell(document.draft, person(request), writing=request.POST.get("writing") == "1")
    words = here.others(document.draft, person(request))
    return JsonResponse({"words": words, "saves": document.draft.saves})


def _saved(document: Document) -> dict[str, object]:
    now = Draft.objects.get(document=document)
    at = date_format(timezone.localtime(now.saved_at), "H:i")
    return {"saves": now.saves, "seen": history.save_now(now), "at": at, "html": now.html}


def _form_of(draft: Draft) -> DraftForm:
    seen = history.save_now(draft) or ""
    return DraftForm(initial={"html": draft.html, "base": draft.saves, "seen": seen})


def _page(
    request: HttpRequest, document: Document, form: DraftForm, *, status: int = 200
) -> HttpResponse:
    shown = blocks(document.draft.html)
    context = {
        "document": document,
        "form": form,
        "figure": FigureForm(prefix="figure"),
        "others": here.others(document.draft, person(request)),
        "blocks": shown,
        "outline": [block for block in shown if block.kind == "heading"],
    }
    return render(request, "documents/draft.html", context, status=status)
