"""The meetings of a document: planned, held, and what came of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.models import Document
from documents.views.documents import editable
from feedback.actions import meetings as actions
from feedback.meeting_form import MeetingForm
from feedback.models import Meeting
from members.permissions import person


def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """All meetings, the newest first, and a form for one more."""
    document = editable(request, slug)
    form = _form(request, document)
    if form.is_valid() and form.perform(lambda: _record(request, document, form)):
        messages.success(request, _("The meeting is recorded."))
        return redirect("feedback:meetings", document.slug)
    held = Meeting.objects.of(document).select_related("version").order_by("-held_on", "-pk")
    context = {
        "document": document,
        "version": None,
        "can_edit": True,
        "meetings": held.defer("version__html", "version__text"),
        "form": form,
    }
    return render(request, "feedback/meetings.html", context, status=422 if form.errors else 200)


def meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write down otherwise what is told of one meeting."""
    document = editable(request, slug)
    found = get_object_or_404(Meeting.objects.of(document).select_related("version"), pk=pk)
    form = _form(request, document, meeting=found)
    if form.is_valid() and form.perform(lambda: _change(document, found, form)):
        messages.success(request, _("The meeting is recorded."))
        return redirect("feedback:meetings", document.slug)
    context = {"document": document, "version": None, "can_edit": True, "form": form}
    return render(
        request,
        "feedback/meeting.html",
        {**context, "meeting": found},
        status=422 if form.errors else 200,
    )


@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    actions.remove(get_object_or_404(Meeting.objects.of(document), pk=pk))
    messages.success(request, _("The meeting is taken away."))
    return redirect("feedback:meetings", document.slug)


def _form(request: HttpRequest, document: Document, meeting: Meeting | None = None) -> MeetingForm:
    versions = sorted(document.listed, key=lambda version: -version.number)
    return MeetingForm(
        request.POST or None,
        versions=[(version.number, capfirst(version.label)) for version in versions],
        initial=MeetingForm.told(meeting) if meeting else None,
    )


def _record(request: HttpRequest, document: Document, form: MeetingForm) -> None:
    said = dict(form.cleaned_data)
    version = get_object_or_404(document.versions, number=said.pop("number"))
    actions.record(version, by=person(request), **said)


def _change(document: Document, meeting: Meeting, form: MeetingForm) -> None:
    said = dict(form.cleaned_data)
    version = get_object_or_404(document.versions, number=said.pop("number"))
    actions.change(meeting, version=version, **said)
