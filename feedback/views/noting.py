"""What editors tell each other about a comment."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.views.documents import editable
from feedback.actions import weighing
from feedback.decision_forms import NoteForm
from feedback.views import desk
from feedback.views.deciding import the_comment
from feedback.wishing import Wish
from members.permissions import person


@require_POST
def note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = editable(request, slug)
    comment, form = the_comment(document, pk), NoteForm(request.POST)
    if not form.is_valid() or not form.perform(
        lambda: weighing.note(comment, by=person(request), text=form.cleaned_data["text"])
    ):
        for error in [str(text) for texts in form.errors.values() for text in texts]:
            messages.error(request, error)
        typed = desk.Typed(note=request.POST.get("text", ""))
        return desk.page(request, document, pk, typed, status=422)
    messages.success(request, _("Your note is kept. Only editors of this paper read it."))
    answer = redirect("feedback:desk_one", slug, pk)
    return desk.with_wish(answer, Wish.of(request.GET))
