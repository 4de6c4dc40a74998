"""The page on which editors write what they tell in the response report."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from documents.models import Version
from documents.views.documents import editable
from exports import shelf
from exports.actions import telling
from exports.forms import MainLines, ProcedureForm
from exports.models import Kind, Procedure


def tell(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    document = editable(request, slug)
    version = get_object_or_404(document.versions.without_text(), number=number, number__gt=1)
    version.document = document
    form, lines = _forms(request, version)
    # Both are checked, so that everything that is wrong is told at once.
    is_right = all([form.is_valid(), lines.is_valid()])
    if request.method == "POST" and is_right and form.perform(lambda: _tell(version, form, lines)):
        messages.success(request, _("Your words are kept. The response report is being made anew."))
        return redirect("exports:tell", slug=slug, number=number)
    context = {
        "document": document,
        "version": version,
        "can_edit": True,
        "form": form,
        "lines": lines,
        "report": shelf.address(version, Kind.REPORT),
    }
    status = 422 if form.errors or lines.total_error_count() else 200
    return render(request, "exports/tell.html", context, status=status)


def _forms(request: HttpRequest, version: Version) -> tuple[ProcedureForm, Any]:
    sent = request.POST if request.method == "POST" else None
    known = Procedure.objects.filter(version=version).first() or Procedure(version=version)
    procedure = {"announced": known.announced}
    written = [{"theme": line.theme, "text": line.text} for line in version.main_lines.all()]
    return (
        ProcedureForm(sent, initial=procedure),
        MainLines(sent, initial=written, prefix="line"),
    )


def _tell(version: Version, form: ProcedureForm, lines: Any) -> None:
    said = [each.cleaned_data for each in lines if each.cleaned_data.get("theme")]
    telling.tell(
        version,
        announced=form.cleaned_data["announced"],
        lines=[(each["theme"], each["text"]) for each in said],
    )
