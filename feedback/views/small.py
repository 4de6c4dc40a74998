"""Small corrections of the language, taken over together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from documents.models import Document
from documents.views.documents import editable
from feedback.actions.merging import previews
from feedback.actions.together import adopt_together
from feedback.corrections import Small, corrections
from feedback.table import Table, table_of
from members.forms import ActionForm
from members.permissions import person

# One save stays easy to look back at.
MOST = 100


def small(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    table = table_of(document)
    listed = small_ones(document, table)
    form = ActionForm(request.POST or None)
    ticked = request.POST.getlist("comments")
    if request.method == "POST" and form.is_valid():
        picked = [each.thread.root for each in listed if str(each.thread.root.pk) in ticked]
        if form.perform(lambda: adopt_together(picked, by=person(request))):
            messages.success(request, _taken_over(len(picked)))
            return redirect("feedback:desk", document.slug)
        listed = small_ones(document, table)
    context = {
        "document": document,
        "version": table.version,
        "can_edit": True,
        "small": listed,
        "ticked": set(ticked),
        "form": form,
    }
    return render(request, "feedback/small.html", context, status=422 if form.errors else 200)


def small_ones(document: Document, table: Table) -> list[Small]:
    """Return the small corrections that can be made in the draft as it is now."""
    if document.definitive:
        return []
    found = corrections(table.waiting)[:MOST]
    made = previews([each.thread.root for each in found], document.draft)
    applied = {pk for pk, outcome in made.items() if outcome.status == "applied"}
    return [each for each in found if each.thread.root.pk in applied]


def _taken_over(count: int) -> str:
    return ngettext(
        "%(count)s small correction stands in the draft now. It is one save in the history; "
        "each comment can be reopened.",
        "%(count)s small corrections stand in the draft now. They are one save in the history; "
        "each comment can be reopened.",
        count,
    ) % {"count": count}
