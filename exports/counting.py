"""How often files are fetched, without knowing by whom: a number per file per day.

Cheap on SQLite, where one writes at a time: a process writes at most once in
``EVERY`` seconds, in one transaction, and keeps what comes between in memory. What
a process that is killed had not written yet is lost: these are counts, not accounts.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections import Counter
from datetime import date

from django.db import OperationalError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from exports.models import Downloads, Export

log = logging.getLogger(__name__)

EVERY = 20  # seconds


class Tally:
    """What one process counted and has not written yet. Safe among threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: Counter[tuple[int, date]] = Counter()
        self._written_at = float("-inf")

    def add(self, export_id: int, day: date) -> None:
        with self._lock:
            self._waiting[export_id, day] += 1
            is_time = time.monotonic() - self._written_at >= EVERY
        if is_time:
            self.write()

    def take(self) -> Counter[tuple[int, date]]:
        """Return what waits, and keep nothing of it."""
        with self._lock:
            taken, self._waiting = self._waiting, Counter()
            self._written_at = time.monotonic()
        return taken

    def write(self) -> None:
        """Add what waits to the database. What cannot be written now waits for the next time."""
        taken = self.take()
        if not taken:
            return
        try:
            _add(taken)
        except OperationalError:
            # Busy: never the reader's trouble.
            log.info("Downloads were not written down yet: %d", taken.total())
            with self._lock:
                self._waiting.update(taken)


def is_download(request: HttpRequest, response: HttpResponseBase) -> bool:
    """True for the first bytes of a file that are really sent.

    Not for HEAD (who only looks), 304 (who has it), or a later part.
    """
    if request.method != "GET" or response.status_code not in (200, 206):
        return False
    return response.status_code == 200 or response["Content-Range"].startswith("bytes 0-")


def count(export: Export) -> None:
    _tally.add(export.pk, timezone.localdate())


def write_now() -> None:
    """Write what this process still keeps: before the counts are shown, and when it ends."""
    _tally.write()


def forget() -> None:
    """Throw away what this process still keeps."""
    _tally.take()


@transaction.atomic
def _add(taken: Counter[tuple[int, date]]) -> None:
    # A file may have gone since.
    there = set(
        Export.objects.filter(pk__in={key for key, _ in taken}).values_list("pk", flat=True)
    )
    for (export_id, day), number in sorted(taken.items()):
        if export_id not in there:
            continue
        row, is_new = Downloads.objects.get_or_create(
            export_id=export_id, day=day, defaults={"number": number}
        )
        if not is_new:
            Downloads.objects.filter(pk=row.pk).update(number=F("number") + number)


_tally = Tally()
atexit.register(write_now)
