"""Recording the meetings at which a version was discussed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from documents.models import Version
from feedback.errors import MeetingNotHeldYet
from feedback.models import Meeting
from members.models import User


def record(  # noqa: PLR0913 - what is told of a meeting
    version: Version,
    *,
    kind: str,
    held_on: date,
    title: str,
    by: User | None,
    place: str = "",
    present: int | None = None,
    outcome: str = "",
) -> Meeting:
    """Return the new meeting. Raises MeetingNotHeldYet as change does."""
    meeting = Meeting(version=version, recorded_by=by)
    return change(
        meeting,
        kind=kind,
        held_on=held_on,
        title=title,
        place=place,
        present=present,
        outcome=outcome,
    )


def change(meeting: Meeting, **told: object) -> Meeting:
    """Write down otherwise what is told of a meeting (the fields of record).

    Raises MeetingNotHeldYet when it has an outcome, or people present, before its day.
    """
    for name, value in told.items():
        setattr(meeting, name, value)
    is_over = meeting.held_on <= timezone.localdate()
    if not is_over and (meeting.outcome or meeting.present is not None):
        raise MeetingNotHeldYet
    meeting.save()
    return meeting


def remove(meeting: Meeting) -> None:
    """Take away what was written down by mistake. No comment or version hangs on it."""
    meeting.delete()
