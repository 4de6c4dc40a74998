"""What readers reported, for the coordinators: hide it, or keep it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from feedback.actions import moderating
from feedback.models import Comment, Report
from members.permissions import person, require


@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first, then what is hidden, so that it can be shown again."""
    require(request, "feedback.moderate")
    waiting = Report.objects.waiting().order_by("reported_at", "pk")
    people = waiting.select_related(
        "reported_by", "comment__version__document", "comment__organisation"
    )
    listed = people.defer("comment__version__html", "comment__version__text")
    cases: dict[Comment, list[Report]] = {}
    for each in listed:
        cases.setdefault(each.comment, []).append(each)
    hidden = Comment.objects.filter(is_removed=True).exclude(pk__in=[each.pk for each in cases])
    hidden = hidden.select_related("version__document", "organisation")
    context = {
        "cases": list(cases.items()),
        "hidden": hidden.defer("version__html", "version__text").order_by("-submit_date", "-pk"),
    }
    return render(request, "feedback/reported.html", context)


@require_POST
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "feedback.moderate")
    moderating.hide(get_object_or_404(Comment, pk=pk), by=person(request))
    messages.success(request, _("The comment and the replies to it are hidden."))
    return redirect("feedback:reported")


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "feedback.moderate")
    moderating.keep(get_object_or_404(Comment, pk=pk), by=person(request))
    messages.success(request, _("The comment stays where it is."))
    return redirect("feedback:reported")
