"""What people said, read from the database as frozen values, under the names they chose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.utils.translation import gettext as _

from documents.core.blocks import Block, block_at, blocks
from documents.core.span import Span
from documents.models import Version
from exports.facts import NOWHERE, WITHDRAWN, Place, Remark, Reply, Sender, Verdict
from feedback.models import Comment, Fate, Placement, Round
from feedback.models.decision import merge_of


@dataclass(frozen=True, slots=True)
class Heard:
    """``remarks`` in text order per version; ``removed`` counts what was taken down."""

    remarks: tuple[Remark, ...]
    removed: int


def heard(version: Version, of: list[Version]) -> Heard:
    """Return what was said on the versions ``of``, and where it stands in ``version``.

    In the active language. Four queries, however many comments.
    """
    comments = Comment.objects.filter(version__in=of).with_agreements()
    people = comments.select_related("organisation", "decision", "merge")
    threads = list(people.defer("user_email", "ip_address").order_by("thread_id", "order"))
    hall = _Hall(version, of, threads)
    remarks = [hall.remark(root) for root in hall.roots if hall.is_told(root)]
    remarks.sort(key=lambda remark: (remark.version, remark.place.offset))
    removed = sum(not _is_shown(root) for root in hall.roots)
    return Heard(remarks=tuple(remarks), removed=removed)


def _is_shown(comment: Comment) -> bool:
    return bool(comment.is_public and not comment.is_removed)


class _Hall:
    """Everything that is known beside a comment itself."""

    def __init__(self, version: Version, of: list[Version], threads: list[Comment]) -> None:
        name = _senders()
        self._here = version.pk
        # In order of arrival, so that numbers of residents stay theirs.
        self._senders = {comment.pk: name(comment) for comment in threads}
        self._replies = self._answers(threads)
        self._places = {each.pk: _Places(each) for each in {*of, version}}
        self.roots = [comment for comment in threads if not comment.is_reply]
        self._numbers = dict(_numbered(self.roots, self._places))
        placed = Placement.objects.filter(version=version, comment__version__in=of)
        self._placed = {place.comment_id: place for place in placed}
        self._there = self._places[version.pk]
        self._shut = _shut(of)
        self._same = self._answered_together()

    def is_told(self, root: Comment) -> bool:
        """What was taken back is told only to make sense of the replies."""
        return _is_shown(root) and bool(self._replies[root.pk] or not root.is_withdrawn)

    def remark(self, root: Comment) -> Remark:
        places = self._places[root.version_id]
        place = places.of(root.span)
        shut = self._shut.get(root.version_id)
        return Remark(
            number=self._numbers[root.pk],
            version=places.version,
            received=root.submit_date,
            is_late=shut is not None and root.submit_date >= shut,
            channel=root.get_channel_display(),
            source=root.source,
            sender=Sender(name=_("Somebody")) if root.is_withdrawn else self._senders[root.pk],
            place=place,
            exact=root.exact,
            prefix=root.prefix,
            suffix=root.suffix,
            text="" if root.is_withdrawn else root.comment,
            replacement=root.replacement if root.is_suggestion else None,
            replies=tuple(self._replies[root.pk]),
            agreed=root.__dict__["agreed"],
            verdict=_verdict(root, self._landed(root)),
            same=self._same.get(root.pk, ()),
            now=place if root.version_id == self._here else self._now(root),
        )

    def _now(self, root: Comment) -> Place:
        """Where the words of a comment on an earlier version lie, when that is sure."""
        placed = self._placed.get(root.pk)
        if placed is None or (placed.fate == Fate.UNSURE and placed.confirmed_at is None):
            return NOWHERE
        return self._there.of(placed.span)

    def _landed(self, root: Comment) -> int:
        """The number of the block in which the words stand that came for a comment."""
        merge, placed = merge_of(root), self._placed.get(root.pk)
        if merge is None or not merge.becomes:
            return 0
        holding = [block for block in self._there.blocks if merge.becomes in block.words]
        near = placed.near if placed else 0
        # Common words may stand in many: those nearest to where the old ones stood are meant.
        return min(holding, key=lambda block: abs(block.start - near)).number if holding else 0

    def _answers(self, threads: Iterable[Comment]) -> dict[int, list[Reply]]:
        replies: dict[int, list[Reply]] = defaultdict(list)
        for comment in filter(_is_shown, threads):
            if comment.is_reply and not comment.is_withdrawn:
                sender = self._senders[comment.pk]
                reply = Reply(sender, comment.submit_date, comment.comment)
                replies[comment.thread_id].append(reply)
        return replies

    def _answered_together(self) -> dict[int, tuple[str, ...]]:
        """For each comment the numbers of the others that were answered by the same decision."""
        groups: dict[int, list[int]] = defaultdict(list)
        for root in filter(self.is_told, self.roots):
            if root.decision_id is not None:
                groups[root.decision_id].append(root.pk)
        return {
            one: tuple(self._numbers[other] for other in group if other != one)
            for group in groups.values()
            for one in group
        }


def _numbered(roots: Iterable[Comment], places: dict[int, _Places]) -> Iterator[tuple[int, str]]:
    """Number the comments by arrival, per version: what comes or goes later renumbers none."""
    count: dict[int, int] = defaultdict(int)
    for comment in roots:
        number = places[comment.version_id].version
        count[number] += 1
        yield comment.pk, f"{number}.{count[number]}"


def _verdict(comment: Comment, paragraph: int) -> Verdict | None:
    decision = comment.decision
    if comment.is_withdrawn:
        return Verdict(outcome=WITHDRAWN, label=_("withdrawn"), reason="")
    if decision is None:
        return None
    merge = merge_of(comment)
    return Verdict(
        outcome=decision.outcome,
        label=decision.get_outcome_display(),
        reason=decision.reason,
        was=merge.was if merge else None,
        becomes=merge.becomes if merge else "",
        paragraph=paragraph,
    )


def _senders() -> Callable[[Comment], Sender]:
    """Give who published no name a number, the same for all they said."""
    known: dict[object, int] = {}

    def sender(comment: Comment) -> Sender:
        organisation = comment.organisation.name if comment.organisation else ""
        name = comment.published_name
        if not name and not organisation:
            person = comment.user_id or f"comment {comment.pk}"
            name = _("resident %(number)s") % {"number": known.setdefault(person, len(known) + 1)}
        return Sender(name=name, organisation=organisation)

    return sender


class _Places:
    """Where offsets in the text of one version lie: in which chapter, in which block."""

    def __init__(self, version: Version) -> None:
        self.version = version.number
        self.blocks = blocks(version.html)
        self.chapters = [
            block for block in self.blocks if block.kind == "heading" and block.level == 2
        ]

    def of(self, span: Span | None) -> Place:
        if span is None:
            return NOWHERE
        number = block_at(self.blocks, span.start).number
        return Place(self._chapter(span.start), number, span.start, span)

    def _chapter(self, offset: int) -> str:
        before: list[Block] = [block for block in self.chapters if block.start <= offset]
        return max(before, key=attrgetter("start")).words if before else ""


def _shut(versions: Iterable[Version]) -> dict[int, datetime]:
    """When the last round of each version closed."""
    closed: dict[int, datetime] = {}
    for held in Round.objects.filter(version__in=versions).order_by("closes_at"):
        closed[held.version_id] = held.closes_at
    return closed
