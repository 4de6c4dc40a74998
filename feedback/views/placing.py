"""An editor says where the words of a comment are, where the engine is not sure."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.core.span import Span
from documents.views.documents import editable
from feedback.actions import placing
from feedback.models import Placement
from feedback.rewriting import places
from members.permissions import person


@require_POST
def place(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Confirm the place in the newest version, let it go, or point at other words there."""
    document = editable(request, slug)
    shown = Placement.objects.select_related("version", "comment")
    placement = get_object_or_404(shown, comment=pk, version=document.latest)
    answer = request.POST.get("place")
    if answer == "here":
        placing.confirm(placement, by=person(request))
    elif answer == "gone":
        placing.let_go(placement, by=person(request))
    elif not _point(request, placement):
        messages.error(
            request,
            _("These words must stand exactly once in this version. Copy them with a few more."),
        )
        return redirect("feedback:desk_one", document.slug, pk)
    messages.success(request, _("The place is kept, also in later versions."))
    return redirect("feedback:desk_one", document.slug, pk)


def _point(request: HttpRequest, placement: Placement) -> bool:
    found = places(request.POST.get("words", ""), placement.version.text)
    if len(found) != 1:
        return False
    placing.move(placement, Span(*found[0]), by=person(request))
    return True
