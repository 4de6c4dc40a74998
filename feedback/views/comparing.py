"""What changed between any two versions of a document, and who is behind it."""

from __future__ import annotations

from itertools import pairwise

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.comparing import between
from documents.core.markup import parse
from documents.core.restyling import same_pictures
from documents.models import Document, Version
from documents.permissions import may_edit
from documents.views.documents import readable, refuse_withdrawn
from documents.views.rows import counts, rows
from documents.views.whereabouts import Whereabouts
from feedback.models import Comment
from feedback.permissions import may_see_comments
from feedback.tracing import TracedChange, caused_by, tally, traced
from members.permissions import require

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
    return redirect(reverse("feedback:compare", args=[document.slug, new, old]) + query)


@require_safe
def compare(request: HttpRequest, slug: str, number: int, against: int) -> HttpResponse:
    """The words of ``number``, with what was added and left out since ``against``."""
    document = readable(request, slug)
    for each in (number, against):
        refuse_withdrawn(document, each)
    new = get_object_or_404(document.versions, number=number)
    old = get_object_or_404(document.versions, number=against)
    old.document = new.document = document
    changes = between(old, new)
    # Backwards nobody changed anything: there are two texts, and no reasons.
    traces = traced(old, new, changes) if old.number < new.number else []
    shown = rows(changes)
    context = {
        **_behind(traces),
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
        "sees_comments": may_see_comments(request.user, document),
        "step": _is_step(document, old, new),
    }
    return render(request, "feedback/compare.html", context)


@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """From a comment to the change that it caused; to its own page while there is none."""
    shown = Comment.objects.shown().roots().select_related("version__document", "decision", "merge")
    comment = get_object_or_404(shown.defer("version__html", "version__text"), pk=pk)
    require(request, "feedback.see", comment.version.document)
    for old, new, found in caused_by(comment)[:1]:
        return redirect(address(old, new, found))
    messages.info(request, _("No published version shows a change for this comment yet."))
    return redirect(comment)


def address(old: Version, new: Version, traced_change: TracedChange) -> str:
    """The exact place of one change on the page of all of them."""
    page = reverse("feedback:compare", args=[new.document.slug, new.number, old.number])
    return f"{page}#{traced_change.anchor}"


def _behind(traces: list[TracedChange]) -> dict[str, object]:
    if not traces:
        return {}
    return {
        "because": "feedback/_because.html",
        "traces": {each.number: each for each in traces},
        "tally": tally(traces),
    }


def _is_step(document: Document, old: Version, new: Version) -> bool:
    """Between two versions that follow each other reasons can be given."""
    numbers = [each.number for each in document.listed]
    return (old.number, new.number) in pairwise(numbers)


def _no_choice(request: HttpRequest, document: Document) -> HttpResponse:
    context = {"document": document, "can_edit": may_edit(request.user, document)}
    return render(request, "feedback/choose.html", context, status=404)


def _is_beside(request: HttpRequest) -> bool:
    """Old to the left and new to the right, rather than both in one text."""
    return request.GET.get("weergave") == "naast"


def _number(request: HttpRequest, name: str, default: int) -> int:
    value = request.GET.get(name, "")
    if not value:
        return default
    return int(value) if value.isdecimal() and len(value) < 7 else 0
