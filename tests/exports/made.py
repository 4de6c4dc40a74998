"""Files that count as made without being set: for tests of what is told of them."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from documents.models import Version
from exports.models import Export, Kind

CONTENT = b"%PDF-1.7 the text of "


def made(version: Version, kind: str = Kind.CLEAN, content: bytes | None = None) -> Export:
    """The export of that kind that was ordered, as if a worker had made it."""
    export = version.exports.get(kind=kind)
    return filled(export, content or CONTENT + f"{version.pk} {kind}".encode())


def filled(export: Export, content: bytes) -> Export:
    export.sha256 = hashlib.sha256(content).hexdigest()
    export.file.name = default_storage.save(
        f"exports/{export.sha256}.{export.suffix}", ContentFile(content)
    )
    export.size, export.pages, export.made_at = len(content), 3, timezone.now()
    export.save()
    return export
