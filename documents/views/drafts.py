"""The draft: writing it, and looking at it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import actions
from documents.comparing import changes
from documents.core.blocks import blocks
from documents.core.rendering import Labels
from documents.core.rendering import render as page_html
from documents.errors import DraftMoved
from documents.forms import DraftForm
from documents.models import Document, Draft
from documents.views.documents import editable
from documents.views.rows import counts, rows
from members.permissions import person


def draft(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    if request.method != "POST":
        return _page(request, document, _form_of(document.draft))
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, document, form, status=422)
    refusal = form.attempt(
        lambda: actions.save_draft(document, **form.cleaned_data, by=person(request))
    )
    if isinstance(refusal, DraftMoved):
        return conflict(request, document, refusal, reason=form.cleaned_data["reason"])
    if refusal:
        return _page(request, document, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("documents:draft", document.slug)


@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as its readers would see it."""
    document = editable(request, slug)
    context = {"document": document, "html": as_read(document.draft.html)}
    return render(request, "documents/preview.html", context)


def as_read(html: str) -> SafeString:
    """Return canonical HTML as its readers would see it."""
    labels = Labels(note=_("Note"), notes=_("Notes"), back=_("Back to the text"), table=_("Table"))
    # The core escapes every word of the canonical text.
    return mark_safe(page_html(html, labels=labels))  # noqa: S308


def _form_of(draft: Draft) -> DraftForm:
    return DraftForm(initial={"html": draft.html, "base": draft.saves})


def _page(
    request: HttpRequest, document: Document, form: DraftForm, *, status: int = 200
) -> HttpResponse:
    shown = blocks(document.draft.html)
    context = {
        "document": document,
        "form": form,
        "blocks": shown,
        "outline": [block for block in shown if block.kind == "heading"],
    }
    return render(request, "documents/draft.html", context, status=status)


def conflict(
    request: HttpRequest, document: Document, moved: DraftMoved, *, reason: str
) -> HttpResponse:
    """Both texts, and what differs; saving again is on top of theirs."""
    document.draft.refresh_from_db()
    difference = changes(moved.theirs, moved.yours)
    context = {
        "document": document,
        "form": DraftForm(initial={"html": moved.yours, "base": moved.saves, "reason": reason}),
        "theirs": moved.theirs,
        "rows": rows(difference),
        "counts": counts(difference),
        "sentence": str(moved),
    }
    return render(request, "documents/conflict.html", context, status=409)
