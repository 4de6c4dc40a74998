"""Files for everyone who may read the document, without signing in when it is public."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import IO

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_POST, require_safe

from documents.errors import Withdrawn
from documents.models import Version
from documents.permissions import may_read
from documents.views.documents import readable, refuse_withdrawn
from exports import counting, ranges, shelf
from exports.actions import ordering
from exports.composing import can_be
from exports.gone import withdrawal_in
from exports.models import WITH_COMMENTS, Export, Kind
from exports.permissions import may_download, may_fetch, may_retry
from members.permissions import Person, require

FOR_EVER = 365 * 24 * 60 * 60  # seconds
LOOK_AGAIN = 3  # seconds
TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}


@require_safe
def file(request: HttpRequest, sha256: str, name: str, suffix: str = "pdf") -> HttpResponseBase:
    """The very bytes that have this checksum: they never change."""
    made = Export.objects.made().with_versions()
    wanted = (name, suffix)
    found = [e for e in made.filter(sha256=sha256) if (e.filename, e.suffix) == wanted]
    if not found:
        raise Http404
    export = found[0]
    # Asked as a visitor first: a public file then needs no session and no cookie.
    is_public = may_fetch(AnonymousUser(), export)
    if not is_public and not may_fetch(request.user, export):
        _refuse_embargoed(request.user, export)
        raise PermissionDenied
    refuse_gone(export)
    response = _conditional(request, export, is_public=is_public)
    if counting.is_download(request, response):
        counting.count(export)
    return response


def refuse_gone(export: Export) -> None:
    """Raise Withdrawn for a file that shows the text of what was withdrawn."""
    if (gone := withdrawal_in(export)) is not None:
        raise Withdrawn(gone)


def _refuse_embargoed(user: Person, export: Export) -> None:
    """A version under embargo is not there yet, for who may read the document."""
    versions = [each for each in (export.version, export.against) if each is not None]
    if may_read(user, export.version.document) and any(each.is_under_embargo for each in versions):
        raise Http404


def _conditional(request: HttpRequest, export: Export, *, is_public: bool) -> HttpResponseBase:
    assert export.made_at is not None  # noqa: S101 - for mypy; made() said so
    etag, moment = f'"{export.sha256}"', int(export.made_at.timestamp())
    response: HttpResponseBase | None = get_conditional_response(
        request, etag=etag, last_modified=moment
    )
    if response is None or response.status_code != 304:
        # A part of what was there before is of no use beside a part of what is there now.
        is_same = request.headers.get("If-Range", etag) in (etag, http_date(moment))
        wanted = request.headers.get("Range", "") if is_same and request.method == "GET" else ""
        response = _bytes(export, wanted)
    response["Accept-Ranges"] = "bytes"
    response["ETag"], response["Last-Modified"] = etag, http_date(moment)
    _describe(response, export)
    # What not everyone may have is asked for again each time: the right to it can end.
    public = f"public, max-age={FOR_EVER}, immutable"
    response["Cache-Control"] = public if is_public else "private, no-cache"
    return response


def _describe(response: HttpResponseBase, export: Export) -> None:
    """Say in headers what the file itself cannot: what it belongs to, and its checksum.

    RFC 8288 for the links; RFC 9530 for the digest, which is of the whole file also
    when a part is sent.
    """
    site, version = settings.SITE_URL, export.version
    about = site + reverse("exports:version", args=[version.document.slug, version.number])
    links = {
        "canonical": site + export.get_absolute_url(),
        "describedby": about,
        "license": version.document.licence_url,
    }
    response["Link"] = ", ".join(f'<{target}>; rel="{rel}"' for rel, target in links.items())
    digest = base64.b64encode(bytes.fromhex(export.sha256)).decode("ascii")
    # Not the language of who asks, which Django would say.
    response["Content-Language"] = version.language
    response["Repr-Digest"] = f"sha-256=:{digest}:"


def _bytes(export: Export, wanted: str) -> HttpResponseBase:
    """The file, or the part of it that a Range header asks for."""
    assert export.size is not None  # noqa: S101 - for mypy; a made file has one
    size = export.size
    try:
        part = ranges.asked(wanted, size)
    except ranges.Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    opened: IO[bytes] = export.file.open("rb")
    if part is not None:
        with opened:
            opened.seek(part.start)
            opened = BytesIO(opened.read(len(part)))
    response = FileResponse(
        opened,
        content_type=TYPES[export.suffix],
        filename=f"{export.filename}.{export.suffix}",
        # What a browser cannot show is put on one's disk.
        as_attachment=not export.is_pdf,
    )
    if part is not None:
        response.status_code = 206
        response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return response


@require_safe
def latest(
    request: HttpRequest, slug: str, number: int, kind: str, against: int | None = None
) -> HttpResponse:
    """The permanent address of a kind of file: sends one on to the newest that was made."""
    version = _version(request, slug, number)
    if not may_download(request.user, version, kind):
        raise PermissionDenied
    if against is not None:
        refuse_withdrawn(version.document, against)
    earlier = (
        None if against is None else get_object_or_404(version.document.versions, number=against)
    )
    if not can_be(version, kind, earlier):
        raise Http404
    exports = Export.objects.of(version, kind, earlier).select_related(
        "version__document", "against"
    )
    made = exports.made().newest_first().first()
    if made is not None and withdrawal_in(made) is None:
        if kind in WITH_COMMENTS or kind == Kind.REDLINE:
            ordering.keep_up(version, kind, earlier)
        response: HttpResponse = redirect(made)
    elif (newest := exports.unmade().newest_first().first()) is not None and newest.has_failed:
        allowed = may_retry(request.user, version)
        context = {"export": newest, "version": version, "may_retry": allowed}
        response = render(request, "exports/failed.html", context, status=503)
    else:
        export = newest or ordering.order(version, kind, earlier)
        response = render(request, "exports/waiting.html", _waiting(export), status=202)
    response["Cache-Control"] = "no-cache"
    return response


def _waiting(export: Export) -> dict[str, object]:
    before = Export.objects.filter(
        made_at__isnull=True, failed_at__isnull=True, requested_at__lt=export.requested_at
    )
    return {
        "export": export,
        "version": export.version,
        "before": before.count(),
        "now": timezone.now(),
        "look_again": LOOK_AGAIN,
    }


@require_safe
def choose_redline(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where the small form "changes since" leads."""
    _version(request, slug, number)
    since = request.GET.get("sinds", "")
    if not since.isdecimal() or not 1 <= int(since) < number:
        return redirect("exports:version", slug=slug, number=number)
    return redirect("exports:redline", slug=slug, number=number, against=int(since))


@require_POST
def retry(request: HttpRequest, export_id: int) -> HttpResponse:
    export = get_object_or_404(
        Export.objects.select_related("version__document", "against"), pk=export_id
    )
    require(request, "exports.retry", export.version)
    ordering.retry(export)
    return redirect(shelf.address(export.version, export.kind, export.against))


def _version(request: HttpRequest, slug: str, number: int) -> Version:
    document = readable(request, slug)
    refuse_withdrawn(document, number)
    version = next(each for each in document.listed if each.number == number)
    version.document = document
    return version
