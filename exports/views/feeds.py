"""Feeds, the map of the site, and what robots may look at."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from documents.models import Audience, Document
from documents.views.documents import known
from exports import feeds
from exports.recognising import sha256_of

ATOM = "application/atom+xml; charset=utf-8"
NOBODY = AnonymousUser()


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """News of all public documents, for everybody the same."""
    with override(settings.LANGUAGE_CODE):
        title = _("Papers of %(publisher)s") % {"publisher": settings.PUBLISHER}
    path = reverse("exports:feed")
    text = feeds.atom(_public(), NOBODY, title=title, path=path, page="/")
    return _text(request, text, ATOM, is_public=True)


@require_safe
def feed_of(request: HttpRequest, slug: str) -> HttpResponse:
    """News of one document, for who may read it. Also of a withdrawn one: that is news."""
    document = known(request, slug)
    is_public = document.audience == Audience.PUBLIC
    # The same for everybody who may read it: an editor's reader would else spill an embargo.
    document.sees_embargoed = False
    text = feeds.atom(
        [document],
        NOBODY if is_public else request.user,
        title=document.title,
        path=feeds.feed_of(document),
        page=document.get_absolute_url(),
    )
    return _text(request, text, ATOM, is_public=is_public)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    places = list(feeds.places(_public(), NOBODY))
    context = {"places": places, "SITE_URL": settings.SITE_URL}
    page = render(request, "exports/sitemap.xml", context)
    return _text(request, page.content.decode(), "application/xml", is_public=True)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    page = render(request, "exports/robots.txt", {"SITE_URL": settings.SITE_URL})
    return _text(request, page.content.decode(), "text/plain; charset=utf-8", is_public=True)


def _public() -> list[Document]:
    documents = Document.objects.filter(audience=Audience.PUBLIC).offered()
    return list(documents.for_list())


def _text(request: HttpRequest, text: str, content_type: str, *, is_public: bool) -> HttpResponse:
    """With an ETag, so that who asks every quarter of an hour is seldom sent anything."""
    etag = quote_etag(sha256_of([text.encode()]))
    response = HttpResponse(text, content_type=content_type)
    response = get_conditional_response(request, etag=etag, response=response) or response
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300" if is_public else "private, no-cache"
    return response
