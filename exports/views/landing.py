"""What a document is and how it came about, and one version with its files and metadata."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents.comparing import between
from documents.models import Audience, Document, Version
from documents.permissions import may_edit, may_withdraw
from documents.views.documents import known, readable, refuse_withdrawn
from documents.views.rows import counts
from exports import history, shelf
from exports.citing import citation
from exports.metadata import Described, in_page, schema_org, schema_org_series
from feedback.permissions import may_see_comments


@require_safe
def landing(request: HttpRequest, slug: str) -> HttpResponse:
    """The permanent address of a document. Also of a withdrawn one: then it says why (410)."""
    document = known(request, slug)
    if not document.listed and may_edit(request.user, document):
        return redirect("documents:draft", document.slug)
    if not document.listed:
        return render(request, "documents/unpublished.html", {"document": document})
    refuse_withdrawn(document)
    rows = shelf.rows(document, request.user)
    events = history.events(document, sees_comments=may_see_comments(request.user, document))
    described = [describe(row, rows) for row in rows]
    context = {
        "document": document,
        "rows": rows,
        "row": rows[0] if rows else None,
        "events": events,
        "afterwards": history.afterwards(events, document.definitive),
        "can_edit": may_edit(request.user, document),
        "can_withdraw": may_withdraw(request.user, document),
        "is_public": document.audience == Audience.PUBLIC,
        "facts": in_page(schema_org_series(document, described)),
        "address": settings.SITE_URL + document.get_absolute_url(),
        **_newest(rows),
    }
    response = render(request, "exports/landing.html", context)
    links = [(document.licence_url, "license"), (str(context["address"]), "canonical")]
    if rows:
        links.append((settings.SITE_URL + address_of("schema", rows[0].version), "describedby"))
    return _linked(response, links)


@require_safe
def versions(_request: HttpRequest, slug: str) -> HttpResponse:
    return redirect("exports:landing", slug, permanent=True)


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version: its files, its seal, how to refer to it."""
    row, rows = find(request, slug, number)
    found = row.version
    facts = describe(row, rows)
    context = {
        "document": found.document,
        "version": found,
        "row": row,
        "can_edit": may_edit(request.user, found.document),
        "facts": in_page(schema_org(facts)),
        "address": facts.address,
        "citation": citation(found),
        "after": facts.after,
        "counts": _counts(row),
        "withdrawals": found.document.standing_withdrawals,
    }
    response = render(request, "exports/version.html", context)
    return _linked(
        response,
        [
            (found.document.licence_url, "license"),
            (settings.SITE_URL + address_of("version", found), "canonical"),
            (settings.SITE_URL + address_of("schema", found), "describedby"),
        ],
    )


def find(request: HttpRequest, slug: str, number: int) -> tuple[shelf.Row, list[shelf.Row]]:
    """That version with its files, and all versions. Raises Http404 or Withdrawn."""
    document = readable(request, slug)
    refuse_withdrawn(document, number)
    rows = shelf.rows(document, request.user)
    row = next((each for each in rows if each.version.number == number), None)
    if row is None:
        raise Http404
    return row, rows


def describe(row: shelf.Row, rows: list[shelf.Row]) -> Described:
    """``row`` for machines, with the versions around it. ``rows``: newest first."""
    later = [each.version for each in rows if each.version.number > row.version.number]
    return Described(row.version, row.made, row.before, later[-1] if later else None)


def address_of(name: str, version: Version) -> str:
    return reverse(f"exports:{name}", args=[version.document.slug, version.number])


def _newest(rows: list[shelf.Row]) -> dict[str, object]:
    if not rows:
        return {}
    return {"citation": citation(rows[0].version), "counts": _counts(rows[0])}


def _counts(row: shelf.Row) -> object:
    """How much changed since the version before; None for a first one."""
    if row.before is None:
        return None
    document: Document = row.version.document
    old, new = (
        get_object_or_404(document.versions, pk=each.pk) for each in (row.before, row.version)
    )
    return counts(between(old, new))


def _linked(response: HttpResponse, links: list[tuple[str, str]]) -> HttpResponse:
    response["Link"] = ", ".join(f'<{target}>; rel="{rel}"' for target, rel in links)
    return response
