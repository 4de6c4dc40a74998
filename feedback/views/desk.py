"""The redactietafel: undecided comments in text order, and one of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.core.blocks import Block, reading_text
from documents.models import Document, Version
from documents.views.documents import editable
from feedback import passages
from feedback.actions import merging
from feedback.chapters import chapters
from feedback.corrections import corrections
from feedback.forms import DecisionForm
from feedback.models import Comment
from feedback.rivals import rivals_among
from feedback.threads import Thread, threads_on
from feedback.views.choosing import Choice, choices, chosen
from feedback.views.reading import the_version

QUEUE_BEFORE, QUEUE_LENGTH = 3, 25


@dataclass(frozen=True, slots=True)
class Table:
    """Every thread of a document, placed in its newest version: those that wait, those decided."""

    version: Version | None
    threads: tuple[Thread, ...]

    @property
    def waiting(self) -> list[Thread]:
        return [thread for thread in self.threads if thread.waits]

    @property
    def decided(self) -> list[Thread]:
        return [thread for thread in self.threads if thread.root.is_settled]

    def find(self, pk: int) -> Thread:
        for thread in self.threads:
            if thread.root.pk == pk:
                return thread
        raise Http404


@dataclass(frozen=True, slots=True)
class Preview:
    """What adopting a suggestion would do to the draft as it is now.

    ``status`` is that of feedback.core.merging; ``passage`` the paragraph as it would
    read (or reads, in a conflict); ``ours`` the words that stand there by now.
    """

    status: str
    passage: passages.Passage | None
    ours: str


@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    document = editable(request, slug)
    table = table_of(document)
    rivals = rivals_among(table.waiting)
    filters = _filters(request, table.waiting, rivals)
    shown = chosen(filters).threads
    context = {
        **_facts(document, table),
        "filters": filters,
        "rivals": rivals,
        "small": 0 if document.definitive else len(corrections(table.waiting)),
        "whole": [thread for thread in shown if thread.is_whole],
        "chapters": chapters(table.version, shown) if table.version else [],
    }
    return render(request, "feedback/desk.html", context)


@require_safe
def one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One comment: its words in the text, the decision, and what adopting would make of it."""
    return page(request, editable(request, slug), pk, DecisionForm())


def page(
    request: HttpRequest, document: Document, pk: int, form: DecisionForm, *, status: int = 200
) -> HttpResponse:
    table = table_of(document)
    thread = table.find(pk)
    if table.version is None:
        raise Http404
    clashing = rivals_among(table.waiting)
    rivals = clashing.get(pk, [])
    context = {
        **_facts(document, table),
        **_neighbours(table, thread),
        **_around(table.version.blocks, thread.block),
        "thread": thread,
        "passages": passages.about(table.version, thread, rivals),
        "guess": passages.guessed(thread),
        "rivals": rivals,
        "clashing": clashing,
        "queue": _queue(table.waiting, thread),
        "form": form,
        "preview": _preview(document, thread.root),
    }
    return render(request, "feedback/desk_one.html", context, status=status)


def table_of(document: Document) -> Table:
    if document.latest is None:
        return Table(version=None, threads=())
    version = the_version(document, document.latest.number)
    return Table(version=version, threads=tuple(threads_on(version)))


def next_after(document: Document, pk: int) -> HttpResponse:
    """To the next undecided comment in text order, else back to the table."""
    table = table_of(document)
    keys = [thread.root.pk for thread in table.threads]
    waiting = {thread.root.pk for thread in table.waiting}
    after = keys[keys.index(pk) + 1 :] if pk in keys else []
    for key in [*after, *keys]:
        if key in waiting:
            return redirect("feedback:desk_one", document.slug, key)
    return redirect("feedback:desk", document.slug)


def _facts(document: Document, table: Table) -> dict[str, object]:
    """What both pages of the table show in their bar."""
    waiting = len(table.waiting)
    return {
        "document": document,
        "version": table.version,
        "can_edit": True,
        "waiting": waiting,
        "decided": table.decided,
        "done": len(table.threads) - waiting,
        "total": len(table.threads),
    }


def _filters(
    request: HttpRequest, waiting: Sequence[Thread], rivals: dict[int, list[Thread]]
) -> list[Choice]:
    return choices(
        request,
        waiting,
        [
            ("", _("Open"), lambda _thread: True),
            ("voorstellen", _("Suggestions"), lambda thread: thread.root.is_suggestion),
            ("reacties", _("Comments"), lambda thread: not thread.root.is_suggestion),
            ("botsend", _("Clashing"), lambda thread: thread.root.pk in rivals),
        ],
    )


def _neighbours(table: Table, thread: Thread) -> dict[str, object]:
    """The comments that wait before and after this one, and its place among them."""
    waiting = table.waiting
    keys = [each.root.pk for each in waiting]
    here = keys.index(thread.root.pk) if thread.root.pk in keys else None
    if here is None:
        return {"previous": None, "next": keys[0] if keys else None, "position": None}
    return {
        "previous": keys[here - 1] if here else None,
        "next": keys[here + 1] if here + 1 < len(keys) else None,
        "position": here + 1,
    }


def _queue(waiting: Sequence[Thread], thread: Thread) -> Sequence[Thread]:
    """What is near this one in the queue, so that it is in sight without scrolling."""
    here = waiting.index(thread) if thread in waiting else 0
    start = max(0, here - QUEUE_BEFORE)
    return waiting[start : start + QUEUE_LENGTH]


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


def _preview(document: Document, comment: Comment) -> Preview | None:
    if comment.replacement is None or not comment.is_suggestion:
        return None
    if comment.is_settled or document.definitive:
        return None
    result = merging.preview(comment, document.draft)
    html = document.draft.html
    return Preview(
        status=result.status,
        passage=passages.becoming(html, result, comment.replacement),
        ours=result.span.of(reading_text(html)) if result.span else "",
    )
