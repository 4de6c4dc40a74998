"""What changed, and who is behind it: one list for pages, papers and machines.

Every change from one version to a later one, with its number, the comments that
caused it (found by the engine or linked by an editor) or the editors' own reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from documents.comparing import Change, between, changes, numbered
from documents.core.blocks import reading_text
from documents.models import Version
from feedback.core.tracing import Cause, causes, touches
from feedback.evidence import Landed, Way, adopted_on, links_on, numbers_of, reasons_on
from feedback.models import Comment, Link, Trace

How = Literal["merge", "place", "hand"]


@dataclass(frozen=True, slots=True)
class Behind:
    """A comment behind a change.

    ``number`` is that of the response report ("2.14"). ``how`` says why we think so: its
    own words came or went ("merge"), it was adopted and its words changed ("place"), or
    an editor says so ("hand").
    """

    comment: Comment
    number: str
    how: How


@dataclass(frozen=True, slots=True)
class TracedChange:
    """One change with its number, from 1 in reading order, and what is behind it.

    ``own_reason`` is the editors' own, "" for none. ``beyond``: words changed in it that
    no comment accounts for, beside those that one does.
    """

    number: int
    change: Change
    comments: tuple[Behind, ...]
    own_reason: str = ""
    beyond: bool = False

    @property
    def key(self) -> str:
        return self.change.key

    @property
    def anchor(self) -> str:
        """Its id on the page that shows the changes."""
        return f"w{self.number}"

    @property
    def is_own(self) -> bool:
        return not self.comments

    @property
    def is_explained(self) -> bool:
        return bool(self.comments or self.own_reason)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many changes there are, each in one of the three that follow."""

    total: int
    from_readers: int
    with_reason: int
    unexplained: int


def traced(
    old: Version, new: Version, listed: Sequence[Change] | None = None
) -> list[TracedChange]:
    """Return every change from ``old`` to ``new``, a later version of the same document.

    In a fixed number of queries, however many changes and comments. ``listed`` is
    documents.comparing.between of the two, for whoever has it already.
    """
    traces = Trace.objects.filter(version=new)
    landed = {each.merge_id: each.span for each in traces}
    if listed is None:
        listed = between(old, new)
    return _traced(Way(old, new), listed, new.text, landed)


def traced_draft(
    old: Version, html: str, landed: Landed, listed: Sequence[Change] | None = None
) -> list[TracedChange]:
    """Return every change from ``old`` to a draft; ``landed`` as actions.tracing.landings says."""
    if listed is None:
        listed = changes(old.html, html)
    return _traced(Way(old, None), listed, reading_text(html), landed)


def tally(listed: Sequence[TracedChange]) -> Tally:
    from_readers = sum(not each.is_own for each in listed)
    with_reason = sum(each.is_own and bool(each.own_reason) for each in listed)
    return Tally(
        total=len(listed),
        from_readers=from_readers,
        with_reason=with_reason,
        unexplained=len(listed) - from_readers - with_reason,
    )


def own_changes(old: Version, new: Version) -> list[TracedChange]:
    """Return the changes that no comment is behind: the editors' own, with a reason or without."""
    return [each for each in traced(old, new) if each.is_own]


def unexplained(listed: Iterable[TracedChange]) -> list[TracedChange]:
    return [each for each in listed if not each.is_explained]


def caused_by(comment: Comment) -> list[tuple[Version, Version, TracedChange]]:
    """Return the changes that ``comment`` is behind, each with the versions it lies between.

    Only the steps that can hold one are read: where it was merged or decided, or linked.
    Versions that readers may not have are passed over.
    """
    document = comment.version.document
    offered = [each.pk for each in document.offered]
    versions = list(document.versions.filter(pk__in=offered).order_by("number"))
    for each in versions:
        each.document = document
    found = []
    for old, new in _steps(comment, versions):
        found += [
            (old, new, each)
            for each in traced(old, new)
            if any(behind.comment.pk == comment.pk for behind in each.comments)
        ]
    return found


def _steps(comment: Comment, versions: Sequence[Version]) -> list[tuple[Version, Version]]:
    linked = set(Link.objects.filter(comment=comment).values_list("old_id", "new_id"))
    return [
        (old, new)
        for old, new in pairwise(versions)
        if (old.pk, new.pk) in linked or Way(old, new).holds(comment)
    ]


def _traced(way: Way, listed: Sequence[Change], text: str, landed: Landed) -> list[TracedChange]:
    counted = list(numbered(listed))
    comments, adopted = adopted_on(way, landed)
    known = {each.pk: each for each in comments}
    links, reasons, names = links_on(way), reasons_on(way), numbers_of(way.document)
    touched = [
        touch
        for number, change in counted
        for touch in touches(
            number - 1, change.kind, change.operations, old=change.old, new=change.new
        )
    ]
    found = causes(len(counted), touched, adopted, old=way.old.text, new=text)
    made = []
    for (number, change), cause in zip(counted, found, strict=True):
        by_hand = links.get(change.key, [])
        known |= {each.comment_id: each.comment for each in by_hand}
        hows = _hows(cause, by_hand)
        behind = tuple(Behind(known[pk], names.get(pk, ""), hows[pk]) for pk in sorted(hows))
        made.append(
            TracedChange(
                number=number,
                change=change,
                comments=behind,
                own_reason=reasons.get(change.key, ""),
                # What an editor linked is about the whole of the change.
                beyond=cause.beyond and bool(hows) and "hand" not in hows.values(),
            )
        )
    return made


def _hows(cause: Cause, links: Iterable[Link]) -> dict[int, How]:
    """Return which comments are behind a change and why; an editor knows better than the engine."""
    hows: dict[int, How] = dict.fromkeys(cause.placed, "place")
    hows |= dict.fromkeys(cause.merged, "merge")
    for link in links:
        hows.pop(link.comment_id, None)
        if link.is_behind:
            hows[link.comment_id] = "hand"
    return hows
