"""What I said, and what became of it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Document
from feedback.models import Comment
from members.permissions import person


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    readable = Document.objects.visible_to(request.user)
    said = (
        Comment.objects.shown()
        .filter(user=person(request), version__document__in=readable)
        .select_related("version__document", "decision", "organisation", "merge")
        .defer("version__html", "version__text")
        .order_by("-submit_date", "-pk")
    )
    listed = list(said)
    context = {
        "comments": listed,
        "answered": sum(comment.is_settled for comment in listed),
        "asked": sum(not (each.is_reply or each.is_withdrawn) for each in listed),
    }
    return render(request, "feedback/mine.html", context)
