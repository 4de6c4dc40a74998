"""Pictures of texts, for everybody who knows their address."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.views.decorators.http import require_safe

FOR_EVER = 365 * 24 * 60 * 60  # seconds
TYPES = {"png": "image/png", "jpg": "image/jpeg"}


@require_safe
def image(request: HttpRequest, name: str) -> HttpResponseBase:
    """The very picture that has this checksum: it never changes.

    Nobody is asked who they are: the address is the checksum of the picture, which
    only those can know who were shown it.
    """
    etag = f'"{name[-68:-4]}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    elif not default_storage.exists(name):
        raise Http404
    else:
        kind = TYPES[name.rpartition(".")[2]]
        response = FileResponse(default_storage.open(name), content_type=kind)
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={FOR_EVER}, immutable"
    return response
