"""The text of a version to download and go on working with. It is made at once, in no time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from exports import gather
from exports.facts import Edition
from exports.models import Kind, filename
from exports.textfiles import as_docx, as_html, as_markdown
from feedback.views.reading import readable_version

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: dict[str, tuple[str, Callable[[Edition], bytes]]] = {
    "docx": (_DOCX, as_docx),
    "md": ("text/markdown; charset=utf-8", lambda edition: as_markdown(edition).encode()),
    "html": ("text/html; charset=utf-8", lambda edition: as_html(edition).encode()),
}


@require_safe
def text(request: HttpRequest, slug: str, number: int, suffix: str) -> HttpResponse:
    """The text as a file of that kind, for who may read the version."""
    version = readable_version(request, slug, number)
    if suffix not in KINDS:
        raise Http404
    media_type, make = KINDS[suffix]
    content = make(gather.edition(version))
    name = f"{filename(version, Kind.CLEAN)}.{suffix}"
    response = HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
            "Cache-Control": "private, no-cache",
        },
    )
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
