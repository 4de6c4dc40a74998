"""Who is behind each change, gathered for papers.

A paper lies open to all who may read the text. Unless they may read the comments too,
it says only that there were comments; so it does of those on a version that readers
may not know of.
"""

from __future__ import annotations

from collections.abc import Container

from documents.models import Audience, Document, Version
from exports.causes import Cause, Source
from feedback.models import Comment
from feedback.tracing import TracedChange, traced

_WIDTH = {Audience.PUBLIC: 0, Audience.MEMBERS: 1, Audience.PARTICIPANTS: 2}


def causes(old: Version, new: Version, *, known: Container[int]) -> tuple[Cause, ...]:
    """Return what is behind the changes from ``old`` to ``new``, in their order.

    ``known`` are the keys of the versions whose comments may be named.
    """
    on = known if _may_be_named(new.document) else ()
    return tuple(_cause(each, on=on) for each in traced(old, new))


def _cause(change: TracedChange, *, on: Container[int]) -> Cause:
    shown = [
        behind
        for behind in change.comments
        if behind.comment.version_id in on and _is_shown(behind.comment)
    ]
    return Cause(
        number=change.number,
        key=change.key,
        comments=len(change.comments),
        sources=tuple(Source(behind.number, _name(behind.comment)) for behind in shown),
        own_reason=change.own_reason,
        beyond=change.beyond,
    )


def _may_be_named(document: Document) -> bool:
    """Say whether all who may read the paper may read its comments."""
    return _WIDTH[Audience(document.comment_audience)] <= _WIDTH[Audience(document.audience)]


def _is_shown(comment: Comment) -> bool:
    return bool(comment.is_public and not comment.is_removed)


def _name(comment: Comment) -> str:
    """The organisation, else the published name, else where it was heard; "" for none of these."""
    if comment.is_withdrawn:
        return ""
    return str(comment.organisation or comment.published_name or comment.source)
