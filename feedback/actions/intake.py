"""Recording what came in another way, on behalf of who said it: mail, meeting, workshop, letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from documents.core.span import Span
from documents.models import Version
from feedback.actions import comments
from feedback.actions.carry_over import follow
from feedback.actions.comments import WHOLE, About, Sender
from feedback.errors import NoSuchParagraph, QuoteElsewhere, QuoteNotFound
from feedback.models import Comment, Scope
from feedback.rewriting import places
from members.models import Organisation, User

NOON = time(12, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that was said, with what was answered to it in the same letter or file."""

    about: About = WHOLE
    text: str = ""
    replacement: str | None = None
    answers: tuple[str, ...] = ()


def on_behalf(
    *, by: User, channel: str, source: str, name: str, organisation: Organisation | None
) -> Sender:
    """Return the sender of an intake. ``name`` is published: give one only with consent."""
    return Sender(
        user=None,
        published_name=name,
        organisation=organisation,
        channel=channel,
        source=source,
        recorded_by=by,
    )


@transaction.atomic
def record(
    version: Version, points: Sequence[Point], *, sender: Sender, at: datetime | None = None
) -> list[Comment]:
    """Record everything that one sender said of ``version``; return what was new.

    What the same sender said before in the same words of the same place is not recorded
    again, so that a file may be sent twice. Raises as feedback.actions.comments does.
    """
    recorded = []
    for point in points:
        if _is_known(version, point, sender):
            continue
        new = comments.comment(
            version,
            sender=sender,
            text=point.text,
            about=point.about,
            replacement=point.replacement,
            at=at,
            follows=False,
        )
        for answer in point.answers:
            comments.reply(new, sender=sender, text=answer, at=at)
        recorded.append(new)
    follow(version)
    return recorded


def moment(received: date) -> datetime:
    """Return when something that came in on that day is said to have been said."""
    noon = timezone.make_aware(datetime.combine(received, NOON))
    return min(noon, timezone.now())


def about_words(version: Version, *, paragraph: int | None, quoted: str) -> About:
    """Return what is meant by the number of a paragraph and words in it, each perhaps not given.

    Raises NoSuchParagraph; QuoteNotFound, or QuoteElsewhere when the words stand in more places.
    """
    block = None
    if paragraph is not None:
        block = next((each for each in version.blocks if each.number == paragraph), None)
        if block is None:
            raise NoSuchParagraph(number=paragraph)
    if not quoted.strip():
        return About(scope=Scope.BLOCK, span=block.span) if block else WHOLE
    start, words = (block.start, block.words) if block else (0, version.text)
    found = places(quoted, words)
    if not found:
        raise QuoteNotFound(words=quoted.strip())
    if len(found) > 1:
        raise QuoteElsewhere(words=quoted.strip(), times=len(found))
    span = Span(*found[0])
    return About(scope=Scope.SPAN, span=span.moved(start), exact=span.of(words))


def _is_known(version: Version, point: Point, sender: Sender) -> bool:
    span = point.about.span
    return Comment.objects.filter(
        version=version,
        start=span.start if span else None,
        end=span.end if span else None,
        comment=point.text.strip(),
        replacement=point.replacement,
        channel=sender.channel,
        source=sender.source,
        published_name=sender.published_name,
        organisation=sender.organisation,
        withdrawn_at__isnull=True,
    ).exists()
