"""What changed between any two versions of a document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents.comparing import between
from documents.core.markup import parse
from documents.core.restyling import same_pictures
from documents.models import Document
from documents.permissions import may_edit
from documents.views.documents import readable, refuse_withdrawn
from documents.views.rows import counts, rows
from documents.views.whereabouts import Whereabouts

BESIDE = "weergave=naast"


@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """From the form with two numbers to the address of that comparison.

    Without numbers: the newest version with the one before it.
    """
    document = readable(request, slug)
    known = {version.number for version in document.offered}
    new = _number(request, "naar", max(known, default=0))
    old = _number(request, "van", max((each for each in known if each < new), default=new))
    if not {old, new} <= known or len(known) < 2:
        return _no_choice(request, document)
    query = f"?{BESIDE}" if _is_beside(request) else ""
    return redirect(reverse("documents:compare", args=[document.slug, new, old]) + query)


@require_safe
def compare(request: HttpRequest, slug: str, number: int, against: int) -> HttpResponse:
    """The words of ``number``, with what was added and left out since ``against``."""
    document = readable(request, slug)
    for each in (number, against):
        refuse_withdrawn(document, each)
    new = get_object_or_404(document.versions, number=number)
    old = get_object_or_404(document.versions, number=against)
    changes = between(old, new)
    shown = rows(changes)
    context = {
        "document": document,
        "version": new,
        "old": old,
        "new": new,
        "rows": shown,
        "whereabouts": Whereabouts.of(shown),
        "counts": counts(changes),
        "beside": _is_beside(request),
        "same_pictures": same_pictures(parse(old.html), parse(new.html)),
        # What has no words is not in the list: pictures and rules may differ all the same.
        "same_words": old.text == new.text,
        "same_text": old.html == new.html,
        "can_edit": may_edit(request.user, document),
    }
    return render(request, "documents/compare.html", context)


def _no_choice(request: HttpRequest, document: Document) -> HttpResponse:
    context = {"document": document, "can_edit": may_edit(request.user, document)}
    return render(request, "documents/choose.html", context, status=404)


def _is_beside(request: HttpRequest) -> bool:
    """Old to the left and new to the right, rather than both in one text."""
    return request.GET.get("weergave") == "naast"


def _number(request: HttpRequest, name: str, default: int) -> int:
    value = request.GET.get(name, "")
    if not value:
        return default
    return int(value) if value.isdecimal() and len(value) < 7 else 0
