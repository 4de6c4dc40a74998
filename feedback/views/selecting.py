"""A comment on words that were selected on the page: sent by script, answered as JSON.

The page keeps what was typed until it is told 201; so every refusal says what is wrong
(422) or where to sign in (401).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from documents.core.span import Quote, Span
from documents.models import Version
from feedback.actions import comments as actions
from feedback.actions.comments import About, Sender
from feedback.core.selecting import NoSuchPlace, selected, stands_at
from feedback.errors import OneParagraph, QuoteMismatch
from feedback.forms import WordsForm
from feedback.models import Comment, Scope
from feedback.state import token
from feedback.views.reading import readable_version
from members.permissions import person, require


@require_POST
def on_words(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return _sign_in(slug, number)
    version = readable_version(request, slug, number)
    require(request, "feedback.comment", version)
    form = WordsForm(request.POST, by=request.user)
    said: list[Comment] = []
    refusal = None
    if form.is_valid():
        refusal = form.attempt(lambda: said.append(_say(request, version, form)))
    if not said:
        answer: dict[str, object] = {"errors": form.errors}
        if isinstance(refusal, QuoteMismatch):
            answer["offer"] = "block"
        return JsonResponse(answer, status=422)
    return JsonResponse({"id": said[0].pk, "state": token(version)}, status=201)


def _say(request: HttpRequest, version: Version, form: WordsForm) -> Comment:
    span = _span(version, form)
    replacement = form.replacement_words()
    if replacement is not None and "\n" in span.of(version.text):
        raise OneParagraph
    return actions.comment(
        version,
        sender=Sender.of(person(request), for_organisation=form.speaks_for_organisation()),
        text=form.cleaned_data["text"],
        about=About(scope=Scope.SPAN, span=span, exact=form.cleaned_data["exact"]),
        replacement=replacement,
    )


def _span(version: Version, form: WordsForm) -> Span:
    """The words that were selected, when they stand there to the letter."""
    try:
        span = selected(version.blocks, form.start_place(), form.end_place())
    except NoSuchPlace as error:
        raise QuoteMismatch from error
    said = form.cleaned_data
    if not stands_at(version.text, span, Quote(said["exact"], said["prefix"], said["suffix"])):
        raise QuoteMismatch
    return span


def _sign_in(slug: str, number: int) -> HttpResponse:
    """Where to sign in, and then come back to the text."""
    page = reverse("feedback:reading", args=[slug, number])
    query = urlencode({"next": page})
    return JsonResponse({"login": f"{resolve_url('account_login')}?{query}"}, status=401)
