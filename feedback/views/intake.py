"""Recording what came in by mail, at a meeting, a workshop or by letter; and from a Word file."""

from __future__ import annotations

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Document, Version
from documents.views.documents import editable
from feedback.actions import intake as actions
from feedback.actions.intake import Point
from feedback.intake_forms import (
    OTHER_WORDS,
    HarvestForm,
    IntakeForm,
    ReturnedFileForm,
    SenderForm,
)
from feedback.models import Comment
from feedback.returning import Harvest, harvest
from feedback.rewriting import rewritten
from feedback.views.reading import the_version
from members.permissions import person

# What stays in the form after one comment, for there are often more of one sender.
_KEPT = ("number", "channel", "source", "received", "organisation", "name", "consents")


def intake(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down one comment on behalf of somebody."""
    document = _with_versions(request, slug)
    form = IntakeForm(request.POST or None, versions=_choices(document), initial=_initial(request))
    said: list[Comment] = []
    if form.is_valid() and form.perform(lambda: said.extend(_record(request, document, form))):
        messages.success(request, _("Recorded. It stands with the text now."))
        kept = {name: request.POST.get(name, "") for name in _KEPT}
        request.session["intake"] = kept
        return redirect(f"{reverse('feedback:intake', args=[document.slug])}?zelfde=ja")
    context = {"document": document, "form": form, "can_edit": True}
    return render(request, "feedback/intake.html", context, status=422 if form.errors else 200)


def returned(request: HttpRequest, slug: str) -> HttpResponse:
    """GET asks for the file, POST with it shows what is in it, POST with the choice records it."""
    document = _with_versions(request, slug)
    if "packed" in request.POST:
        return _confirm(request, document)
    form = ReturnedFileForm(
        request.POST or None, request.FILES or None, versions=_choices(document)
    )
    found: list[Harvest] = []
    if form.is_valid() and form.perform(lambda: found.append(_harvest(document, form))):
        packed = found[0].packed(document.pk)
        every = list(range(len(found[0].items)))
        choice = HarvestForm(items=len(every), initial={"packed": packed, "take": every})
        return _preview(request, document, found[0], choice)
    context = {"document": document, "form": form, "can_edit": True}
    return render(request, "feedback/returned.html", context, status=422 if form.errors else 200)


def _confirm(request: HttpRequest, document: Document) -> HttpResponse:
    try:
        found = Harvest.unpacked(request.POST["packed"], document.pk)
    except BadSignature:
        messages.error(request, _("Something of the page got lost. Take the file once more."))
        return redirect("feedback:returned", document.slug)
    form = HarvestForm(request.POST, items=len(found.items))
    recorded: list[Comment] = []
    if form.is_valid() and form.perform(
        lambda: recorded.extend(_record_all(request, document, found, form))
    ):
        _tell(request, len(recorded), len(form.cleaned_data["take"]))
        return redirect("feedback:reading", document.slug, found.number)
    return _preview(request, document, found, form)


def _preview(
    request: HttpRequest, document: Document, found: Harvest, form: HarvestForm
) -> HttpResponse:
    # As they were sent, or as they are at first: numbers or digits.
    taken = {str(each) for each in form["take"].value() or []}
    version = next(each for each in document.listed if each.number == found.number)
    rows = [(index, str(index) in taken, item) for index, item in enumerate(found.items)]
    context = {
        "document": document,
        "version": version,
        "harvest": found,
        "rows": rows,
        "suggestions": sum(item.replacement is not None for item in found.items),
        "lost": sum(item.lost for item in found.items),
        "form": form,
        "can_edit": True,
    }
    status = 422 if form.errors else 200
    return render(request, "feedback/returned_preview.html", context, status=status)


def _record_all(
    request: HttpRequest, document: Document, found: Harvest, form: HarvestForm
) -> list[Comment]:
    points = [found.items[index].point() for index in form.cleaned_data["take"]]
    return _act(request, the_version(document, found.number), points, form)


def _record(request: HttpRequest, document: Document, form: IntakeForm) -> list[Comment]:
    said = form.cleaned_data
    version = the_version(document, said["number"])
    about = actions.about_words(version, paragraph=said["paragraph"], quoted=said["quote"])
    replacement = None
    if said["kind"] == OTHER_WORDS:
        replacement = rewritten(said["words"], about.exact or "")
    point = Point(about=about, text=said["text"], replacement=replacement)
    return _act(request, version, [point], form)


def _act(
    request: HttpRequest, version: Version, points: list[Point], form: SenderForm
) -> list[Comment]:
    at = actions.moment(form.cleaned_data["received"])
    return actions.record(version, points, sender=form.sender(person(request)), at=at)


def _harvest(document: Document, form: ReturnedFileForm) -> Harvest:
    wanted = form.cleaned_data["number"]
    versions = document.versions.order_by("number")
    chosen = versions.filter(number=wanted) if wanted else versions
    return harvest(form.cleaned_data["file"], list(chosen))


def _with_versions(request: HttpRequest, slug: str) -> Document:
    document = editable(request, slug)
    if document.latest is None:
        raise Http404
    return document


def _choices(document: Document) -> list[tuple[int, str]]:
    return [(each.number, each.label.capitalize()) for each in reversed(document.listed)]


def _initial(request: HttpRequest) -> dict[str, object]:
    """The sender of the comment before, when there is more of the same."""
    kept = request.session.get("intake", {}) if request.GET.get("zelfde") else {}
    return {name: value for name, value in kept.items() if name in _KEPT and value != ""}


def _tell(request: HttpRequest, recorded: int, chosen: int) -> None:
    messages.success(
        request,
        ngettext(
            "%(count)s comment was recorded. It stands with the text now.",
            "%(count)s comments were recorded. They stand with the text now.",
            recorded,
        )
        % {"count": recorded},
    )
    if recorded < chosen:
        known = chosen - recorded
        messages.info(
            request,
            ngettext(
                "%(count)s was there already and was not recorded again.",
                "%(count)s were there already and were not recorded again.",
                known,
            )
            % {"count": known},
        )
