"""Following the words of merges into versions, and what editors say of changes.

A merge keeps where its words stood in the draft as it was saved. When a version is
frozen they are followed into it once, so that no page has to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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

    None when they do not, or when it is not sure that they are the same. The text of
    each save is read once, and compared once.
    """
    made: dict[int, list[Merge]] = defaultdict(list)
    for merge in merges:
        if merge.revision_id is not None and merge.span is not None:
            made[merge.revision_id].append(merge)
    saved = history.texts_at(document.draft, made)
    found: dict[int, Span | None] = {}
    for revision, here in made.items():
        was = reading_text(saved[revision])
        placed = relocate(was, text, [_brought(merge, was) for merge in here])
        for merge, place in zip(here, placed, strict=True):
            found[merge.pk] = None if place.fate in ("unsure", "removed") else place.span
    return found


def _brought(merge: Merge, text: str) -> Span:
    """Return the new words of a merge in the draft, without what it left as it was."""
    span = merge.span or Span(0, 0)
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
