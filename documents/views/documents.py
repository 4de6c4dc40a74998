"""The list of documents, and the way to one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from documents.errors import Withdrawn
from documents.models import Document
from documents.permissions import may_start, may_withdraw
from members.permissions import is_coordinator, require


def readable(request: HttpRequest, slug: str) -> Document:
    """The document at ``slug``, if the person of ``request`` may read it.

    Raises Withdrawn when it was withdrawn as a whole.
    """
    document = known(request, slug)
    refuse_withdrawn(document)
    return document


def known(request: HttpRequest, slug: str) -> Document:
    """As readable, but of a withdrawn document too: for pages that say it was."""
    document = get_object_or_404(Document, slug=slug)
    require(request, "documents.read", document)
    document.sees_embargoed = may_withdraw(request.user, document)
    return document


def refuse_withdrawn(document: Document, number: int | None = None) -> None:
    """Return when that version (without a number: the document) is there for readers.

    Raises Http404 for one that is not there, or under embargo, and Withdrawn.
    """
    version = next((each for each in document.listed if each.number == number), None)
    if number is not None and version is None:
        raise Http404
    if (withdrawal := document.withdrawal_of(version)) is not None:
        raise Withdrawn(withdrawal)


def editable(request: HttpRequest, slug: str) -> Document:
    """The document at ``slug``, if the person of ``request`` is its editor."""
    document = get_object_or_404(Document.objects.select_related("draft__saved_by"), slug=slug)
    require(request, "documents.edit", document)
    document.sees_embargoed = True
    return document


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """What has been published, the newest version first, then what is still being written."""
    known = list(Document.objects.visible_to(request.user).for_list())
    visible = [each for each in known if not each.is_withdrawn]
    mine = set(Document.objects.editable_by(request.user).values_list("pk", flat=True))
    for each in visible:
        each.sees_embargoed = each.pk in mine or is_coordinator(request.user)
    published = [each for each in visible if each.offered]
    context = {
        "published": sorted(published, key=lambda each: each.offered[-1].released_at, reverse=True),
        "unpublished": [each for each in visible if not each.offered],
        # For who may offer them again; others find the reason at the address they had.
        "withdrawn": [
            each
            for each in known
            if each.is_withdrawn and (each.pk in mine or is_coordinator(request.user))
        ],
        "mine": mine,
        "may_start": may_start(request.user),
    }
    return render(request, "documents/list.html", context)


@require_safe
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    """To the newest version that can be read."""
    found = readable(request, slug)
    if found.current is None:
        raise Http404
    return redirect("feedback:reading", found.slug, found.current.number)


@require_safe
def definitive(request: HttpRequest, slug: str) -> HttpResponse:
    found = readable(request, slug)
    if found.definitive is None:
        raise Http404
    return redirect("feedback:reading", found.slug, found.definitive.number)
