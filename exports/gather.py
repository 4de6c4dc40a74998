"""Database in, frozen values out, in a fixed number of queries.

Behind this door nothing asks the database anymore: a template cannot start a
query, and a paper can be tested without rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.comparing import block_changes
from documents.core.blocks import Block, block_at, blocks
from documents.models import Version
from exports.behind import causes
from exports.facts import (
    WITHDRAWN,
    Edition,
    Place,
    Redline,
    Remark,
    Reply,
    Report,
    RoundHeld,
    Sender,
    Verdict,
)
from feedback.models import Comment, Placement, Round
from feedback.models.decision import merge_of


def edition(version: Version) -> Edition:
    document = version.document
    return Edition(
        slug=document.slug,
        number=version.number,
        is_definitive=version.is_definitive,
        title=version.title,
        summary=version.summary,
        language=version.language,
        html=version.html,
        text=version.text,
        note=version.note,
        despite=version.despite,
        frozen_at=version.frozen_at,
        sha256=version.sha256,
        address=settings.SITE_URL + version.get_absolute_url(),
        publisher=settings.PUBLISHER,
    )


def redline(version: Version, against: Version) -> Redline:
    changes = tuple(block_changes(against, version))
    behind = causes(against, version)
    return Redline(old=edition(against), new=edition(version), changes=changes, causes=behind)


def report(version: Version) -> Report:
    """Return all comments made on earlier versions. Four queries, however many comments."""
    earlier = list(version.document.versions.filter(number__lt=version.number).order_by("number"))
    rounds = Round.objects.filter(version__in=earlier).select_related("version")
    comments = Comment.objects.filter(version__in=earlier)
    people = comments.select_related("organisation", "decision", "merge")
    threads = list(people.order_by("thread_id", "order"))
    roots = [comment for comment in threads if not comment.is_reply]
    with override(version.language):
        return Report(
            edition=edition(version),
            rounds=tuple(_round(held) for held in rounds.order_by("opens_at", "pk")),
            remarks=_remarks(version, earlier, threads),
            removed=sum(not _is_shown(root) for root in roots),
        )


def _round(held: Round) -> RoundHeld:
    return RoundHeld(
        version=held.version.number,
        opens_at=held.opens_at,
        closes_at=held.closes_at,
        audience=held.get_audience_display(),
    )


def _is_shown(comment: Comment) -> bool:
    return bool(comment.is_public and not comment.is_removed)


def _remarks(
    version: Version, earlier: list[Version], threads: list[Comment]
) -> tuple[Remark, ...]:
    name = _senders()
    # In order of arrival, so that numbers of residents stay theirs.
    senders = {comment.pk: name(comment) for comment in threads}
    replies: dict[int, list[Reply]] = defaultdict(list)
    for comment in filter(_is_shown, threads):
        if comment.is_reply and not comment.is_withdrawn:
            reply = Reply(senders[comment.pk], comment.submit_date, comment.comment)
            replies[comment.thread_id].append(reply)
    places = {each.pk: _Places(each) for each in earlier}
    now = _now(version, earlier)
    remarks = [
        Remark(
            number=number,
            version=places[root.version_id].version,
            received=root.submit_date,
            channel=root.get_channel_display(),
            source=root.source,
            sender=Sender(name=_("Somebody")) if root.is_withdrawn else senders[root.pk],
            place=places[root.version_id].of(root.start),
            exact=root.exact,
            text="" if root.is_withdrawn else root.comment,
            replacement=root.replacement if root.is_suggestion else None,
            replies=tuple(replies[root.thread_id]),
            verdict=_verdict(root),
            now=now.get(root.pk, 0),
        )
        for root, number in _numbered(threads, places)
        # What was taken back is told only to make sense of the replies.
        if _is_shown(root) and (replies[root.pk] or not root.is_withdrawn)
    ]
    return tuple(sorted(remarks, key=lambda remark: (remark.version, remark.place.offset)))


def _numbered(
    threads: Iterable[Comment], places: dict[int, _Places]
) -> Iterator[tuple[Comment, str]]:
    """Number the roots by arrival, per version: what comes or goes later renumbers none."""
    count: dict[int, int] = defaultdict(int)
    for comment in threads:
        if not comment.is_reply:
            number = places[comment.version_id].version
            count[number] += 1
            yield comment, f"{number}.{count[number]}"


def _verdict(comment: Comment) -> Verdict | None:
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

    def of(self, offset: int | None) -> Place:
        if offset is None:
            return Place(chapter="", number=0, offset=-1)
        return Place(self._chapter(offset), block_at(self.blocks, offset).number, offset)

    def _chapter(self, offset: int) -> str:
        before: list[Block] = [block for block in self.chapters if block.start <= offset]
        return max(before, key=attrgetter("start")).words if before else ""


def _now(version: Version, earlier: Iterable[Version]) -> dict[int, int]:
    """The number of the block in ``version`` where the words of each comment lie now."""
    placed = Placement.objects.filter(
        version=version, comment__version__in=earlier, start__isnull=False
    ).values_list("comment_id", "start")
    there = blocks(version.html)
    return {comment: block_at(there, start or 0).number for comment, start in placed}
