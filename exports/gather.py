"""Database in, frozen values out, in a fixed number of queries.

Behind this door nothing asks the database anymore: a template cannot start a
query, and a paper can be tested without rows.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from documents.comparing import Change, block_changes
from documents.core.operations import new_text, old_text
from documents.models import Version, Withdrawal
from documents.models.version import Versions
from exports.behind import causes
from exports.facts import (
    Discussion,
    Edition,
    MainLine,
    MeetingHeld,
    OwnChange,
    Redline,
    Report,
    RoundHeld,
)
from exports.models import Procedure
from exports.remarks import heard
from feedback import tracing
from feedback.evidence import state_of
from feedback.models import Meeting, Round
from feedback.state import token


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
    known = set(earlier(version).values_list("pk", flat=True))
    behind = causes(against, version, known=known)
    return Redline(old=edition(against), new=edition(version), changes=changes, causes=behind)


def discussion(version: Version) -> Discussion:
    """Return what was said on ``version`` and on those before it. Six queries, however much."""
    with override(version.language):
        said = heard(version, _up_to(version))
    return Discussion(edition=edition(version), remarks=said.remarks)


def report(version: Version) -> Report:
    """Return all comments made on earlier versions. Eighteen queries, however many comments."""
    earlier = _up_to(version)[:-1]
    rounds = Round.objects.filter(version__in=earlier).order_by("opens_at", "pk")
    procedure = Procedure.objects.filter(version=version).first() or Procedure(version=version)
    with override(version.language):
        said = heard(version, earlier)
        return Report(
            edition=edition(version),
            before=tuple(edition(each) for each in earlier),
            rounds=tuple(_round(held) for held in rounds.select_related("version")),
            remarks=said.remarks,
            removed=said.removed,
            announced=procedure.announced,
            meetings=_meetings(earlier),
            main_lines=tuple(MainLine(line.theme, line.text) for line in version.main_lines.all()),
            own_changes=_own_changes(version),
        )


def key(version: Version) -> str:
    """Return one word that changes when anything does that files of ``version`` show.

    A few short queries, for it is asked while somebody waits.
    """
    words = Procedure.objects.filter(version=version).values_list("announced")
    held = Meeting.objects.of(version.document).values_list("held_on", "title", "place", "outcome")
    known = earlier(version).values_list("pk"), comparable(version).values_list("pk")
    facts: list[Any] = [
        # Sealed with all before it.
        version.sha256,
        token(version),
        state_of(version.document),
        list(words),
        list(held),
        [list(versions) for versions in known],
        list(version.main_lines.values_list("theme", "text")),
        settings.SITE_URL,
        settings.PUBLISHER,
    ]
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


def earlier(version: Version) -> Versions:
    """Return the versions before this one that whoever may read it may know of, in order.

    Whoever orders a file: it is for all readers, and they have none before its embargo ends.
    """
    before = version.document.versions.filter(number__lt=version.number).order_by("number")
    return before.released(max(version.released_at, timezone.now()))


def comparable(version: Version) -> Versions:
    """Of the versions before, return those whose text may still be shown: not withdrawn."""
    gone = Withdrawal.objects.standing().filter(version__isnull=False)
    return earlier(version).exclude(pk__in=gone.values("version"))


def _up_to(version: Version) -> list[Version]:
    """The versions before this one that readers may know of, and this one, in order."""
    versions = [*earlier(version), version]
    for each in versions:
        # One document object, which need not be asked for again.
        each.document = version.document
    return versions


def _own_changes(version: Version) -> tuple[OwnChange, ...]:
    """What changed since the version before, and no comment asked for."""
    before = comparable(version).last()
    if before is None:
        return ()
    before.document = version.document
    found = tracing.own_changes(before, version)
    return tuple(own_change(each.change, each.own_reason, number=each.number) for each in found)


def own_change(change: Change, reason: str = "", *, number: int = 0) -> OwnChange:
    """Return a change that no comment asked for as the response report tells it."""
    return OwnChange(
        number=number,
        paragraph=change.new[0].number if change.new else 0,
        was=old_text(change.operations),
        becomes=new_text(change.operations),
        reason=reason,
    )


def _meetings(of: list[Version]) -> tuple[MeetingHeld, ...]:
    held = Meeting.objects.filter(version__in=of).select_related("version").oldest_first()
    return tuple(
        MeetingHeld(
            version=each.version.number,
            held_on=each.held_on,
            kind=each.get_kind_display(),
            title=each.title,
            place=each.place,
            present=each.present,
            outcome=each.outcome,
        )
        for each in held
    )


def _round(held: Round) -> RoundHeld:
    return RoundHeld(
        version=held.version.number,
        opens_at=held.opens_at,
        closes_at=held.closes_at,
        audience=held.get_audience_display(),
    )
