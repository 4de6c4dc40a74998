"""What feedback does when a version is frozen: in the same transaction, in this order."""

from __future__ import annotations

from typing import Any

from documents.models import Version
from feedback.actions import carry_over, gate, rounds, tracing


def on_version_frozen(version: Version, **_kwargs: Any) -> None:
    gate.refuse_undecided(version)
    if version.is_definitive:
        rounds.close_all(version.document)
    carry_over.carry_over(version)
    tracing.trace(version)
    tracing.settle_draft(version)
