"""The draft: looking at it, and replacing it by a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import actions
from documents.core.rendering import Labels
from documents.core.rendering import render as page_html
from documents.errors import DraftMoved
from documents.forms import UploadForm
from documents.importing import UnreadableFile, imported
from documents.models import Document
from documents.views.conflict import conflict_page
from documents.views.documents import editable
from documents.wording import left_out, sentence_of
from members.permissions import person


@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as its readers would see it."""
    document = editable(request, slug)
    labels = Labels(note=_("Note"), notes=_("Notes"), back=_("Back to the text"), table=_("Table"))
    html = page_html(document.draft.html, labels=labels)
    # The core escapes every word of the canonical text.
    context = {"document": document, "html": mark_safe(html)}  # noqa: S308
    return render(request, "documents/preview.html", context)


def upload(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    if request.method != "POST":
        return _upload_page(request, document, UploadForm(initial={"base": document.draft.saves}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, document, form)
    file = form.cleaned_data["file"]
    try:
        read = imported(file.name, file.read())
    except UnreadableFile as error:
        form.add_error("file", sentence_of(error))
        return _upload_page(request, document, form)
    reason = _("file %(name)s") % {"name": file.name}
    refusal = form.attempt(
        lambda: actions.save_draft(
            document, read.html, base=form.cleaned_data["base"], by=person(request), reason=reason
        )
    )
    if isinstance(refusal, DraftMoved):
        return conflict_page(request, document, refusal, reason=reason)
    if refusal:
        return _upload_page(request, document, form)
    for lost in read.lost:
        messages.warning(request, _("Left out: %(what)s") % {"what": left_out(lost)})
    messages.success(request, _("The draft now holds the text of the file."))
    return redirect("documents:draft", document.slug)


def _upload_page(request: HttpRequest, document: Document, form: UploadForm) -> HttpResponse:
    context = {"document": document, "form": form}
    return render(request, "documents/upload.html", context, status=422 if form.errors else 200)
