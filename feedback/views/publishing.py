"""Freezing the draft as a next concept or as the definitive version, past the gate."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from documents import actions
from documents.comparing import count_changes
from documents.models import Document, Kind
from documents.views.documents import editable
from documents.views.rows import rows
from feedback.publish_form import PublishWhenForm
from feedback.readiness import readiness
from feedback.views.reading import the_version
from members.permissions import person


def publish(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    form = PublishWhenForm(request.POST or None)
    if form.is_valid() and form.perform(lambda: _freeze(request, document, form)):
        messages.success(request, _("The version is frozen. Its files are being made."))
        return redirect(_then(form), document.slug)
    context = {
        "document": document,
        "version": None,
        "can_edit": True,
        "form": form,
        "number": len(document.all_versions) + 1,
        **_open_ends(document),
    }
    return render(request, "feedback/publish.html", context, status=422 if form.errors else 200)


def _then(form: PublishWhenForm) -> str:
    """Where an editor goes next: a concept that can be read asks for a round."""
    said = form.cleaned_data
    asks = said["kind"] == Kind.CONCEPT and not said["not_before"]
    return "feedback:rounds" if asks else "exports:landing"


def _freeze(request: HttpRequest, document: Document, form: PublishWhenForm) -> None:
    said = form.cleaned_data
    kind = Kind(said["kind"])
    actions.freeze(
        document,
        by=person(request),
        kind=kind,
        note=said["note"],
        # A reason given by mistake with a concept would be frozen with it.
        not_before=said["not_before"],
        despite=said["despite"].strip() if kind == Kind.DEFINITIVE else "",
    )


def _open_ends(document: Document) -> dict[str, object]:
    """What is open, and what would change since the newest version (None for a first one)."""
    latest = the_version(document, document.latest.number) if document.latest else None
    if document.definitive:
        return {}
    ready = readiness(document, latest)
    return {
        "ready": ready,
        "undecided": ready.undecided,
        "changes": count_changes(ready.listed) if latest else None,
        "old": latest,
        "rows": rows(ready.listed),
        "whereabouts": "",
        "because": "feedback/_because.html",
        "traces": {each.number: each for each in ready.traced},
        "tally": ready.tally,
        "sees_comments": True,
    }
