"""A small world for tests: people, a document, versions, comments. Made by the real actions."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.utils import timezone

from documents import actions as documents
from documents.core.span import Span
from documents.models import Audience, Document, Kind, Participant, Role, Version
from feedback.actions import announcing, comments, decisions, rounds
from feedback.actions.comments import About, Sender
from feedback.models import Comment, Decision, Outcome, Round, Scope
from members.models import Membership, Organisation, User

_numbers = count(1)


def person(name: str = "Ans", *, member: bool = False, coordinator: bool = False) -> User:
    """Somebody with an account; a member belongs to the organisation "De Buurt"."""
    user = User.objects.create_user(f"{name.lower()}{next(_numbers)}@example.org", name=name)
    if coordinator:
        user.coordinator_since = timezone.now()
        user.save()
    if member:
        buurt, _ = Organisation.objects.get_or_create(name="De Buurt")
        Membership.objects.create(user=user, organisation=buurt, approved_at=timezone.now())
    return user


def paper(
    *paragraphs: str, editor: User | None = None, audience: str = Audience.PUBLIC, **fields: str
) -> Document:
    """A document whose draft has these paragraphs (or HTML, when one starts with "<")."""
    number = next(_numbers)
    document = documents.create(
        slug=fields.pop("slug", f"stuk-{number}"),
        title=fields.pop("title", f"Stuk {number}"),
        language=fields.pop("language", "nl"),
        by=editor or person("Redactie"),
        audience=audience,
        comment_audience=fields.pop("comment_audience", audience),
        **fields,
    )
    if paragraphs:
        write(document, *paragraphs)
    return document


def write(document: Document, *paragraphs: str) -> None:
    """Replace the draft."""
    document.draft.refresh_from_db()
    documents.save_draft(
        document, html(*paragraphs), base=document.draft.saves, by=editor_of(document)
    )
    document.draft.refresh_from_db()


def html(*paragraphs: str) -> str:
    return "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)


def editor_of(document: Document) -> User:
    return User.objects.get(participations__document=document, participations__role=Role.EDITOR)


def take_part(document: Document, user: User, role: Role) -> User:
    Participant.objects.create(document=document, user=user, role=role)
    return user


def frozen(
    document: Document, *paragraphs: str, kind: Kind = Kind.CONCEPT, **fields: str
) -> Version:
    """Freeze the draft, after replacing it when paragraphs are given."""
    if paragraphs:
        write(document, *paragraphs)
    return documents.freeze(document, by=editor_of(document), kind=kind, **fields)


def open_round(version: Version, *, audience: str = Audience.PUBLIC, days: int = 14) -> Round:
    now = timezone.now()
    return rounds.open_round(
        version,
        opens_at=now - timedelta(minutes=1),
        closes_at=now + timedelta(days=days),
        audience=audience,
    )


def say(
    version: Version,
    words: str | None = None,
    *,
    by: User | None = None,
    text: str = "Ik denk hier anders over.",
    replacement: str | None = None,
) -> Comment:
    """A comment on the first place where ``words`` stand; on the whole when None.

    Without ``by`` it is the editor's, who needs no open round.
    """
    by = by or editor_of(version.document)
    about = About()
    if words is not None:
        start = version.text.index(words)
        about = About(scope=Scope.SPAN, span=Span(start, start + len(words)), exact=words)
    return comments.comment(
        version, sender=Sender.of(by), text=text, about=about, replacement=replacement
    )


def decided(
    *said: Comment, outcome: Outcome = Outcome.NOTED, reason: str = "", by: User | None = None
) -> Decision:
    """Answer comments, and let readers see it."""
    decision = decisions.decide(said, outcome=outcome, reason=reason, by=by)
    published(said[0].version.document, decision)
    for comment in said:
        comment.refresh_from_db(fields=["decision", "draft_decision"])
    return decision


def published(document: Document, *only: Decision) -> None:
    """Publish the answers that are drafts: all of them, or those that are given."""
    announcing.publish(document, by=None, only=[each.pk for each in only] or None)
