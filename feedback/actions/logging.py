"""Every step in the answering of comments is written down, in the transaction of the step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from feedback.models import Act, Comment, DecisionStep
from members.models import User


def log(  # noqa: PLR0913 - what was done, by whom, from what to what
    comments: Sequence[Comment],
    act: Act,
    *,
    by: User | None,
    becomes: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> None:
    """Write down that ``act`` was done to ``comments``, which still have the answer from before."""
    moment = at or timezone.now()
    DecisionStep.objects.bulk_create(
        DecisionStep(
            comment=comment,
            act=act,
            was=comment.answer.outcome if comment.answer else "",
            becomes=becomes,
            reason=reason,
            at=moment,
            by=by,
        )
        for comment in comments
    )
