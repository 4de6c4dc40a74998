"""The reading page: a version with its numbered blocks, its marks and its comments."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.models import Audience, Document, Version
from documents.permissions import may_edit
from documents.views.documents import readable, refuse_withdrawn
from feedback.keeping import Look, parts
from feedback.models import Round
from feedback.permissions import (
    by_opening,
    may_always_comment,
    may_comment,
    may_see_comments,
)
from feedback.personal import NOBODY, Me, me
from feedback.sifting import DECIDED, MINE, OPEN, SUGGESTIONS, Sift
from feedback.state import NOTHING, token

WORDS_PER_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """One of a few choices above the cards, as a link."""

    label: str
    address: str
    is_chosen: bool


@require_safe
def reading(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    version = readable_version(request, slug, number)
    document = version.document
    facts = about(request, version)
    context = {
        **facts,
        **_said(request, version, facts),
        # No style sheets but those of this page.
        "only_reading": True,
        "minutes": ceil(len(version.text.split()) / WORDS_PER_MINUTE),
        "previous": _previous(document, version),
    }
    return render(request, "feedback/reading.html", context)


@require_safe
def state(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The parts of the page that comments change; 204 when ``sinds`` is still the state of them."""
    version = readable_version(request, slug, number)
    facts = about(request, version)
    now = _token(version, facts)
    if request.GET.get("sinds") == now:
        return HttpResponse(status=204)
    context = {**facts, **_said(request, version, facts)}
    return render(request, "feedback/_live.html", context)


def _token(version: Version, facts: dict[str, object]) -> str:
    return token(version) if facts["sees_comments"] else NOTHING


def _said(request: HttpRequest, version: Version, facts: dict[str, object]) -> dict[str, object]:
    """The text with its marks and the cards beside it, with the buttons of this person."""
    look = Look(**{each.name: bool(facts[each.name]) for each in fields(Look)})
    sift, state = _sift(request), _token(version, facts)
    found = parts(version, look, state=state, sift=sift, person=request.user.pk)
    mine = facts["me"]
    assert isinstance(mine, Me)  # noqa: S101 - what about() put there
    filled = replace(found, rail=mine.fill(found.rail), whole=mine.fill(found.whole))
    return {
        "parts": filled,
        "state": state,
        "sift": sift,
        "filters": _filters(request, sift),
    }


def readable_version(request: HttpRequest, slug: str, number: int) -> Version:
    """That version, if the person of ``request`` may read it.

    Raises Http404 for one under embargo, and Withdrawn.
    """
    document = readable(request, slug)
    refuse_withdrawn(document, number)
    return the_version(document, number)


def the_version(document: Document, number: int) -> Version:
    """That version, which shares ``document`` and what is already known of it."""
    # With its rounds, which are asked for by more than one question.
    version = get_object_or_404(
        document.versions.select_related("embargo").prefetch_related("rounds"), number=number
    )
    version.document = document
    return version


def about(request: HttpRequest, version: Version) -> dict[str, object]:
    """What every page on a version shows of it."""
    document, person = version.document, request.user
    round_ = _round(version)
    can_comment = may_comment(person, version)
    is_open = round_ is not None and round_.is_open
    # A visitor is shown the way too, and signs in on it.
    welcome = not person.is_authenticated and (
        round_ is not None and round_.audience != Audience.PARTICIPANTS
    )
    always = may_always_comment(person, document)
    comments_now = can_comment and (is_open or always)
    sees = may_see_comments(person, document)
    return {
        "document": document,
        "version": version,
        "round": round_,
        "sees_comments": sees,
        "can_comment": can_comment,
        # Now: the action asks it again when somebody does.
        "comments_now": comments_now,
        "me": me(person, document, may_agree=comments_now) if sees else NOBODY,
        "invites": always or (is_open and (can_comment or welcome)),
        "can_edit": may_edit(person, document),
    }


def _round(version: Version) -> Round | None:
    """The round that matters to a reader: open now, else the next, else the last."""
    rounds = by_opening(version)
    now = timezone.now()
    coming = [each for each in rounds if each.closes_at > now]
    return coming[0] if coming else rounds[-1] if rounds else None


def _previous(document: Document, version: Version) -> Version | None:
    earlier = [each for each in document.offered if each.number < version.number]
    return earlier[-1] if earlier else None


def _sift(request: HttpRequest) -> Sift:
    asked = request.GET
    return Sift(
        show=asked.get("toon", ""),
        organisation=asked.get("organisatie", ""),
        kind=asked.get("soort", ""),
        words=asked.get("zoek", "").strip(),
        order=asked.get("volgorde", ""),
        only_here=asked.get("versie") == "deze",
    )


def _filters(request: HttpRequest, sift: Sift) -> list[Filter]:
    """All, open, decided, suggestions, and for who is signed in: mine."""
    kinds = [
        ("", _("All")),
        (OPEN, _("Open")),
        (DECIDED, _("Decided")),
        (SUGGESTIONS, _("Suggestions")),
    ]
    if request.user.is_authenticated:
        kinds.append((MINE, _("Mine")))
    known = {value for value, _label in kinds}
    chosen = sift.show if sift.show in known else ""
    return [
        Filter(label, _address(request, value), is_chosen=value == chosen) for value, label in kinds
    ]


def _address(request: HttpRequest, show: str) -> str:
    """This page with another choice; what else was asked for stays."""
    asked = request.GET.copy()
    asked.pop("sinds", None)
    if show:
        asked["toon"] = show
    else:
        asked.pop("toon", None)
    query = f"?{asked.urlencode()}" if asked else request.path
    return f"{query}#comments"
