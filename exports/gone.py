"""Which files show the text of a version that was withdrawn."""

from __future__ import annotations

from documents.models import Withdrawal
from exports.models import Export, Kind


def withdrawal_in(export: Export) -> Withdrawal | None:
    """Return the withdrawal of a version whose text stands in ``export``, or None."""
    document = export.version.document
    for version in (export.version, export.against):
        if version is not None and (gone := document.withdrawal_of(version)) is not None:
            return gone
    return _in_dossier(export) if export.kind == Kind.DOSSIER else None


def _in_dossier(export: Export) -> Withdrawal | None:
    """A dossier holds redlines against earlier versions, but none withdrawn before it was made."""
    document = export.version.document
    numbers = {version.pk: version.number for version in document.all_versions}
    for gone in document.standing_withdrawals:
        is_earlier = numbers.get(gone.version_id or 0, export.version.number) < (
            export.version.number
        )
        if is_earlier and export.made_at is not None and export.made_at < gone.withdrawn_at:
            return gone
    return None
