"""What papers show, as frozen values. No Django, no database.

Only names chosen to be published are in here; addresses, accounts and editors'
names have no field to be in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from documents.core.diff import BlockChange
from documents.core.span import Span
from exports.causes import Cause


@dataclass(frozen=True, slots=True)
class Edition:
    """One version as it stands on paper. ``summary`` was frozen with it."""

    slug: str
    number: int
    is_definitive: bool
    title: str
    summary: str
    language: str
    html: str
    text: str
    note: str
    despite: str
    frozen_at: datetime
    sha256: str
    address: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Redline:
    """What changed from ``old`` to ``new``: the very list that the comparison page shows.

    ``causes`` says who is behind each change that counts.
    """

    old: Edition
    new: Edition
    changes: Sequence[BlockChange]
    causes: Sequence[Cause] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """As readers know them: a published name ("resident 7" for who gave none), an organisation.

    An organisation that speaks for itself has no name beside it.
    """

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    sender: Sender
    received: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a chapter and the number of a block (0: the whole text).

    ``span`` are the words in the reading text, None for the whole or for nowhere any more.
    """

    chapter: str
    number: int
    offset: int
    span: Span | None = None


NOWHERE = Place(chapter="", number=0, offset=-1)


WITHDRAWN = "withdrawn"  # beside the outcomes of decisions


@dataclass(frozen=True, slots=True)
class Verdict:
    """The editors' answer. ``was`` and ``becomes`` are the words that were changed for it.

    ``paragraph`` is where they stand in the edition at hand; 0: not there in so many words.
    """

    outcome: str
    label: str
    reason: str
    was: str | None = None
    becomes: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with all that became of it; ``replacement`` makes it a suggestion.

    ``number`` is stable: version and order of arrival. ``place`` is where its words
    stood in the version it was made on, ``now`` where they are in the edition at hand.
    ``prefix`` and ``suffix`` are the words around ``exact``. ``agreed`` counts those
    who agree, ``same`` are the numbers of those that got the same answer.
    """

    number: str
    version: int
    received: datetime
    is_late: bool
    channel: str
    source: str
    sender: Sender
    place: Place
    exact: str
    prefix: str
    suffix: str
    text: str
    replacement: str | None
    replies: tuple[Reply, ...]
    agreed: int
    verdict: Verdict | None
    same: tuple[str, ...]
    now: Place


@dataclass(frozen=True, slots=True)
class RoundHeld:
    version: int
    opens_at: datetime
    closes_at: datetime
    audience: str

    @property
    def last_moment(self) -> datetime:
        """Still open then: a round that closes at midnight was open until the day before."""
        return self.closes_at - timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """``present`` is None when nobody counted."""

    version: int
    held_on: date
    kind: str
    title: str
    place: str
    present: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class MainLine:
    """What was said about one theme, in the editors' words."""

    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnChange:
    """A change that no comment caused; ``paragraph`` is that of the new text, 0 when gone.

    ``number`` is that of the change in the redline; 0 when it is not known.
    """

    paragraph: int
    was: str
    becomes: str
    reason: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Discussion:
    """A version with what was said of it and, as far as carried over, of those before it."""

    edition: Edition
    remarks: Sequence[Remark]


@dataclass(frozen=True, slots=True)
class Report:
    """All comments on the versions ``before`` this ``edition``, in text order per version.

    ``removed`` counts those that were taken down, so that the sum can be checked.
    """

    edition: Edition
    before: Sequence[Edition]
    rounds: Sequence[RoundHeld]
    remarks: Sequence[Remark]
    removed: int
    announced: str = ""
    meetings: tuple[MeetingHeld, ...] = ()
    main_lines: tuple[MainLine, ...] = ()
    own_changes: tuple[OwnChange, ...] = ()
