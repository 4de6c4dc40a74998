"""Who saved the draft when and why, and going back to an earlier text."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import actions
from documents import history as kept
from documents.comparing import changes
from documents.core.blocks import reading_text
from documents.models import Document
from documents.views.documents import editable
from documents.views.rows import counts, rows
from members.permissions import person


@require_safe
def saves(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    context = {"document": document, "saves": kept.saves_of(document.draft)}
    return render(request, "documents/history.html", context)


def save(request: HttpRequest, slug: str, save_id: int) -> HttpResponse:
    """What the draft gained and lost since one earlier text; POST puts that text back."""
    document = editable(request, slug)
    found = _save(document, save_id)
    if request.method == "POST":
        base = request.POST.get("base", "")
        seen = int(base) if base.isdecimal() else document.draft.saves
        actions.restore(document, save_id, base=seen, by=person(request))
        messages.success(request, _("Restored. The text that was there is in the history."))
        return redirect("documents:draft", document.slug)
    old, new = kept.text_of(document.draft, save_id), document.draft.html
    difference = changes(old, new)
    context = {
        "document": document,
        "save": found,
        "is_current": old == new,
        "same_words": reading_text(old) == reading_text(new),
        "rows": rows(difference),
        "counts": counts(difference),
    }
    return render(request, "documents/save.html", context)


def _save(document: Document, save_id: int) -> kept.Save:
    for found in kept.saves_of(document.draft):
        if found.id == save_id:
            return found
    raise Http404
