"""How a document came about: versions, rounds, meetings and withdrawals, in the order of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count
from django.utils import timezone

from documents.models import Document, Version, Withdrawal
from feedback.models import Comment, Meeting, Round


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``what`` says which of the other fields is filled."""

    at: datetime
    what: str
    version: Version | None = None
    round: Round | None = None
    meeting: Meeting | None = None
    withdrawal: Withdrawal | None = None
    comments: int | None = None

    @property
    def is_open(self) -> bool:
        return self.round is not None and self.round.is_open

    @property
    def is_to_come(self) -> bool:
        if self.meeting is not None:
            return self.meeting.held_on > timezone.localdate()
        return self.at > timezone.now()


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What was said of the definitive version, apart: it can no longer change the text."""

    version: Version
    rounds: Sequence[Round]
    meetings: Sequence[Meeting]
    comments: int | None


def events(document: Document, *, sees_comments: bool) -> list[Event]:
    """Oldest first. Three queries, however much happened."""
    said = _said(document) if sees_comments else None
    return histories([document], said=said)[document.pk]


def histories(
    documents: Sequence[Document], *, said: Mapping[int, int] | None = None
) -> dict[int, list[Event]]:
    """What happened to each document by its key, oldest first. Two queries for all of them.

    ``said`` tells how many comments each version got, for who may know.
    """
    versions = {version.pk: version for each in documents for version in each.listed}
    rounds = list(Round.objects.filter(version__in=versions))
    meetings = list(Meeting.objects.filter(version__in=versions))
    return {each.pk: _events(each, rounds, meetings, said) for each in documents}


def _events(
    document: Document,
    rounds: Sequence[Round],
    meetings: Sequence[Meeting],
    said: Mapping[int, int] | None,
) -> list[Event]:
    versions = {version.pk: version for version in document.listed}
    for version in versions.values():
        version.document = document
    found = [Event(version.released_at, "version", version) for version in versions.values()]
    for round_ in (each for each in rounds if each.version_id in versions):
        round_.version = versions[round_.version_id]
        count = said.get(round_.version_id, 0) if said is not None else None
        found.append(Event(round_.opens_at, "round", round_.version, round=round_, comments=count))
    for meeting in (each for each in meetings if each.version_id in versions):
        meeting.version = versions[meeting.version_id]
        found.append(Event(_noon(meeting.held_on), "meeting", meeting.version, meeting=meeting))
    for gone in document.standing_withdrawals:
        if gone.version_id in versions or gone.version_id is None:
            mine = versions.get(gone.version_id or 0)
            found.append(Event(gone.withdrawn_at, "withdrawal", mine, withdrawal=gone))
    return sorted(found, key=lambda event: event.at)


def afterwards(listed: Sequence[Event], definitive: Version | None) -> Afterwards | None:
    """What of ``listed`` was held on the definitive version; None without one, or without any."""
    if definitive is None:
        return None
    mine = [event for event in listed if event.version == definitive]
    rounds = [event.round for event in mine if event.round]
    meetings = [event.meeting for event in mine if event.meeting]
    if not rounds and not meetings:
        return None
    counts = [event.comments for event in mine if event.round]
    return Afterwards(definitive, rounds, meetings, counts[0] if counts else None)


def _said(document: Document) -> dict[int, int]:
    """How many comments were made on each version. One query."""
    roots = Comment.objects.of(document).shown().roots().filter(withdrawn_at__isnull=True)
    counted = roots.order_by().values_list("version_id").annotate(number=Count("pk"))
    return dict(counted)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
