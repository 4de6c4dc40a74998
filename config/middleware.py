"""Refusals made friendly: a message, a sign-in page, or a page that says why it is gone."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from documents.errors import Withdrawn
from documents.permissions import may_read_version
from members.errors import RuleBroken

# Pages and forms use no other; a view need not wonder what PUT would mean.
SERVED = ["GET", "HEAD", "POST", "OPTIONS"]


class explain_refusals:  # noqa: N801 - reads as a verb in settings, as Django's function middleware
    """Turn RuleBroken into a message on the page one came from, and a refused visitor to sign-in.

    A person who is signed in and may not keeps Django's 403.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SERVED:
            return HttpResponseNotAllowed(SERVED)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, RuleBroken):
            messages.error(request, str(error))
            return redirect(_came_from(request))
        if isinstance(error, Withdrawn):
            return _tombstone(request, error)
        if isinstance(error, PermissionDenied) and not request.user.is_authenticated:
            # After signing in one cannot repeat a POST: back to the page it was sent from.
            page = request.get_full_path() if request.method == "GET" else _came_from(request)
            return redirect_to_login(page)
        return None


def _tombstone(request: HttpRequest, error: Withdrawn) -> HttpResponse:
    """Why it is no longer there, and what replaces it for who may read that."""
    withdrawal = error.withdrawal
    replacement = withdrawal.replacement
    if replacement is not None and not may_read_version(request.user, replacement):
        replacement = None
    context = {
        "withdrawal": withdrawal,
        "document": withdrawal.document,
        "version": withdrawal.version,
        "replacement": replacement,
    }
    response = render(request, "documents/withdrawn.html", context, status=410)
    # It may be offered again one day.
    response["Cache-Control"] = "no-cache"
    return response


def _came_from(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if safe else "/"
