"""Rounds, comments, where their words went, and what was decided."""

from feedback.models.comment import Agreement, Channel, Comment, Scope, agreements
from feedback.models.decision import Decision, Merge, Outcome
from feedback.models.log import Act, DecisionStep
from feedback.models.meeting import Meeting, MeetingKind
from feedback.models.placement import Fate, Placement
from feedback.models.report import Report
from feedback.models.round import Round
from feedback.models.subscription import Subscription
from feedback.models.trace import Link, OwnReason, Trace
from feedback.models.weighing import Note, StandardReason

__all__ = [
    "Act",
    "Agreement",
    "Channel",
    "Comment",
    "Decision",
    "DecisionStep",
    "Fate",
    "Link",
    "Meeting",
    "MeetingKind",
    "Merge",
    "Note",
    "Outcome",
    "OwnReason",
    "Placement",
    "Report",
    "Round",
    "Scope",
    "StandardReason",
    "Subscription",
    "Trace",
    "agreements",
]
