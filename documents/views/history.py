"""Who saved the draft when and why, and going back to an earlier text."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
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
    sittings = kept.sittings(kept.saves_of(document.draft))
    days = [
        (day, list(each)) for day, each in groupby(sittings, key=lambda each: _day(each.save.at))
    ]
    context = {"document": document, "days": days, "now": sittings[0].save if sittings else None}
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
    this = kept.text_of(document.draft, save_id)
    alone = request.GET.get("sinds") == "vorige"
    old, new = (_before(document, found), this) if alone else (this, document.draft.html)
    difference = changes(old, new)
    context = {
        "document": document,
        "save": found,
        "is_current": this == document.draft.html,
        "alone": alone,
        "same_words": reading_text(old) == reading_text(new),
        "rows": rows(difference),
        "counts": counts(difference),
    }
    return render(request, "documents/save.html", context)


def _day(moment: datetime) -> date:
    return localtime(moment).date()


def _before(document: Document, save: kept.Save) -> str:
    """Return the text that ``save`` was made on; "" for the first."""
    saves = kept.saves_of(document.draft)
    earlier = saves[saves.index(save) + 1 :]
    # Autosaves of the same sitting led to it: what it changed is since they began.
    for sitting in kept.sittings(saves):
        if sitting.save == save and sitting.before:
            earlier = saves[saves.index(sitting.before[-1]) + 1 :]
    return kept.text_of(document.draft, earlier[0].id) if earlier else ""


def _save(document: Document, save_id: int) -> kept.Save:
    for found in kept.saves_of(document.draft):
        if found.id == save_id:
            return found
    raise Http404
