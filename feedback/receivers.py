"""What feedback does when a version is frozen: in the same transaction, in this order."""

from __future__ import annotations

from typing import Any

from documents.models import Version
from feedback.actions import announcing, carry_over, gate, rounds, tracing
from feedback.models import Comment


def on_version_frozen(version: Version, **_kwargs: Any) -> None:
    gate.refuse_undecided(version)
    if version.is_definitive:
        rounds.close_all(version.document)
    # What changed in the text for a comment is there for all to see: so is its answer.
    # Under embargo it is not: then editors publish the answers when the time has come.
    if (
        not version.is_under_embargo
        and Comment.objects.of(version.document).answered_in_draft().exists()
    ):
        announcing.publish(version.document, by=version.frozen_by)
    carry_over.carry_over(version)
    tracing.trace(version)
    tracing.settle_draft(version)
