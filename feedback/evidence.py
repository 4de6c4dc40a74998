"""What was decided and said on the way from one version to a later one, or to the draft.

Read from the database in a fixed number of queries, for feedback.tracing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from django.db.models import Count, Max, Q, QuerySet

from documents.core.span import Span
from documents.models import Document, Version
from feedback.core.anchoring import relocate
from feedback.core.tracing import Adopted
from feedback.models import Comment, Decision, Fate, Link, Merge, OwnReason, Placement
from feedback.models.decision import TAKEN_OVER

Landed = Mapping[int, Span | None]
Row = TypeVar("Row", Link, OwnReason)


@dataclass(frozen=True, slots=True)
class Way:
    """From ``old`` to ``new``; None: to the draft."""

    old: Version
    new: Version | None

    @property
    def document(self) -> Document:
        return self.old.document

    def answer(self, comment: Comment) -> Decision | None:
        """The answer that counts: on the way to the draft, which only editors see, a draft too."""
        return comment.decision if self.new else comment.answer

    def holds(self, comment: Comment) -> bool:
        """Say whether what was done for ``comment`` was done on this way."""
        decision, merge = self.answer(comment), merge_in(comment)
        if decision is None or decision.outcome not in TAKEN_OVER:
            return False
        if merge is not None and merge.revision_id is not None:
            until = self.new.revision_id if self.new else merge.revision_id
            return self.old.revision_id < merge.revision_id <= until
        until_day = self.new.frozen_at if self.new else None
        is_later = decision.decided_at >= self.old.frozen_at
        return is_later and (until_day is None or decision.decided_at < until_day)


def merge_in(comment: Comment) -> Merge | None:
    return getattr(comment, "merge", None)


def adopted_on(way: Way, landed: Landed) -> tuple[list[Comment], list[Adopted]]:
    """Return the comments that were taken over on ``way``, and what is known of their words.

    ``landed`` is where the words of each merge stand in the new text, by its key.
    """
    taken_over = Q(decision__outcome__in=TAKEN_OVER)
    if way.new is None:
        taken_over |= Q(draft_decision__outcome__in=TAKEN_OVER)
    said = Comment.objects.roots().of(way.document).filter(taken_over)
    joined = said.select_related("decision", "draft_decision", "organisation", "merge")
    comments = [each for each in joined.defer("user_email", "ip_address") if way.holds(each)]
    know_versions(comments, way.document)
    about = _about(way.old, comments)
    return comments, [_adopted(each, about.get(each.pk), landed) for each in comments]


def know_versions(comments: Iterable[Comment], document: Document) -> None:
    """Give ``comments`` the versions that are known already, without their texts."""
    versions = {each.pk: each for each in document.all_versions}
    for each in comments:
        each.version = versions[each.version_id]
        each.version.document = document


def links_on(way: Way) -> dict[str, list[Link]]:
    """Return what editors said is behind each change, or is not, by the key of the change."""
    people = ("comment__decision", "comment__organisation", "comment__merge")
    links = list(_said_on(way, Link.objects.select_related(*people)))
    know_versions([each.comment for each in links], way.document)
    found: dict[str, list[Link]] = defaultdict(list)
    for each in links:
        found[each.change].append(each)
    return found


def reasons_on(way: Way) -> dict[str, str]:
    """Return the editors' own reasons, by the key of the change."""
    return {each.change: each.reason for each in _said_on(way, OwnReason.objects.all())}


def numbers_of(document: Document) -> dict[int, str]:
    """Return the number of every comment that starts a thread, as the response report gives it."""
    versions = {each.pk: each.number for each in document.all_versions}
    count: dict[int, int] = defaultdict(int)
    found = {}
    roots = Comment.objects.roots().of(document).order_by("thread_id", "order")
    for pk, version in roots.values_list("pk", "version_id"):
        count[version] += 1
        found[pk] = f"{versions[version]}.{count[version]}"
    return found


def state_of(document: Document) -> str:
    """Return a word that changes when editors say something else of a change. Two queries."""
    facts = [
        rows.filter(old__document=document).aggregate(Count("pk"), Max("pk"), Max("said_at"))
        for rows in (Link.objects.all(), OwnReason.objects.all())
    ]
    return blake2b(repr(facts).encode(), digest_size=8).hexdigest()


def _said_on(way: Way, rows: QuerySet[Row]) -> QuerySet[Row]:
    """The oldest first, so that what was said later counts."""
    rows = rows.filter(old__document=way.document, old__number__gte=way.old.number)
    if way.new is not None:
        rows = rows.filter(new__number__lte=way.new.number)
    return rows.order_by("pk")


def _about(old: Version, comments: Sequence[Comment]) -> dict[int, Span]:
    """Return where the words that each comment is about stand in the old text."""
    sure = Placement.objects.filter(version=old, start__isnull=False)
    sure = sure.exclude(fate=Fate.UNSURE, confirmed_at__isnull=True)
    found = {each.comment_id: each.span for each in sure}
    found |= {each.pk: each.span for each in comments if each.version_id == old.pk}
    later: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for each in comments:
        if each.version.number > old.number and each.span:
            later[each.version_id].append((each.pk, each.span))
    if later:
        # Said on the way: their words are looked for in the older text.
        for pk, text in Version.objects.filter(pk__in=later).values_list("pk", "text"):
            places = relocate(text, old.text, [span for _, span in later[pk]])
            for (comment, _), place in zip(later[pk], places, strict=True):
                found[comment] = None if place.fate == "unsure" else place.span
    return {pk: span for pk, span in found.items() if span is not None}


def _adopted(comment: Comment, about: Span | None, landed: Landed) -> Adopted:
    merge = merge_in(comment)
    if merge is None or merge.revision_id is None:
        return Adopted(comment.pk, about)
    return Adopted(
        key=comment.pk,
        about=about,
        was=merge.was,
        becomes=merge.becomes,
        landed=landed.get(merge.pk),
    )
