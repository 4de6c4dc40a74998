"""The list of documents, and the way to one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from documents.models import Document
from documents.permissions import may_edit, may_start
from members.permissions import require


def readable(request: HttpRequest, slug: str) -> Document:
    """The document at ``slug``, if the person of ``request`` may read it."""
    document = get_object_or_404(Document, slug=slug)
    require(request, "documents.read", document)
    return document


def editable(request: HttpRequest, slug: str) -> Document:
    """The document at ``slug``, if the person of ``request`` is its editor."""
    document = get_object_or_404(Document.objects.select_related("draft__saved_by"), slug=slug)
    require(request, "documents.edit", document)
    return document


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """What has been published, the newest version first, then what is still being written."""
    visible = list(Document.objects.visible_to(request.user).for_list())
    mine = set(Document.objects.editable_by(request.user).values_list("pk", flat=True))
    published = [each for each in visible if each.listed]
    context = {
        "published": sorted(published, key=lambda each: each.listed[-1].frozen_at, reverse=True),
        "unpublished": [each for each in visible if not each.listed],
        "mine": mine,
        "may_start": may_start(request.user),
    }
    return render(request, "documents/list.html", context)


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """To the newest version; an editor of a paper without versions to its draft."""
    found = readable(request, slug)
    if found.latest:
        return redirect("feedback:reading", found.slug, found.latest.number)
    if may_edit(request.user, found):
        return redirect("documents:draft", found.slug)
    return render(request, "documents/unpublished.html", {"document": found})


@require_safe
def definitive(request: HttpRequest, slug: str) -> HttpResponse:
    found = readable(request, slug)
    if found.definitive is None:
        raise Http404
    return redirect("feedback:reading", found.slug, found.definitive.number)
