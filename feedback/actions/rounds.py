"""Opening and closing the period in which a version is open to feedback."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format

from documents.models import Document, Version
from feedback.errors import NoRound, RoundClosed, RoundNeedsTime, RoundNotOpenYet, RoundsOverlap
from feedback.models import Round
from feedback.permissions import may_always_comment
from members.models import User


@transaction.atomic
def open_round(
    version: Version,
    *,
    opens_at: datetime,
    closes_at: datetime,
    audience: str,
    invitation: str = "",
) -> Round:
    """Open ``version`` to feedback in [opens_at, closes_at).

    Raises RoundNeedsTime, or RoundsOverlap when the document has a round in that period.
    """
    if closes_at <= opens_at:
        raise RoundNeedsTime
    # Locked, because two editors may open a round at the same moment.
    document = Document.objects.select_for_update().get(pk=version.document_id)
    taken = Round.objects.of(document).filter(opens_at__lt=closes_at, closes_at__gt=opens_at)
    if taken.exists():
        raise RoundsOverlap
    return Round.objects.create(
        version=version,
        opens_at=opens_at,
        closes_at=closes_at,
        audience=audience,
        invitation=invitation,
    )


def close_round(round_: Round) -> Round:
    """Close an open round now. Raises RoundClosed or RoundNotOpenYet."""
    now = timezone.now()
    _refuse_shut(round_, now)
    round_.closes_at = now
    round_.save(update_fields=["closes_at"])
    return round_


def close_all(document: Document) -> None:
    """Close what is open and drop what was planned: the concepts are overtaken."""
    now = timezone.now()
    Round.objects.of(document).filter(opens_at__gte=now).delete()
    Round.objects.of(document).open_at(now).update(closes_at=now)


def refuse_closed(version: Version, *, by: User, at: datetime | None = None) -> None:
    """Return when ``by`` may comment on ``version`` at that moment (now); else say why not.

    Raises NoRound, RoundNotOpenYet or RoundClosed. Editors and coordinators always may.
    """
    if not may_always_comment(by, version.document):
        _refuse_outside(version.rounds.all(), at or timezone.now())


def refuse_closed_document(document: Document, *, by: User, at: datetime | None = None) -> None:
    """As refuse_closed, for answers: those may be given while any version is open."""
    if not may_always_comment(by, document):
        _refuse_outside(Round.objects.of(document), at or timezone.now())


def _refuse_outside(rounds: models.QuerySet[Round], at: datetime) -> None:
    listed = list(rounds.order_by("opens_at"))
    if any(each.is_open_at(at) for each in listed):
        return
    if not listed:
        raise NoRound
    _refuse_shut(listed[-1], at)


def _refuse_shut(round_: Round, at: datetime) -> None:
    if at >= round_.closes_at:
        raise RoundClosed(closed=_moment(round_.closes_at))
    if at < round_.opens_at:
        raise RoundNotOpenYet(opens=_moment(round_.opens_at))


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")
