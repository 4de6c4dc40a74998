"""The answers that only editors see as yet, and publishing them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from documents.models import Document
from documents.views.documents import editable
from feedback.actions import announcing
from feedback.errors import NothingPicked
from feedback.models import Decision
from feedback.table import Table, table_of
from feedback.threads import Thread
from feedback.views import desk
from feedback.views.picking import keys_of
from feedback.wishing import Wish
from members.permissions import person


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is a draft, with the comments that it answers."""

    decision: Decision
    threads: tuple[Thread, ...]


def answers(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    if request.method == "POST":
        return _publish(request, document)
    table = table_of(document)
    context = {
        **desk.facts(request, document, table, Wish()),
        "answers": _drafts(table),
        "people": len({each.root.user_id for each in table.drafts if each.root.user_id}),
    }
    return render(request, "feedback/answers.html", context)


def _publish(request: HttpRequest, document: Document) -> HttpResponse:
    picked, everything = keys_of(request, "besluit"), "alles" in request.POST
    if not picked and not everything:
        raise NothingPicked
    count = announcing.publish(document, by=person(request), only=None if everything else picked)
    words = ngettext(
        "%(count)s answer can be read by everybody now. Who spoke gets a letter.",
        "%(count)s answers can be read by everybody now. Who spoke gets a letter.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect("feedback:answers" if not everything else "feedback:desk", document.slug)


def _drafts(table: Table) -> list[Draft]:
    """In the order of the text; the page number of a decision is that of its first comment."""
    found: dict[Decision, list[Thread]] = {}
    for thread in table.drafts:
        if thread.root.draft_decision is not None:
            found.setdefault(thread.root.draft_decision, []).append(thread)
    return [Draft(decision, tuple(threads)) for decision, threads in found.items()]
