"""Pictures of texts: served to everybody who knows their address, put in by editors."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import actions, images
from documents.core.blocks import blocks
from documents.core.editing import with_figure
from documents.forms import FigureForm
from documents.models import Document
from documents.views.documents import editable
from members.permissions import person

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


def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a picture in the draft. A script is given its address, and puts it in itself."""
    document = editable(request, slug)
    if request.method != "POST":
        return _page(request, document, FigureForm(places=_places(document)))
    prefix = "figure" if "figure-alt" in request.POST else None
    form = FigureForm(request.POST, request.FILES, prefix=prefix, places=_places(document))
    in_background = not request.accepts("text/html")
    address = ""

    def keep() -> None:
        nonlocal address
        address = images.keep(form.cleaned_data["file"].read())
        if not in_background:
            _insert(request, document, form, address)

    if not form.is_valid() or not form.perform(keep):
        if in_background:
            return JsonResponse({"errors": form.errors}, status=422)
        return _page(request, document, form, status=422)
    if in_background:
        return JsonResponse({"src": address}, status=201)
    messages.success(request, _("The picture stands in the draft."))
    return redirect("documents:draft", document.slug)


def _insert(request: HttpRequest, document: Document, form: FigureForm, address: str) -> None:
    fields = form.cleaned_data
    figure = format_html(
        '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>',
        address,
        fields["alt"],
        fields["caption"],
    )
    html = with_figure(document.draft.html, figure, after=fields["after"])
    reason = _("picture: %(alt)s") % {"alt": Truncator(fields["alt"]).chars(150)}
    base = document.draft.saves
    actions.save_draft(document, html, base=base, by=person(request), reason=reason)


def _page(
    request: HttpRequest, document: Document, form: FigureForm, *, status: int = 200
) -> HttpResponse:
    context = {"document": document, "form": form}
    return render(request, "documents/add_image.html", context, status=status)


def _places(document: Document) -> list[tuple[str, str]]:
    return [
        (block.id, f"{block.number}. {Truncator(block.words).chars(60)}")
        for block in blocks(document.draft.html)
        if block.kind in ("heading", "paragraph")
    ]
