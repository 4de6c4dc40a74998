"""Are the frozen versions of a document still what they were?"""

from __future__ import annotations

from documents import history
from documents.core.blocks import reading_text
from documents.models import Document, Draft, Version


def faults(document: Document) -> list[str]:
    """Return what is wrong, a line each; an empty list when all is well.

    Checked for each version: its number follows, its seal is that of its text, it
    carries the seal of its predecessor, its reading text is that of its HTML, and
    the text in the audit trail is the same. Not seen: that the newest was removed.
    """
    found: list[str] = []
    number, seal = 0, ""
    for version in document.versions.order_by("number").select_related("revision"):
        found += _faults_of(version, number + 1, seal)
        number, seal = version.number, version.sha256
    return found


def _faults_of(version: Version, number: int, previous: str) -> list[str]:
    checks = {
        f"version {number} is missing": version.number == number,
        "the seal does not fit the text": version.computed_sha256() == version.sha256,
        "the seal of the version before does not fit": version.previous_sha256 == previous,
        "the reading text does not fit the HTML": reading_text(version.html) == version.text,
        "the audit trail has another text": _is_as_recorded(version),
    }
    name = f"{version.document.slug}, version {version.number}"
    return [f"{name}: {fault}" for fault, is_well in checks.items() if not is_well]


def _is_as_recorded(version: Version) -> bool:
    if not Draft.objects.filter(document=version.document_id).exists():
        return False
    return history.text_at(version.document.draft, version.revision) == version.html
