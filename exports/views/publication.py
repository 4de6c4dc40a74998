"""For editors: under which terms, from when, how often fetched, and withdrawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.db.models import Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents import publishing
from documents.models import Document, Version, Withdrawal
from documents.permissions import may_edit
from documents.publishing_forms import EmbargoForm, LicenceForm, WithdrawForm
from documents.views.documents import known
from exports import counting
from exports.models import Downloads, Export
from members.permissions import person, require


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one file was fetched, in all and in the last thirty days."""

    export: Export
    total: int
    lately: int


def publication(request: HttpRequest, slug: str) -> HttpResponse:
    document = _managed(request, slug)
    form = LicenceForm(request.POST or None, initial={"licence": document.licence})
    if form.is_valid():
        publishing.set_licence(document, form.cleaned_data["licence"])
        messages.success(request, _("The licence is set, from now on."))
        return redirect("exports:publication", slug)
    counting.write_now()
    context = {
        **_about(request, document),
        "form": form,
        "versions": [(version, _embargo_form(version)) for version in document.listed[::-1]],
        "withdrawals": document.withdrawals.select_related("version").order_by("-withdrawn_at"),
        "of_all": document.withdrawal_of(None),
        "counted": list(_counted(document)),
    }
    return render(request, "exports/publication.html", context, status=422 if form.errors else 200)


def withdraw(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Withdraw a version, or without a number the whole document; asks why first."""
    document = _managed(request, slug)
    version = _version(document, number) if number is not None else None
    form = WithdrawForm(
        request.POST or None, replacements=_replacements(request, document, version)
    )
    if form.is_valid() and form.perform(
        lambda: publishing.withdraw(
            document,
            version,
            reason=form.cleaned_data["reason"],
            replacement=form.replacement(),
            by=person(request),
        )
    ):
        messages.success(request, _("It is withdrawn. Its page says why."))
        return redirect("exports:publication", slug)
    context = {**_about(request, document), "version": version, "form": form}
    return render(request, "exports/withdraw.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = _managed(request, slug)
    publishing.take_back(
        get_object_or_404(Withdrawal, pk=pk, document=document), by=person(request)
    )
    messages.success(request, _("It is offered again. The withdrawal stays in the history."))
    return redirect("exports:publication", slug)


@require_POST
def postpone(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Set another moment for a version under embargo, or open it now."""
    document = _managed(request, slug)
    form = EmbargoForm(request.POST)
    if "now" in request.POST or form.is_valid():
        until = timezone.now() if "now" in request.POST else form.cleaned_data["until"]
        publishing.postpone(_version(document, number), until=until, by=person(request))
        messages.success(request, _("The moment is set."))
    else:
        messages.error(request, _("This is no date and time. Fill in both."))
    return redirect("exports:publication", slug)


def _managed(request: HttpRequest, slug: str) -> Document:
    document = known(request, slug)
    require(request, "documents.withdraw", document)
    return document


def _about(request: HttpRequest, document: Document) -> dict[str, object]:
    return {
        "document": document,
        "version": None,
        "can_edit": may_edit(request.user, document),
    }


def _version(document: Document, number: int) -> Version:
    found = next((each for each in document.listed if each.number == number), None)
    if found is None:
        raise Http404
    return found


def _embargo_form(version: Version) -> EmbargoForm | None:
    if not version.is_under_embargo:
        return None
    until = timezone.localtime(version.released_at)
    return EmbargoForm(initial={"until": until}, prefix=None, auto_id=f"v{version.number}-%s")


def _replacements(
    request: HttpRequest, document: Document, version: Version | None
) -> list[Version]:
    """For a version the others of its document; for a document the newest of each other one."""
    if version is not None:
        return [each for each in document.offered[::-1] if each.pk != version.pk]
    others = Document.objects.visible_to(request.user).offered().exclude(pk=document.pk)
    listed = others.for_list()
    return [each.current for each in listed if each.current is not None]


def _counted(document: Document) -> Iterable[Counted]:
    """Only files that were fetched, the most wanted first. Two queries."""
    month = timezone.localdate() - timedelta(days=30)
    counted = Downloads.objects.filter(
        export__version__document=document, export__made_at__isnull=False
    ).values("export")
    recent = Sum("number", filter=Q(day__gte=month), default=0)
    numbers = counted.annotate(total=Sum("number"), lately=recent).order_by("-total", "export")
    listed = list(numbers.values_list("export", "total", "lately"))
    files = Export.objects.select_related("version__document", "against")
    exports = files.in_bulk([key for key, _total, _lately in listed])
    for key, total, lately in listed:
        yield Counted(exports[key], total, lately)
