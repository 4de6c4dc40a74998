"""The redactietafel: what waits in text order, and one comment at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.core.blocks import Block
from documents.models import Document, Role
from documents.views.documents import editable
from feedback import passages, wishing
from feedback.alternatives import Alternatives, alternatives
from feedback.chapters import chapters
from feedback.corrections import corrections
from feedback.decision_forms import DecisionForm, ReasonForm
from feedback.models import StandardReason
from feedback.rivals import one_each
from feedback.table import Table, table_of, waits
from feedback.threads import Thread
from feedback.views.undoing import undoable
from feedback.wishing import Wish, granted
from members.models import User
from members.permissions import person

PAGE = 50  # comments in the list at once: what one evening can look over
QUEUE_BEFORE, QUEUE_LENGTH = 3, 25


@dataclass(frozen=True, slots=True)
class Chip:
    """One of the choices above the queue, as a link."""

    label: str
    query: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What an editor had filled in when the page is shown again: nothing of it is lost."""

    form: ReasonForm = field(default_factory=DecisionForm)
    chosen: str = ""
    own: str | None = None
    note: str = ""


@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    table, wish = table_of(document), Wish.of(request.GET)
    found = granted(table, wish, person=person(request).pk)
    page = Paginator(found, PAGE).get_page(request.GET.get("pagina"))
    context = {
        **facts(request, document, table, wish),
        "found": len(found),
        "page": page,
        "by_place": not wish.order,
        "listed": list(page),
        "whole": [thread for thread in page if thread.is_whole],
        "parts": chapters(table.version, list(page)) if table.version else [],
        "organisations": _organisations(table),
        "small": 0 if document.definitive else len(corrections(table.waiting)),
    }
    return render(request, "feedback/desk.html", context)


@require_safe
def one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One comment: its words in the text, the decision, and what a choice would make of it."""
    return page(request, editable(request, slug), pk, Typed())


def page(
    request: HttpRequest, document: Document, pk: int, typed: Typed, *, status: int = 200
) -> HttpResponse:
    table, wish = table_of(document), Wish.of(request.GET)
    thread = table.find(pk)
    if table.version is None:
        raise Http404
    rivals = table.rivals.get(pk, [])
    context = {
        **facts(request, document, table, wish),
        "by_place": not wish.order,
        **_neighbours(table, granted(table, wish, person=person(request).pk), thread),
        **_around(table.version.blocks, thread.block),
        "thread": thread,
        "is_open": waits(thread),
        "passages": passages.about(table.version, thread, rivals),
        "guess": passages.guessed(thread),
        "form": typed.form,
        "note": typed.note,
        "choice": _choice(document, thread, rivals, typed),
        "alike": _alike(table, thread),
        "reasons": StandardReason.objects.usable_on(document),
        "steps": thread.root.steps.select_related("by"),
        "notes": thread.root.notes.select_related("written_by"),
    }
    return render(request, "feedback/desk_one.html", context, status=status)


def next_after(
    request: HttpRequest, document: Document, pk: int, *, table: Table, answered: Collection[int]
) -> HttpResponse:
    """To the next one that waits, of those asked for, in their order; else to the table.

    ``table`` is as it was before those with the keys ``answered`` were.
    """
    wish = Wish.of(request.GET)
    found = granted(table, wish, person=person(request).pk)
    waiting = [each.root.pk for each in found if waits(each) and each.root.pk not in answered]
    order = [each.root.pk for each in table.threads]
    after = set(order[order.index(pk) :] if pk in order else order)
    following = [key for key in waiting if key in after] if not wish.order else waiting
    for key in [*following, *waiting]:
        if key != pk:
            return with_wish(redirect("feedback:desk_one", document.slug, key), wish)
    return redirect("feedback:desk", document.slug)


def with_wish(answer: HttpResponse, wish: Wish) -> HttpResponse:
    answer["Location"] += wish.query
    return answer


def editors_of(document: Document) -> list[User]:
    editors = document.participants.filter(role=Role.EDITOR).select_related("user")
    return [each.user for each in editors.order_by("user__name", "pk")]


def facts(
    request: HttpRequest, document: Document, table: Table, wish: Wish
) -> Mapping[str, object]:
    """What all pages of the table show around what they are about."""
    return {
        "document": document,
        "version": table.version,
        "can_edit": True,
        "table": table,
        "wish": wish,
        "chips": _chips(table, wish),
        "waiting": len(table.waiting),
        "done": table.done,
        "total": len(table.threads),
        "drafts": len(table.drafts),
        "undo": undoable(request, document),
        "editors": editors_of(document),
    }


def _chips(table: Table, wish: Wish) -> list[Chip]:
    kinds = [
        ("", _("Open")),
        (wishing.SUGGESTIONS, _("Suggestions")),
        (wishing.COMMENTS, _("Comments")),
        (wishing.CLASHING, _("Clashing")),
    ]
    extra = [
        (wishing.ALIKE, _("Alike")),
        (wishing.DRAFTS, _("Not published")),
        (wishing.DECIDED, _("Decided")),
    ]
    found = [(show, label, wishing.count(table, show)) for show, label in kinds]
    found += [
        (show, label, number)
        for show, label in extra
        if (number := wishing.count(table, show)) or show == wish.show
    ]
    return [
        Chip(label, Wish(show=show).query, number, is_chosen=show == wish.show)
        for show, label, number in found
    ]


def _organisations(table: Table) -> list[tuple[str, str]]:
    speakers = {each.root.organisation for each in table.threads if each.root.organisation}
    return sorted(((str(each.pk), each.name) for each in speakers), key=lambda each: each[1])


def _neighbours(table: Table, found: Sequence[Thread], thread: Thread) -> dict[str, object]:
    """What is near this one in the queue, and what comes before and after it."""
    places = one_each(found, table.rivals, here=thread.root.pk)
    keys = [each.root.pk for each in places]
    here = keys.index(thread.root.pk) if thread.root.pk in keys else None
    start = max(0, (here or 0) - QUEUE_BEFORE)
    queue = places[start : start + QUEUE_LENGTH]
    near = {
        "queue": queue,
        "whole": [each for each in queue if each.is_whole],
        "parts": chapters(table.version, queue) if table.version else [],
        "found": len(found),
        "places": len(places),
    }
    if here is None:
        return {**near, "previous": None, "next": keys[0] if keys else None, "position": None}
    return {
        **near,
        "previous": keys[here - 1] if here else None,
        "next": keys[here + 1] if here + 1 < len(keys) else None,
        "position": here + 1,
    }


def _around(shown: Sequence[Block], block: Block | None) -> dict[str, Block | None]:
    """The block of a comment, and its neighbours to read it in."""
    if block is None:
        return {"before": None, "here": None, "after": None}
    at = block.number - 1
    return {
        "before": shown[at - 1] if at else None,
        "here": block,
        "after": shown[at + 1] if at + 1 < len(shown) else None,
    }


def _choice(
    document: Document, thread: Thread, rivals: Sequence[Thread], typed: Typed
) -> Alternatives | None:
    """The words to choose from, as long as there is something to choose."""
    if not thread.root.is_suggestion or not waits(thread) or document.definitive:
        return None
    return alternatives(thread, rivals, document.draft, chosen=typed.chosen, own=typed.own)


def _alike(table: Table, thread: Thread) -> dict[str, object] | None:
    """The comments that say nearly the same as this one, and why we think so."""
    group = table.groups.get(thread.root.pk)
    if group is None:
        return None
    others = [table.find(key) for key in group.keys if key != thread.root.pk]
    return {"group": group, "why": group.why, "keys": group.keys, "others": others}
