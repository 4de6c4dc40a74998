"""Saying something about a version, and answering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.core.blocks import block_at
from documents.core.editing import same_words, settled
from documents.core.span import Span, quote
from documents.errors import DocumentIsDefinitive
from documents.models import Kind, Version
from feedback.actions.carry_over import follow
from feedback.actions.rounds import refuse_closed, refuse_closed_document
from feedback.errors import NothingProposed, NothingSaid, QuoteMismatch, ThreadFull
from feedback.models import Channel, Comment, Scope
from feedback.models.comment import MaxThreadLevelExceededException, XtdComment, content_key
from members.models import Organisation, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who says it. ``published_name`` is all that readers see, beside the organisation.

    An intake (channel other than SITE) has a ``source`` and the editor who recorded
    it; ``user`` is then the person meant, if that person has an account.
    """

    user: User | None
    published_name: str
    organisation: Organisation | None = None
    channel: str = Channel.SITE
    source: str = ""
    recorded_by: User | None = None

    @classmethod
    def of(cls, user: User, *, for_organisation: bool = False) -> Sender:
        """Return ``user`` speaking under the own name, or also for the organisation."""
        organisation = user.organisation if for_organisation else None
        return cls(user=user, published_name=user.name, organisation=organisation)

    @property
    def writer(self) -> User | None:
        return self.recorded_by or self.user


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is meant: nothing (the whole), a block, or a span of the version's reading text.

    ``exact`` is what the sender saw; when given it must stand at ``span``.
    """

    scope: str = Scope.WHOLE
    span: Span | None = None
    exact: str | None = None


WHOLE = About()


@transaction.atomic
def comment(  # noqa: PLR0913 - who, what, about what, and when
    version: Version,
    *,
    sender: Sender,
    text: str,
    about: About = WHOLE,
    replacement: str | None = None,
    at: datetime | None = None,
    follows: bool = True,
) -> Comment:
    """Record what somebody says about ``version``; with ``replacement`` a suggestion.

    Unless ``follows`` is False, it gets its places in later versions at once; who records
    many comments lets them follow once, at the end.
    Raises NoRound, RoundNotOpenYet or RoundClosed; QuoteMismatch when the words are
    not there; NothingSaid; NothingProposed; DocumentIsDefinitive on its concepts.
    """
    _refuse_overtaken(version)
    if sender.writer is not None:
        refuse_closed(version, by=sender.writer, at=at)
    if not text.strip() and replacement is None:
        raise NothingSaid
    new = _new(version, sender=sender, text=text, at=at)
    new.scope, new.replacement = about.scope, replacement
    if about.span is not None:
        _anchor(new, version, about.span, about.exact)
    if replacement is not None:
        new.replacement = settled(replacement)
        if same_words(new.replacement, new.exact):
            raise NothingProposed
    new.save()  # type: ignore[no-untyped-call] # the package has no types
    if follows:
        # Said of an older version: it has a place in those that came after, too.
        follow(version)
    return new


@transaction.atomic
def reply(to: Comment, *, sender: Sender, text: str, at: datetime | None = None) -> Comment:
    """Answer ``to``. Raises NothingSaid, ThreadFull, or that no round is open."""
    if sender.writer is not None:
        refuse_closed_document(to.version.document, by=sender.writer, at=at)
    if not text.strip():
        raise NothingSaid
    # Locked, because the package gives concurrent replies the same order; and in one
    # transaction, because it leaves a row behind when it refuses a reply.
    XtdComment.norel_objects.select_for_update(of=("self",)).get(pk=to.thread_id)
    answer = _new(to.version, sender=sender, text=text, at=at)
    answer.parent_id = to.pk
    try:
        with transaction.atomic():
            answer.save()  # type: ignore[no-untyped-call]
    except MaxThreadLevelExceededException as error:
        raise ThreadFull from error
    return answer


def _refuse_overtaken(version: Version) -> None:
    """Once there is a definitive version, what is said is said of that one."""
    definitive = version.document.versions.filter(kind=Kind.DEFINITIVE)
    if definitive.exclude(pk=version.pk).exists():
        raise DocumentIsDefinitive(title=version.document.title)


def _new(version: Version, *, sender: Sender, text: str, at: datetime | None) -> Comment:
    # No IP address: we do not need it, so we do not have it.
    return Comment(
        **content_key(version),
        version=version,
        user=sender.user,
        published_name=sender.published_name,
        organisation=sender.organisation,
        channel=sender.channel,
        source=sender.source,
        recorded_by=sender.recorded_by,
        # Textareas send CRLF.
        comment=text.replace("\r\n", "\n").strip(),
        submit_date=at or timezone.now(),
    )


def _anchor(new: Comment, version: Version, span: Span, exact: str | None) -> None:
    if not 0 <= span.start < span.end <= len(version.text):
        raise QuoteMismatch
    words = quote(version.text, span)
    if exact is not None and words.exact != exact:
        raise QuoteMismatch
    new.start, new.end = span.start, span.end
    new.exact, new.prefix, new.suffix = words.exact, words.prefix, words.suffix
    new.block = block_at(version.blocks, span.start).id
