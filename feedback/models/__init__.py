"""Rounds, comments, where their words went, and what was decided."""

from feedback.models.comment import Agreement, Channel, Comment, Scope, agreements
from feedback.models.decision import Decision, Merge, Outcome
from feedback.models.meeting import Meeting, MeetingKind
from feedback.models.placement import Fate, Placement
from feedback.models.report import Report
from feedback.models.round import Round

__all__ = [
    "Agreement",
    "Channel",
    "Comment",
    "Decision",
    "Fate",
    "Meeting",
    "MeetingKind",
    "Merge",
    "Outcome",
    "Placement",
    "Report",
    "Round",
    "Scope",
    "agreements",
]
