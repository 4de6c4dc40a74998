"""Agreeing with a comment, mending one's own, taking it back, and reporting one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from feedback.actions import moderating, second_thoughts
from feedback.forms import EditForm, ReportForm
from feedback.models import Comment, agreements
from feedback.rewriting import rewritten
from feedback.views.commenting import open_version
from members.permissions import person, require


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts or no longer counts; back to the page one came from, or JSON for a script."""
    found = _found(pk)
    require(request, "feedback.see", found.version.document)
    require(request, "feedback.comment", open_version(found.version.document))
    agrees = second_thoughts.agree(found, by=person(request))
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        count = agreements().filter(comment_id=found.pk).count()
        return JsonResponse({"agrees": agrees, "count": count})
    return redirect(f"{_came_from(request) or found.get_absolute_url()}#c{found.pk}")


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    require(request, "feedback.own", found)
    form = EditForm(request.POST or None, of=found)
    if request.method != "POST":
        second_thoughts.refuse_edit(found)
    elif form.is_valid() and form.perform(lambda: _edit(found, form)):
        messages.success(request, _("Your comment was changed."))
        return redirect(found)
    return _page(request, "feedback/edit.html", found, form)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    require(request, "feedback.own", found)
    _refuse_withdrawn(found)
    if request.method == "POST":
        second_thoughts.withdraw(found)
        messages.success(request, _("Your comment was withdrawn. Nobody sees its words any more."))
        return redirect(found.version)
    return _page(request, "feedback/withdraw.html", found, None)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    require(request, "feedback.report", found.version.document)
    _refuse_withdrawn(found)
    form = ReportForm(request.POST or None)
    if form.is_valid() and form.perform(lambda: _report(request, found, form)):
        messages.success(request, _("Thank you. The coordinators will look at this comment."))
        return redirect(found.version)
    return _page(request, "feedback/report.html", found, form)


def _found(pk: int) -> Comment:
    joined = Comment.objects.shown().select_related("version__document", "organisation", "decision")
    return get_object_or_404(joined.defer("version__html", "version__text"), pk=pk)


def _refuse_withdrawn(comment: Comment) -> None:
    """What was taken back has no page any more. Asked after who may."""
    if comment.is_withdrawn:
        raise Http404


def _edit(comment: Comment, form: EditForm) -> None:
    words = form.cleaned_data.get("words")
    second_thoughts.edit(
        comment,
        text=form.cleaned_data["text"],
        replacement=None if words is None else rewritten(words, comment.exact),
    )


def _report(request: HttpRequest, comment: Comment, form: ReportForm) -> None:
    moderating.report(comment, by=person(request), reason=form.cleaned_data["reason"])


def _page(
    request: HttpRequest, template: str, comment: Comment, form: EditForm | ReportForm | None
) -> HttpResponse:
    context = {"comment": comment, "document": comment.version.document, "form": form}
    is_refused = form is not None and bool(form.errors)
    return render(request, template, context, status=422 if is_refused else 200)


def _came_from(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(page, hosts, require_https=request.is_secure())
    return page if safe else ""
