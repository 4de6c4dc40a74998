"""Which papers can be commented on now. For the list of documents, which knows no rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.utils import timezone

from documents.models import Document, Version
from feedback.models import Round

register = template.Library()


@register.simple_tag
def open_rounds(documents: Iterable[Document]) -> dict[int, Round]:
    """Return the open round of the newest versions that have one, by version; one query."""
    newest = [document.current.pk for document in documents if document.current]
    found = Round.objects.open_at(timezone.now()).filter(version_id__in=newest)
    return {each.version_id: each for each in found}


@register.filter
def of_version(rounds: Mapping[int, Round], version: Version | None) -> Round | None:
    return rounds.get(version.pk) if version else None
