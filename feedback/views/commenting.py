"""Commenting without a script: on the whole, a block or words, with other words; and answering."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.core.blocks import Block
from documents.core.span import Span
from documents.models import Document, Version
from documents.views.documents import refuse_withdrawn
from feedback.actions import comments as actions
from feedback.actions.comments import About, Sender
from feedback.core.proposing import smallest
from feedback.errors import QuoteNotFound, QuoteRepeated
from feedback.forms import BlockForm, CommentForm, ReplyForm
from feedback.models import Comment, Round, Scope
from feedback.passages import marked
from feedback.rewriting import editable, places, rewritten
from feedback.threads import grouped, threads_on
from feedback.tracing import caused_by
from feedback.views.reading import about, readable_version, the_version
from members.permissions import person, require


def on_whole(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    version = readable_version(request, slug, number)
    # Also to see the form: what others said about the whole stands below the text.
    require(request, "feedback.comment", version)
    form = CommentForm(request.POST or None, by=request.user)
    if form.is_valid() and form.perform(lambda: _say_whole(request, version, form)):
        messages.success(request, _("Thank you. Your comment stands with the document."))
        return redirect("feedback:reading", slug, number)
    facts = about(request, version)
    threads = threads_on(version) if facts["sees_comments"] else []
    context = {**facts, "form": form, "threads": [each for each in threads if each.is_whole]}
    return _answer(request, "feedback/on_whole.html", context)


def on_block(request: HttpRequest, slug: str, number: int, block: str) -> HttpResponse:
    version = readable_version(request, slug, number)
    found = _block(version, block)
    form = BlockForm(
        request.POST or None, by=request.user, initial={"words": editable(found.words)}
    )
    if request.method == "POST":
        require(request, "feedback.comment", version)
        if form.is_valid() and form.perform(lambda: _say_block(request, version, found, form)):
            return redirect(f"{version.get_absolute_url()}#b-{found.id}")
    facts = about(request, version)
    threads = threads_on(version) if facts["sees_comments"] else []
    context = {
        **facts,
        "form": form,
        # Not "block": that is the template's own, inside its blocks.
        "paragraph": found,
        "passage": marked(found, threads),
        "threads": grouped(threads).get(found.id, []),
        "proposes": _proposes(form, found),
    }
    return _answer(request, "feedback/on_block.html", context)


def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """One thread with its place in the newest version and its decision; POST answers."""
    shown = Comment.objects.shown().select_related("version__document")
    found = get_object_or_404(shown.defer("version__html", "version__text"), pk=pk)
    document = found.version.document
    require(request, "feedback.see", document)
    refuse_withdrawn(document)
    form = ReplyForm(request.POST or None)
    if request.method == "POST":
        # Below a hidden comment nothing is said either.
        get_object_or_404(Comment.objects.shown(), pk=found.thread_id)
        require(request, "feedback.comment", open_version(document))
        if form.is_valid() and form.perform(lambda: _say_back(request, found, form)):
            messages.success(request, _("Thank you. Your reply stands below the comment."))
            return redirect(f"{found.get_absolute_url()}#c{found.thread_id}")
    latest = _latest(document)
    thread = next((each for each in threads_on(latest) if each.root.pk == found.thread_id), None)
    if thread is None:
        # Its first comment is hidden; answers alone say nothing.
        raise Http404
    facts = about(request, open_version(document))
    context = {
        **facts,
        "version": latest,
        "thread": thread,
        "caused": caused_by(thread.root),
        "passage": marked(thread.block, [thread]) if thread.block and thread.span else None,
        "to": found,
        "form": form,
    }
    return _answer(request, "feedback/comment.html", context)


def _latest(document: Document) -> Version:
    return the_version(document, document.current.number if document.current else 0)


def open_version(document: Document) -> Version:
    """The version that is open now, by which one may answer; else the newest."""
    open_round = Round.objects.of(document).open_at(timezone.now()).first()
    if open_round is None:
        return _latest(document)
    version = next((each for each in document.offered if each.pk == open_round.version_id), None)
    if version is None:
        return _latest(document)
    version.document = document
    return version


def _block(version: Version, block: str) -> Block:
    for found in version.blocks:
        if found.id == block:
            return found
    raise Http404


def _answer(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    form = context["form"]
    refused = request.method == "POST" and bool(getattr(form, "errors", None))
    return render(request, template, context, status=422 if refused else 200)


def _sender(request: HttpRequest, form: CommentForm | BlockForm) -> Sender:
    return Sender.of(person(request), for_organisation=form.speaks_for_organisation())


def _say_whole(request: HttpRequest, version: Version, form: CommentForm) -> None:
    actions.comment(version, sender=_sender(request, form), text=form.cleaned_data["text"])


def _say_back(request: HttpRequest, to: Comment, form: ReplyForm) -> None:
    actions.reply(to, sender=Sender.of(person(request)), text=form.cleaned_data["text"])


def _proposes(form: BlockForm, block: Block) -> bool:
    """True when other words were typed, so that a refused form shows them opened."""
    typed = form["words"].value() or ""
    return bool(typed.strip()) and rewritten(typed, block.words) != block.words


@transaction.atomic
def _say_block(request: HttpRequest, version: Version, block: Block, form: BlockForm) -> None:
    """Other words become suggestions; else it is a comment on the quoted words, or on the block."""
    said, sender = form.cleaned_data, _sender(request, form)
    changes = []
    if said["words"].strip():
        changes = smallest(block.words, rewritten(said["words"], block.words))
    for change in changes:
        actions.comment(
            version,
            sender=sender,
            text=said["text"],
            about=About(scope=Scope.SPAN, span=change.span.moved(block.start)),
            replacement=change.replacement,
        )
    if not changes:
        actions.comment(
            version, sender=sender, text=said["text"], about=_about(block, said["quote"])
        )
    _thank(request, len(changes))


def _about(block: Block, words: str) -> About:
    """The quoted words, when they stand exactly once in the block; else the whole block."""
    if not words.strip():
        return About(scope=Scope.BLOCK, span=block.span)
    found = places(words, block.words)
    if not found:
        raise QuoteNotFound(words=words.strip())
    if len(found) > 1:
        raise QuoteRepeated(words=words.strip())
    span = Span(*found[0])
    return About(scope=Scope.SPAN, span=span.moved(block.start), exact=span.of(block.words))


def _thank(request: HttpRequest, suggestions: int) -> None:
    if not suggestions:
        messages.success(request, _("Thank you. Your comment stands with the paragraph."))
        return
    messages.success(
        request,
        ngettext(
            "Thank you. Your suggestion stands with the paragraph.",
            "Thank you. Your %(count)s suggestions stand with the paragraph.",
            suggestions,
        )
        % {"count": suggestions},
    )
