"""Rounds, comments, where their words went, and what was decided."""

from feedback.models.comment import Agreement, Channel, Comment, Scope, agreements
from feedback.models.decision import Decision, Merge, Outcome
from feedback.models.placement import Fate, Placement
from feedback.models.report import Report
from feedback.models.round import Round
from feedback.models.trace import Link, OwnReason, Trace

__all__ = [
    "Agreement",
    "Channel",
    "Comment",
    "Decision",
    "Fate",
    "Link",
    "Merge",
    "Outcome",
    "OwnReason",
    "Placement",
    "Report",
    "Round",
    "Scope",
    "Trace",
    "agreements",
]
