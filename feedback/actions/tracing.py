"""Following the words of merges into versions, and what editors say of changes.

A merge keeps where its words stood in the draft as it was saved. When a version is
frozen they are followed into it once, so that no page has to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from documents import history
from documents.core.blocks import reading_text
from documents.core.editing import settled
from documents.core.span import Span
from documents.models import Document, Draft, Version
from feedback.core.anchoring import relocate
from feedback.core.replacing import core
from feedback.core.shifting import Put, runs
from feedback.models import Comment, Link, Merge, OwnReason, Trace
from members.models import User

# Merging leaves one blank where it finds two, so that words may stand this much earlier.
SHIFT = 2


@dataclass(frozen=True, slots=True)
class Step:
    """The change with key ``change`` on the way from ``old`` to ``new``; None: to the draft."""

    old: Version
    new: Version | None
    change: str


def standing(draft: Draft, near: Span, words: str) -> dict[str, object]:
    """Return the fields of a merge that say where ``words`` stand in the draft as it is saved now.

    ``near`` is the span that they were put in the place of.
    """
    text, words = reading_text(draft.html), settled(words)
    start = text.find(words, max(0, near.start - SHIFT), near.start + SHIFT + len(words))
    if start < 0:
        start, words = near.start, ""
    return {
        "start": start,
        "end": start + len(words),
        "revision": history.latest_revision(draft),
    }


@transaction.atomic
def trace(version: Version) -> list[Trace]:
    """Follow every merge made before ``version`` was frozen into it. May be called again."""
    version.traces.all().delete()
    merges = Merge.objects.filter(
        comment__version__document=version.document_id, revision__lte=version.revision_id
    )
    spans = landings(version.document, merges, version.text)
    return Trace.objects.bulk_create(
        Trace(
            merge_id=merge,
            version=version,
            start=span.start if span else None,
            end=span.end if span else None,
        )
        for merge, span in spans.items()
    )


def retrace(merge: Merge) -> None:
    """Follow a merge whose words stood in a frozen version before it was adopted."""
    merge.traces.all().delete()
    document = merge.comment.version.document
    for version in document.versions.filter(revision__gte=merge.revision_id):
        span = landings(document, [merge], version.text)[merge.pk]
        start, end = (span.start, span.end) if span else (None, None)
        merge.traces.create(version=version, start=start, end=end)


def landings(document: Document, merges: Iterable[Merge], text: str) -> dict[int, Span | None]:
    """Return where the words that each of ``merges`` brought stand in ``text``, by its key.

    None when they do not, or when it is not sure that they are the same. Of saves that
    follow on one another only the last is read and compared.
    """
    known = {each.pk: each for each in merges if each.span is not None}
    order = {pk: number for number, pk in enumerate(history.revisions_of(document.draft))}
    revisions = {number: pk for pk, number in order.items()}
    found = runs(_put(each, order) for each in known.values())
    saved = history.texts_at(document.draft, [revisions[run.save] for run in found])
    landed: dict[int, Span | None] = {}
    lost: dict[int, list[Merge]] = defaultdict(list)
    for run in found:
        was = reading_text(saved[revisions[run.save]])
        here = {known[key]: span for key, span in run.spans.items()}
        sure = {merge: span for merge, span in here.items() if span.of(was) == _words(merge)}
        landed |= _follow(was, text, sure)
        for merge in here.keys() - sure.keys():
            lost[merge.revision_id or 0].append(merge)
    # Words that others were put over, or that are not as they were proposed: from their own save.
    saved = history.texts_at(document.draft, lost) if lost else {}
    for revision, those in lost.items():
        was = reading_text(saved[revision])
        landed |= _follow(was, text, {merge: merge.span or Span(0, 0) for merge in those})
    return landed


def _put(merge: Merge, order: Mapping[int, int]) -> Put:
    save = order[merge.revision_id or 0]
    return Put(merge.pk, save, merge.span or Span(0, 0), replaced=len(merge.was))


def _words(merge: Merge) -> str:
    return settled(merge.becomes)


def _follow(was: str, text: str, spans: Mapping[Merge, Span]) -> dict[int, Span | None]:
    placed = relocate(was, text, [_brought(merge, span, was) for merge, span in spans.items()])
    return {
        merge.pk: None if place.fate in ("unsure", "removed") else place.span
        for merge, place in zip(spans, placed, strict=True)
    }


def _brought(merge: Merge, span: Span, text: str) -> Span:
    """Return the new words of a merge in the draft, without what it left as it was."""
    return core(merge.was, merge.becomes).within(span) if span.of(text) == merge.becomes else span


def settle_draft(version: Version) -> None:
    """What was said of the changes in the draft is said of ``version`` from now on."""
    for kind in (Link, OwnReason):
        kind.objects.filter(old__document=version.document_id, new__isnull=True).update(new=version)


@transaction.atomic
def explain(step: Step, *, reason: str, by: User) -> None:
    """Say why the editors made this change of their own accord; an empty reason takes it back."""
    reason = reason.replace("\r\n", "\n").strip()
    said = OwnReason.objects.filter(old=step.old, new=step.new, change=step.change)
    if not reason:
        said.delete()
        return
    OwnReason.objects.update_or_create(
        old=step.old,
        new=step.new,
        change=step.change,
        defaults={"reason": reason, "said_at": timezone.now(), "said_by": by},
    )


@transaction.atomic
def link(step: Step, comments: Sequence[Comment], *, by: User, is_behind: bool = True) -> None:
    """Say that ``comments`` are behind this change, or that they are not."""
    for comment in comments:
        Link.objects.update_or_create(
            old=step.old,
            new=step.new,
            change=step.change,
            comment=comment,
            defaults={"is_behind": is_behind, "said_at": timezone.now(), "said_by": by},
        )
