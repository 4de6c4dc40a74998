"""Undoing right after deciding: what was decided last is remembered for the next page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.models import Document
from documents.views.documents import editable
from feedback.actions import undoing
from feedback.models import Decision
from feedback.views.picking import keys_of
from members.permissions import person

_KEY = "decided"


@dataclass(frozen=True, slots=True)
class Undoable:
    """What was done just now, as a sentence, and the keys of its decisions."""

    sentence: str
    decisions: tuple[int, ...]


def remember(
    request: HttpRequest, document: Document, decisions: Iterable[Decision], sentence: str
) -> None:
    """Offer to undo these decisions on the next page of this table."""
    keys = [each.pk for each in decisions]
    request.session[_KEY] = {"document": document.pk, "decisions": keys, "sentence": sentence}


def undoable(request: HttpRequest, document: Document) -> Undoable | None:
    """What can be undone on this page; it is offered once."""
    last = request.session.get(_KEY)
    if last is None or last["document"] != document.pk:
        return None
    del request.session[_KEY]
    return Undoable(last["sentence"], tuple(last["decisions"]))


@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    comments = undoing.undo(document, keys_of(request, "besluit"), by=person(request))
    messages.success(request, _("Undone: this is open again, and the draft is as it was."))
    return redirect("feedback:desk_one", document.slug, comments[0].pk)
