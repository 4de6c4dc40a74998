"""Pages about people that allauth does not make."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def closed(_request: HttpRequest) -> HttpResponse:
    """Say that there is nothing here."""
    raise Http404
