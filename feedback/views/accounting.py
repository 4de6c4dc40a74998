"""Editors account for the changes: a reason for their own, a link to the comments behind others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from documents.models import Document, Version
from documents.views.documents import editable
from feedback import accounting
from feedback.account_forms import AccountForm
from feedback.actions import tracing
from feedback.actions.tracing import Step
from feedback.errors import NoSuchChange
from feedback.tracing import tally, unexplained
from feedback.views.reading import the_version
from members.permissions import person

EVERYTHING = "alles"


def account(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The changes of a version since the one before it."""
    document = editable(request, slug)
    new = the_version(document, number)
    earlier = [each.number for each in document.listed if each.number < number]
    if not earlier:
        raise Http404
    return _page(request, document, the_version(document, earlier[-1]), new)


def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """The changes in the draft since the newest version."""
    document = editable(request, slug)
    if document.latest is None or document.definitive:
        raise Http404
    return _page(request, document, the_version(document, document.latest.number), None)


def _page(
    request: HttpRequest, document: Document, old: Version, new: Version | None
) -> HttpResponse:
    listed = accounting.changes_of(document, old, new)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change = form.cleaned_data["change"]
        known = any(each.key == change for each in listed)
        if form.perform(lambda: _do(request, form, Step(old, new, change), is_known=known)):
            messages.success(request, _("Kept. Readers see it with the change."))
            return redirect(request.get_full_path())
    everything = request.GET.get("toon") == EVERYTHING
    shown = listed if everything else unexplained(listed)
    context = {
        "document": document,
        "version": new,
        "old": old,
        "new": new,
        "can_edit": True,
        "sees_comments": True,
        "everything": everything,
        "tally": tally(listed),
        "accounts": accounting.accounts(old, shown),
        # Where moved words went is told on the page of all changes.
        "whereabouts": "",
        "candidates": accounting.candidates(document),
        "form": form,
    }
    return render(request, "feedback/account.html", context, status=422 if form.errors else 200)


def _do(request: HttpRequest, form: AccountForm, step: Step, *, is_known: bool) -> None:
    said, by = form.cleaned_data, person(request)
    if not is_known:
        raise NoSuchChange
    if said["wrong"]:
        [comment] = accounting.chosen(step.old.document, [said["wrong"]], "")
        tracing.link(step, [comment], by=by, is_behind=False)
    elif said["do"] == "link":
        comments = accounting.chosen(step.old.document, form.picked(), said["numbers"])
        tracing.link(step, comments, by=by)
    else:
        tracing.explain(step, reason=said["reason"], by=by)
