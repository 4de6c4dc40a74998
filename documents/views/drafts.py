"""The draft, as its readers would see it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.core.rendering import Labels
from documents.core.rendering import render as page_html
from documents.views.documents import editable


@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    context = {"document": document, "html": as_read(document.draft.html)}
    return render(request, "documents/preview.html", context)


def as_read(html: str) -> SafeString:
    """Return canonical HTML as its readers would see it."""
    labels = Labels(note=_("Note"), notes=_("Notes"), back=_("Back to the text"), table=_("Table"))
    # The core escapes every word of the canonical text.
    return mark_safe(page_html(html, labels=labels))  # noqa: S308
