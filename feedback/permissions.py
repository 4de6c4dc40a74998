"""Who may do what with comments: the table of the design, in one place."""

from __future__ import annotations

from documents.models import Audience, Document, Role, Version
from documents.permissions import is_within, may_edit, may_manage, may_read, role_of
from feedback.models import Comment, Round
from members.models import User
from members.permissions import Person, add_rule, for_coordinators, is_coordinator, predicate


@predicate
def may_see_comments(user: Person, document: Document) -> bool:
    return may_read(user, document) and is_within(user, document, document.comment_audience)


@predicate
def may_always_comment(user: Person, document: Document) -> bool:
    """Also outside a round: editors and coordinators."""
    return bool(may_edit(user, document) or may_manage(user, document))


@predicate
def may_comment(user: Person, version: Version) -> bool:
    """Belongs to those whom the rounds of this version are for.

    Whether a round is open at this moment is another question, which the action asks.
    """
    document = version.document
    if not user.is_authenticated or not may_read(user, document):
        return False
    if may_always_comment(user, document):
        return True
    if role_of(user, document) is Role.OBSERVER:
        return False
    round_ = current(version)
    return is_within(user, document, round_.audience if round_ else Audience.PARTICIPANTS)


@predicate
def is_writer(user: Person, comment: Comment) -> bool:
    """Said it, or recorded it on behalf of somebody."""
    return isinstance(user, User) and comment.is_by(user)


@predicate
def may_report(user: Person, document: Document) -> bool:
    return user.is_authenticated and bool(may_see_comments(user, document))


@predicate
def may_moderate(user: Person) -> bool:
    return bool(is_coordinator(user))


@predicate
def may_keep_for_all(user: Person) -> bool:
    """Keep a standard reason for every paper of the site."""
    return bool(is_coordinator(user))


def by_opening(version: Version) -> list[Round]:
    """The rounds of ``version``, the first first; no query when they were prefetched."""
    return sorted(version.rounds.all(), key=lambda each: each.opens_at)


def current(version: Version) -> Round | None:
    """The round that matters now: the one that is open, else the next, else the last."""
    rounds = by_opening(version)
    coming = [each for each in rounds if not each.is_over]
    return coming[0] if coming else rounds[-1] if rounds else None


add_rule("feedback.see", may_see_comments)
add_rule("feedback.comment", may_comment)
add_rule("feedback.own", is_writer)
add_rule("feedback.report", may_report)
add_rule("feedback.moderate", may_moderate)

for_coordinators("feedback", "comment", actions=("view", "change"))
for_coordinators(
    "feedback", "round", "decision", "placement", "report", "meeting", actions=("view",)
)
for_coordinators("feedback", "standardreason")
