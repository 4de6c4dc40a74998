"""News by mail without an account: asked for, confirmed, told once, and stopped.

What is due is asked of the database, so that a night without a worker loses nothing:
an event of the last days that an address was not told yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from documents.models import Audience, Document, Version
from feedback.models import Round, Subscription
from members import mail
from members.models import Letter

# So long an event is news: longer than a worker may ever be away.
FRESH = timedelta(days=14)
# So long somebody has to confirm.
PATIENCE = timedelta(days=3)
# So many questions an address may leave unanswered.
MOST_WAITING = 3
ONCE = "news-"


@dataclass(frozen=True, slots=True)
class Event:
    """Something to tell of a public document. ``key`` names it for ever."""

    key: str
    template: str
    at: datetime
    version: Version
    round: Round | None = None


@transaction.atomic
def subscribe(email: str, document: Document | None, *, language: str) -> None:
    """Send a mail with which the owner of ``email`` confirms; at most one a day.

    Says nothing of whether the address was known: that is nobody's business. Nor does it
    send any more when an address leaves several unconfirmed: its owner may not have asked.
    """
    now, email = timezone.now(), email.strip().lower()
    waiting = Subscription.objects.filter(email=email, confirmed_at__isnull=True)
    if waiting.exclude(document=document).count() >= MOST_WAITING:
        return
    subscription, _new = Subscription.objects.get_or_create(
        email=email,
        document=document,
        defaults={"language": language, "asked_at": now},
    )
    if subscription.confirmed_at is not None:
        return
    mail.post(
        "news_confirm",
        to=subscription.email,
        language=language,
        once=f"{ONCE}confirm-{subscription.pk}-{now:%Y-%m-%d}",
        context={
            "document": document,
            "address": reverse("feedback:confirm_news", args=[subscription.token]),
        },
    )


def confirm(subscription: Subscription) -> None:
    """From now on. Confirming twice changes nothing."""
    Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=True).update(
        confirmed_at=timezone.now()
    )


@transaction.atomic
def stop(subscription: Subscription) -> None:
    """Delete the subscription, and with the last one of an address all that is known of it."""
    subscription.delete()
    if not Subscription.objects.filter(email=subscription.email).exists():
        Letter.objects.filter(to=subscription.email, once__startswith=ONCE).delete()


def forget_unconfirmed() -> None:
    """Delete who asked some days ago and never confirmed."""
    late = Subscription.objects.filter(
        confirmed_at__isnull=True, asked_at__lt=timezone.now() - PATIENCE
    )
    for subscription in late:
        stop(subscription)


def tell() -> int:
    """Write every letter that is due; return how many. Each address is told an event once."""
    return sum(_tell(event) for event in due())


def due(at: datetime | None = None) -> list[Event]:
    """What is news at that moment (now), the oldest first."""
    now = at or timezone.now()
    events = [*_versions(now), *_rounds(now)]
    return sorted(events, key=lambda event: event.at)


def _tell(event: Event) -> int:
    document, once = event.version.document, f"{ONCE}{event.key}"
    told = Letter.objects.filter(once=once).values("to")
    wanting = Subscription.objects.confirmed().filter(
        Q(document=document) | Q(document__isnull=True), confirmed_at__lte=event.at
    )
    number = 0
    for subscription in wanting.exclude(email__in=told):
        _post(event, subscription, once)
        number += 1
    return number


def _post(event: Event, subscription: Subscription, once: str) -> None:
    version = event.version
    with override(subscription.language):
        label = version.label
    mail.post(
        event.template,
        to=subscription.email,
        language=subscription.language,
        once=once,
        context={
            "version": version,
            "label": label,
            "round": event.round,
            "reading": version.get_absolute_url(),
            "landing": version.document.get_absolute_url(),
        },
        unsubscribe=reverse("feedback:stop_news", args=[subscription.token]),
    )


def _versions(now: datetime) -> Iterator[Event]:
    found = _public(Version.objects.without_text().released(now)).select_related("document")
    recent = Q(frozen_at__gte=now - FRESH) | Q(embargo__until__gte=now - FRESH)
    for version in found.filter(recent):
        if version.document.withdrawal_of(version) is None:
            template = "news_definitive" if version.is_definitive else "news_version"
            yield Event(f"version-{version.pk}", template, version.released_at, version)


def _rounds(now: datetime) -> Iterator[Event]:
    """Rounds in which everybody may speak; of others a visitor could only read."""
    opened = Round.objects.open_at(now).filter(audience=Audience.PUBLIC, opens_at__gte=now - FRESH)
    readable = _public(Version.objects.released(now))
    held = opened.filter(version__in=readable.values("pk")).select_related("version__document")
    for round_ in held.defer("version__html", "version__text"):
        version = round_.version
        if version.document.withdrawal_of(version) is None:
            # Not before the version itself could be read.
            at = max(round_.opens_at, version.released_at)
            yield Event(f"round-{round_.pk}", "news_round", at, version, round_)


def _public(versions: models.QuerySet[Version]) -> models.QuerySet[Version]:
    return versions.filter(document__audience=Audience.PUBLIC)
