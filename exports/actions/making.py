"""Making a file that was ordered. No PDF work inside a transaction."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from documents.models import Version
from exports import sealing
from exports.actions.packing import content_of
from exports.composing import compose
from exports.errors import explain
from exports.models import Export, Kind
from exports.pdf import Limits, Made, Paper, Refused, make_pdf
from members.errors import RuleBroken


def make(export: Export, *, limits: Limits | None = None) -> Export | None:
    """Return ``export``, made or failed with its reason; None when another did the same.

    Idempotent: a made file is left alone, and bytes are stored under their own
    checksum. Raises exports.pdf.Crashed, or what storage or database raise: those
    may pass, so the task may be tried again.
    """
    if export.is_made:
        return export
    try:
        made, fingerprint = produce(export.version, export.kind, export.against, limits=limits)
    except RuleBroken as error:
        return fail(export, str(error))
    except Refused as refusal:
        return fail(export, explain(refusal))
    return _keep(export, made, fingerprint)


def produce(
    version: Version, kind: str, against: Version | None = None, *, limits: Limits | None = None
) -> tuple[Made, str]:
    """Return a file of that kind and its fingerprint, without keeping it.

    Raises what composing.compose and exports.pdf.make_pdf raise.
    """
    recipe = compose(version, kind, against)
    if isinstance(recipe, Paper):
        made = make_pdf(recipe, limits=limits)
    else:
        made = Made(content_of(version, Kind(kind), limits=limits), pages=0)
    return made, recipe.fingerprint()


def start(export: Export) -> None:
    """Note that a worker is at it, for who waits."""
    export.started_at = timezone.now()
    export.save(update_fields=["started_at"])


def fail(export: Export, why: str) -> Export:
    """Say why it will not be made, until somebody asks again."""
    export.failed_at, export.failure = timezone.now(), why
    export.save(update_fields=["failed_at", "failure"])
    return export


def _keep(export: Export, made: Made, fingerprint: str) -> Export | None:
    unsealed = hashlib.sha256(made.content).hexdigest()
    content = sealing.sealed(made.content) if export.is_pdf else made.content
    sha256 = hashlib.sha256(content).hexdigest()
    name = _store(sha256, content, export.suffix)
    with transaction.atomic():
        kept = Export.objects.select_for_update().get(pk=export.pk)
        if kept.is_made:
            return kept
        # A comment may have come or gone between ordering and making.
        same = Export.objects.of(kept.version, kept.kind, kept.against)
        if same.exclude(pk=kept.pk).filter(fingerprint=fingerprint).exists():
            kept.delete()
            return None
        kept.fingerprint, kept.sha256, kept.file.name = fingerprint, sha256, name
        kept.unsealed_sha256 = "" if unsealed == sha256 else unsealed
        kept.size, kept.pages = len(content), made.pages or None
        kept.made_at, kept.failed_at, kept.failure = timezone.now(), None, ""
        kept.save()
    return kept


def _store(sha256: str, content: bytes, suffix: str) -> str:
    name = f"exports/{sha256[:2]}/{sha256}.{suffix}"
    if default_storage.exists(name):
        return name
    return default_storage.save(name, ContentFile(content))
