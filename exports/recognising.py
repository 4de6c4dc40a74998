"""Is this file ours? Asked by its SHA-256 alone, and answered only to who may have it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from documents.models import Version, Withdrawal
from documents.permissions import may_read_version, may_withdraw
from exports.gone import withdrawal_in
from exports.models import Export
from exports.permissions import may_fetch
from members.permissions import Person

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A genuine file (``export``), or without one the seal of a text, and what came after it.

    ``newer`` is a later version that can be read; ``anew`` the same file, made again
    since (a response report grows with the decisions).
    """

    version: Version
    export: Export | None = None
    newer: Version | None = None
    anew: Export | None = None
    withdrawal: Withdrawal | None = None

    @property
    def is_newest(self) -> bool:
        return not (self.newer or self.anew or self.withdrawal)


def tidy(text: str) -> str:
    """Return the checksum in what was pasted: the digits alone, or a line of SHA256SUMS.

    Empty when there is none.
    """
    words = text.lower().replace(":", " ").split()
    # Some programs print it in groups, so the parts are tried together too.
    for candidate in (*words, "".join(words)):
        if _SHA256.fullmatch(candidate):
            return candidate
    return ""


def sha256_of(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def recognise(sha256: str, user: Person) -> Recognised | None:
    """Return what has this checksum; None for an unknown file, and for one not theirs to know."""
    return _as_file(sha256, user) or _as_seal(sha256, user)


def _as_file(sha256: str, user: Person) -> Recognised | None:
    found = Export.objects.made().filter(sha256=sha256)
    for export in found.with_versions():
        if may_fetch(user, export):
            same = Export.objects.of(export.version, export.kind, export.against).made()
            later = same.filter(requested_at__gt=export.requested_at)
            anew = later.newest_first().first()
            return _in_time(export.version, user, export=export, anew=anew)
    return None


def _as_seal(sha256: str, user: Person) -> Recognised | None:
    sealed = Version.objects.without_text().select_related("document").filter(sha256=sha256)
    for version in sealed:
        if may_read_version(user, version):
            return _in_time(version, user)
    return None


def _in_time(
    version: Version, user: Person, *, export: Export | None = None, anew: Export | None = None
) -> Recognised:
    document = version.document
    document.sees_embargoed = may_withdraw(user, document)
    current = document.current
    withdrawal = withdrawal_in(export) if export else document.withdrawal_of(version)
    return Recognised(
        version=version,
        export=export,
        newer=current if current and current.number > version.number else None,
        anew=anew,
        withdrawal=withdrawal,
    )
