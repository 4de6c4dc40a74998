"""Starting a paper, with an empty draft or with the text of a file."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents import actions
from documents.core.identity import with_ids
from documents.core.limits import TooMuch
from documents.forms import StartForm, TakenIn
from documents.views.importing import shown
from documents.wording import sentence_of
from members.models import User
from members.permissions import person, require

_TEXT = ("file", "html", "file_name")


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """POST makes the paper; with a file it first shows what the text would be."""
    require(request, "documents.start")
    form = StartForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        if form.cleaned_data["file"]:
            return _preview(request, form, form.cleaned_data["file"])
        if form.perform(lambda: _make(form, by=person(request))):
            return redirect("documents:draft", form.cleaned_data["slug"])
    return _page(request, form)


def _preview(request: HttpRequest, form: StartForm, taken: TakenIn) -> HttpResponse:
    try:
        html = with_ids(taken.text.html)
    except TooMuch as error:
        form.add_error("file", sentence_of(error))
        return _page(request, form)
    said = {**form.cleaned_data, "file": None, "html": html, "file_name": taken.name[-200:]}
    context = shown(taken, html, before="") | {"form": StartForm(initial=said), "said": said}
    return render(request, "documents/start_preview.html", context)


@transaction.atomic
def _make(form: StartForm, *, by: User) -> None:
    said = form.cleaned_data
    fields = {name: value for name, value in said.items() if name not in _TEXT}
    document = actions.create(**fields, by=by)
    if said["html"]:
        reason = (_("file %(name)s") % {"name": said["file_name"]})[:200]
        actions.save_draft(document, said["html"], base=0, by=by, reason=reason)


def _page(request: HttpRequest, form: StartForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "documents/start.html", {"form": form}, status=status)
