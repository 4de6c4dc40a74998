"""The redactietafel as data: every thread of a paper as its editors see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from documents.models import Document, Version
from feedback.chapters import Chapter, chapters
from feedback.core.likeness import Alike, Said, alike
from feedback.models import Comment
from feedback.rivals import rivals_among
from feedback.threads import Thread, threads_on

# Beyond this nobody looks for groups by eye either; the rest stands in the queue by itself.
MOST_COMPARED = 2000


@dataclass(frozen=True)
class Table:
    """Every thread of a document, placed in its newest version (None: there is none yet)."""

    version: Version | None
    threads: tuple[Thread, ...]

    @classmethod
    def of(cls, version: Version) -> Table:
        return cls(version=version, threads=tuple(threads_on(version, for_editors=True)))

    @cached_property
    def waiting(self) -> list[Thread]:
        """Those without an answer, in the order of the text."""
        return [each for each in self.threads if waits(each)]

    @cached_property
    def drafts(self) -> list[Thread]:
        """Those with an answer that only editors see."""
        return [each for each in self.threads if each.root.draft_decision_id is not None]

    @cached_property
    def decided(self) -> list[Thread]:
        return [each for each in self.threads if each.root.is_answered]

    @cached_property
    def rivals(self) -> dict[int, list[Thread]]:
        """By key: the other suggestions for the same words, of those that wait."""
        return rivals_among(self.waiting)

    @cached_property
    def chapters(self) -> list[Chapter]:
        return chapters(self.version, self.waiting) if self.version else []

    @cached_property
    def groups(self) -> dict[int, Alike]:
        """By key: those that wait and say nearly the same as another one, with all of them."""
        found = alike(_said(each) for each in self.waiting[:MOST_COMPARED])
        return {key: group for group in found if len(group.keys) > 1 for key in group.keys}

    @property
    def done(self) -> int:
        return len(self.threads) - len(self.waiting)

    def find(self, pk: int) -> Thread:
        for thread in self.threads:
            if thread.root.pk == pk:
                return thread
        raise Http404


def table_of(document: Document) -> Table:
    """Return the table of ``document``. Three queries, however many comments there are."""
    if document.latest is None:
        return Table(version=None, threads=())
    version = document.versions.get(number=document.latest.number)
    version.document = document
    return Table.of(version)


def waits(thread: Thread) -> bool:
    return not (thread.root.is_answered or thread.root.is_withdrawn)


def comments_of(threads: Sequence[Thread]) -> list[Comment]:
    return [thread.root for thread in threads]


def _said(thread: Thread) -> Said:
    root = thread.root
    return Said(
        key=root.pk,
        text=root.comment,
        words=thread.words or root.exact,
        span=thread.span,
        block=thread.block.id if thread.block else "",
        replacement=root.replacement,
    )
