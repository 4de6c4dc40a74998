"""What the editors of the demonstration are doing with the round that is open."""

from __future__ import annotations

from typing import Any

from documents.models import Document
from feedback.actions import decisions, weighing
from feedback.models import Comment, Outcome, StandardReason
from members.models import User


def keep_reasons(document: Document, listed: list[dict[str, Any]]) -> None:
    """Keep the standard reasons of one paper, and those for all of them."""
    for each in listed:
        paper = None if each.get("for_all") else document
        if not StandardReason.objects.filter(document=paper, label=each["label"]).exists():
            weighing.keep_reason(label=each["label"], text=each["text"], document=paper)


def weigh(comment: Comment, facts: dict[str, Any], people: dict[str, User], by: User) -> None:
    """Give a comment to an editor, with the notes on it, or an answer that is a draft."""
    if key := facts.get("assigned"):
        weighing.assign([comment], to=people[key])
    for each in facts.get("note", ()):
        weighing.note(comment, by=people[each["by"]], text=each["text"])
    if draft := facts.get("draft"):
        outcome = Outcome(draft["outcome"])
        decisions.decide([comment], outcome=outcome, reason=draft["reason"], by=by)
