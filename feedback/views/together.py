"""One answer for many comments at once, and sharing them out."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from documents.models import Document
from documents.views.documents import editable
from feedback.actions import decisions, merging, weighing
from feedback.decision_forms import TogetherForm
from feedback.errors import SuggestionConflict
from feedback.models import Comment, Decision, Outcome, StandardReason
from feedback.table import Table, comments_of, table_of, waits
from feedback.threads import Thread
from feedback.views import desk
from feedback.views.deciding import keep_reason, with_reason
from feedback.views.undoing import remember
from feedback.wishing import Wish
from members.permissions import person

PICK = "reactie"


def together(request: HttpRequest, slug: str) -> HttpResponse:
    """The comments that were picked, one form below them, and one answer for all."""
    document = editable(request, slug)
    table, wish = table_of(document), Wish.of(request.GET)
    picked = _picked(request, table)
    form = TogetherForm(request.POST or None)
    if "insert" in request.POST:
        form = TogetherForm(initial=with_reason(request, document))
    elif form.is_valid() and form.perform(lambda: _decide(request, document, picked, form)):
        return desk.with_wish(redirect("feedback:desk", slug), wish)
    context = {
        **desk.facts(request, document, table, wish),
        "picked": picked,
        "form": form,
        "reasons": StandardReason.objects.usable_on(document),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "feedback/together.html", context, status=status)


@require_POST
def assign(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask an editor to decide the comments that were picked."""
    document = editable(request, slug)
    table = table_of(document)
    picked = _picked(request, table)
    editors = {str(each.pk): each for each in desk.editors_of(document)}
    to = editors.get(request.POST.get("redacteur", ""))
    weighing.assign(comments_of(picked), to=to)
    words = _("%(name)s is asked to decide this.") % {"name": to} if to else _("Given to nobody.")
    messages.success(request, words)
    if len(picked) == 1:
        answer = redirect("feedback:desk_one", slug, picked[0].root.pk)
        return desk.with_wish(answer, Wish.of(request.GET))
    return desk.with_wish(redirect("feedback:desk", slug), Wish.of(request.GET))


def _picked(request: HttpRequest, table: Table) -> list[Thread]:
    asked = set(request.POST.getlist(PICK) or request.GET.getlist(PICK))
    return [each for each in table.threads if str(each.root.pk) in asked and waits(each)]


@transaction.atomic
def _decide(
    request: HttpRequest, document: Document, picked: Sequence[Thread], form: TogetherForm
) -> None:
    said = form.cleaned_data
    outcome, by = Outcome(said["outcome"]), person(request)
    keep_reason(request, document, form)
    made: list[Decision] = []
    open_ = comments_of(picked)
    if outcome is Outcome.ADOPTED:
        made, open_, clashing = _adopted(open_, request, said["reason"])
        if clashing:
            messages.warning(request, _clash(len(clashing)))
    if open_ or not made:
        made.append(decisions.decide(open_, outcome=outcome, reason=said["reason"], by=by))
    count = sum(each.drafted.count() for each in made)
    words = ngettext(
        "Decided %(count)s comment: %(outcome)s.", "Decided %(count)s comments: %(outcome)s.", count
    )
    label = made[0].get_outcome_display()
    remember(request, document, made, words % {"count": count, "outcome": label})


def _adopted(
    comments: Sequence[Comment], request: HttpRequest, reason: str
) -> tuple[list[Decision], list[Comment], list[Comment]]:
    """Adopt the suggestions, each by itself: the decisions, the other comments, what clashed."""
    made, plain, clashing = [], [], []
    for comment in comments:
        if not comment.is_suggestion:
            plain.append(comment)
            continue
        try:
            merging.adopt(comment, by=person(request), reason=reason)
        except SuggestionConflict:
            clashing.append(comment)
        else:
            made += [comment.draft_decision] if comment.draft_decision else []
    return made, plain, clashing


def _clash(count: int) -> str:
    words = ngettext(
        "%(count)s suggestion clashes with the draft and is still open.",
        "%(count)s suggestions clash with the draft and are still open.",
        count,
    )
    return words % {"count": count}
