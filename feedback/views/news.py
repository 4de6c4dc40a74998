"""Keep me informed: asking, confirming and stopping, without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from documents.models import Audience
from documents.views.documents import readable
from feedback.actions import news
from feedback.models import Subscription
from feedback.news_form import SubscribeForm


def subscribe(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """Ask for news of one public document, or of all."""
    document = readable(request, slug) if slug is not None else None
    if document is not None and document.audience != Audience.PUBLIC:
        # A mail to an address of which we know nothing is as public as a page.
        raise Http404
    form = SubscribeForm(request.POST or None)
    if form.is_valid():
        language = get_language() or "nl"
        news.subscribe(form.cleaned_data["email"], document, language=language)
        messages.success(request, _("Look in your mailbox: we sent a mail with which you confirm."))
        return redirect(document or "documents:list")
    context = {"document": document, "form": form}
    return render(request, "feedback/news.html", context, status=422 if form.errors else 200)


def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: programs that look into mail follow links, but press nothing."""
    subscription = _known(token)
    if request.method == "POST":
        news.confirm(subscription)
        messages.success(request, _("You will be kept informed."))
        return redirect(subscription.document or "documents:list")
    return _private(render(request, "feedback/news_confirm.html", {"subscription": subscription}))


# Mailboxes press the button by themselves, without a cookie (RFC 8058): the token is the key.
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One click in a mailbox (POST), or a page with one button. Stopping twice is no error."""
    subscription = Subscription.objects.filter(token=token).select_related("document").first()
    if request.method == "POST" and subscription is not None:
        news.stop(subscription)
        subscription = None
    return _private(render(request, "feedback/news_stop.html", {"subscription": subscription}))


def _known(token: str) -> Subscription:
    return get_object_or_404(Subscription.objects.select_related("document"), token=token)


def _private(response: HttpResponse) -> HttpResponse:
    """The address itself is a key: not for caches or search engines.

    Nor for other sites, which the policy of the whole site sees to (Referrer-Policy).
    """
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
