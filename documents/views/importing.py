"""A file becomes the draft: read, looked at, and only then saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from documents import actions, history
from documents.comparing import changes
from documents.core.blocks import blocks, reading_text
from documents.core.identity import with_ids
from documents.core.limits import TooMuch
from documents.errors import DraftMoved
from documents.forms import TakeInForm, TakenIn, UploadForm
from documents.models import Document
from documents.views.conflict import conflict_page
from documents.views.documents import editable
from documents.views.drafts import as_read
from documents.views.rows import counts, rows
from documents.wording import left_out, sentence_of
from members.permissions import person


def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """GET asks for a file, POST with one shows what it would become, POST with a text saves it."""
    document = editable(request, slug)
    if request.method != "POST" or document.definitive:
        return _page(request, document, UploadForm())
    if "html" in request.POST:
        return _take_in(request, document, TakeInForm(request.POST))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, document, form)
    taken: TakenIn = form.cleaned_data["file"]
    try:
        html = with_ids(taken.text.html, previous_html=document.draft.html)
    except TooMuch as error:
        form.add_error("file", sentence_of(error))
        return _page(request, document, form)
    sent = {
        "html": html,
        "base": document.draft.saves,
        "seen": history.save_now(document.draft) or "",
        "name": taken.name[-200:],
    }
    context = shown(taken, html, before=document.draft.html) | {
        "document": document,
        "form": TakeInForm(initial=sent),
    }
    return render(request, "documents/upload_preview.html", context)


def shown(taken: TakenIn, html: str, *, before: str) -> dict[str, Any]:
    """What a page shows of a file that was read, beside the text that is there now."""
    difference = changes(before, html) if before else []
    lost = [left_out(each) for each in taken.text.lost]
    if taken.text.title:
        lost.append(
            _("title, which stands above the text: %(title)s") % {"title": taken.text.title}
        )
    return {
        "name": taken.name,
        "html": as_read(html),
        "blocks": blocks(html),
        "lost": lost,
        "rows": rows(difference),
        "counts": counts(difference),
        "is_first": not before,
        "same_text": before == html,
        "same_words": reading_text(before) == reading_text(html),
    }


def _take_in(request: HttpRequest, document: Document, form: TakeInForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, document, UploadForm({}))
    said = form.cleaned_data
    reason = (_("file %(name)s") % {"name": said["name"]})[:200]
    refusal = form.attempt(
        lambda: actions.save_draft(
            document, said["html"], base=said["base"], by=person(request), reason=reason
        )
    )
    if isinstance(refusal, DraftMoved):
        # The text of the file is laid beside what came since it was looked at.
        sent = {"raw": said["html"], "seen": said["seen"] or 0, "reason": reason}
        return conflict_page(request, document, refusal, **sent)
    if refusal:
        return _page(request, document, form)
    messages.success(request, _("The draft now holds the text of the file."))
    return redirect("documents:draft", document.slug)


def _page(request: HttpRequest, document: Document, form: UploadForm | TakeInForm) -> HttpResponse:
    context = {"document": document, "form": UploadForm(), "errors": form.non_field_errors()}
    if isinstance(form, UploadForm):
        context["form"] = form
    return render(request, "documents/upload.html", context, status=422 if form.errors else 200)
