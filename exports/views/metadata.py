"""A version for machines and for reference lists. As open as the version itself."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.views.documents import readable
from exports import metadata, shelf
from exports.citing import citation
from exports.models import Export, Kind
from exports.views.landing import describe, find

# What was done with the document, in the words of the standard (TOOI).
DECLARED, RECEIVED = (
    "https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76",
    "https://identifier.overheid.nl/tooi/def/thes/kern/c_dfcee535",
)


@require_safe
def schema(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _linked_data(metadata.schema_org(describe(*find(request, slug, number))))


@require_safe
def dcat(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _linked_data(metadata.dcat(describe(*find(request, slug, number))))


@require_safe
def diwoo(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """For the municipality to take over: the piece of a sitemap that the Woo index reads.

    Publisher and category are theirs; the category to choose stands in a comment.
    """
    row, _rows = find(request, slug, number)
    files = [export for export in row.made if export.kind == Kind.CLEAN]
    if not files:
        raise Http404
    context = {
        "version": row.version,
        "file": files[0],
        "address": metadata.file_address(files[0]),
        "media_type": metadata.media_type(files[0]),
        "language": metadata.LANGUAGES[row.version.language],
        "handling": (DECLARED, "vaststelling")
        if row.version.is_definitive
        else (RECEIVED, "ontvangst"),
    }
    return render(request, "exports/diwoo.xml", context, content_type="application/xml")


@require_safe
def reference(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
    """For a program that keeps references: BibTeX or RIS."""
    row, _rows = find(request, slug, number)
    made = citation(row.version)
    if form == "bib":
        return _named(made.bibtex, "application/x-bibtex", f"{made.key}.bib")
    return _named(made.ris, "application/x-research-info-systems", f"{made.key}.ris")


@require_safe
def checksums(request: HttpRequest, slug: str) -> HttpResponse:
    """Every file that was made, as ``sha256sum --check`` reads it."""
    rows = shelf.rows(readable(request, slug), request.user)
    lines = sorted(
        f"{export.sha256}  {export.filename}{_suffix(export)}"
        for row in rows
        for export in row.made
    )
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _suffix(export: Export) -> str:
    return PurePath(export.file.name or "").suffix


def _linked_data(facts: dict[str, Any]) -> HttpResponse:
    text = json.dumps(facts, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/ld+json")
    # Anybody's program may read it; what it may read is asked of its own session.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _named(text: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
