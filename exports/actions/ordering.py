"""Ordering a file: a row, and a task that makes it."""

from __future__ import annotations

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from documents.models import Version
from exports import gather
from exports.composing import compose
from exports.models import Export, Kind
from exports.tasks import make_export


@transaction.atomic
def order(version: Version, kind: str, against: Version | None = None) -> Export:
    """Return the export of what this file would contain now, made or on its way.

    Idempotent: the same contents are ordered once. A failed one is returned as it
    is. Raises what composing.compose raises.
    """
    paper = compose(version, kind, against)
    export, is_new = Export.objects.get_or_create(
        version=version,
        kind=kind,
        against=against,
        fingerprint=paper.fingerprint(),
        defaults={"requested_at": timezone.now()},
    )
    if is_new:
        make_export.enqueue(export.pk)
    elif export.is_made:
        _put_in_front(export)
    return export


def _put_in_front(export: Export) -> None:
    """What was said is as it was before: the file of then is the newest again."""
    same = Export.objects.of(export.version, export.kind, export.against)
    if same.filter(requested_at__gt=export.requested_at).exists():
        export.requested_at = timezone.now()
        export.save(update_fields=["requested_at"])


@transaction.atomic
def retry(export: Export) -> Export:
    """Order a failed export again. One that has not failed is left alone."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if export.has_failed:
        export.failed_at, export.failure, export.requested_at = None, "", timezone.now()
        export.started_at = None
        export.save(update_fields=["failed_at", "failure", "requested_at", "started_at"])
        make_export.enqueue(export.pk)
    return export


def order_all(version: Version) -> list[Export]:
    """Order what every version gets: clean, redline, and with a definitive one the report."""
    exports = [order(version, Kind.CLEAN)]
    # Not simply the one before: readers may not have that yet, or no more.
    if (before := gather.comparable(version).last()) is not None:
        exports.append(order(version, Kind.REDLINE, before))
    if version.is_definitive and gather.earlier(version).exists():
        exports.append(order(version, Kind.REPORT))
    return exports


def keep_up(version: Version, kind: str, against: Version | None = None) -> None:
    """Order a file anew when something was said or decided since that it may tell.

    The next reader gets the newer one. It is composed only when what it shows beside the
    text is in another state than at the last call.
    """
    key = f"{kind}-{against.pk if against else 0}-{gather.key(version)}"
    if cache.add(key, "ordered", timeout=None):
        order(version, kind, against)
