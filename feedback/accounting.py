"""The changes that editors account for: each with who is behind it, and who might be.

Also of the draft, before it is frozen: what is said of it then goes along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import caches

from documents.core.blocks import reading_text
from documents.core.span import Span
from documents.models import Document, Version
from feedback.actions.tracing import landings
from feedback.errors import NoSuchNumber, NothingToLink
from feedback.evidence import numbers_of
from feedback.models import Comment, Merge
from feedback.threads import Thread, grouped, threads_on
from feedback.tracing import TracedChange, traced, traced_draft

_CACHE = "pages"


@dataclass(frozen=True, slots=True)
class Account:
    """One change, and the comments on the words it changed that are not behind it (yet)."""

    traced: TracedChange
    near: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A comment that may be linked, by the number under which it is known."""

    number: str
    comment: Comment


def changes_of(document: Document, old: Version, new: Version | None) -> list[TracedChange]:
    """Return the changes from ``old`` to ``new``, or to the draft."""
    if new is not None:
        return traced(old, new)
    return traced_draft(old, document.draft.html, landed_in_draft(document, old))


def accounts(old: Version, listed: Sequence[TracedChange]) -> list[Account]:
    """Return ``listed`` with the comments on the same paragraphs, which may be behind them."""
    by_block = grouped(threads_on(old))
    found = []
    for each in listed:
        known = {behind.comment.pk for behind in each.comments}
        near = [
            thread
            for block in each.change.old
            for thread in by_block.get(block.id, ())
            if thread.root.pk not in known and not thread.root.is_withdrawn
        ]
        found.append(Account(each, tuple(near)))
    return found


def candidates(document: Document) -> list[Candidate]:
    """Return every comment that can be linked, in the order of their numbers."""
    numbers = numbers_of(document)
    said = Comment.objects.shown().roots().of(document).filter(withdrawn_at__isnull=True)
    listed = said.select_related("organisation").defer("user_email", "ip_address")
    return [Candidate(numbers[each.pk], each) for each in listed.order_by("version", "thread_id")]


def chosen(document: Document, keys: Sequence[str], numbers: str) -> list[Comment]:
    """Return the comments that an editor ticked or named ("1.3, 2.14").

    Raises NothingToLink, or NoSuchNumber for a number that no shown comment has.
    """
    known = {each.number: each.comment for each in candidates(document)}
    by_key = {str(each.pk): each for each in known.values()}
    found = [by_key[key] for key in keys if key in by_key]
    for number in numbers.replace(",", " ").replace(";", " ").split():
        if number not in known:
            raise NoSuchNumber(number=number)
        found.append(known[number])
    if not found:
        raise NothingToLink
    return found


def merges_since(document: Document, old: Version) -> list[Merge]:
    """Return what was merged in the draft after ``old`` was frozen, by the order of saves."""
    made = Merge.objects.filter(
        comment__version__document=document, revision__gt=old.revision_id
    ).select_related("comment__decision", "comment__organisation")
    return list(made.order_by("revision", "pk"))


def landed_in_draft(document: Document, old: Version) -> dict[int, Span | None]:
    """Return where the words of each merge since ``old`` stand; computed once for each save."""
    draft, merges = document.draft, merges_since(document, old)
    state = (draft.pk, draft.saves, old.pk, [(each.pk, each.revision_id) for each in merges])
    key = f"landed-{blake2b(repr(state).encode(), digest_size=16).hexdigest()}"
    kept: dict[int, Span | None] | None = caches[_CACHE].get(key)
    if kept is None:
        kept = landings(document, merges, reading_text(draft.html))
        caches[_CACHE].set(key, kept)
    return kept
