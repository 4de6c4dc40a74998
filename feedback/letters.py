"""What is told to whom when answers are published. Reads a fixed number of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from documents.models import Document
from feedback.models import Comment, agreements
from feedback.permissions import may_see_comments
from members.models import User


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's: the answers to what that person said, and to what he or she backed."""

    to: str
    name: str
    document: Document
    own: Sequence[Comment]
    backed: Sequence[Comment]


def letters(decisions: Collection[int]) -> Iterator[Letter]:
    """Yield a letter for everybody with an address whom these decisions answer.

    Not for what was withdrawn or hidden, nor to whom may no longer read the comments.
    """
    answered = Comment.objects.shown().roots().filter(decision__in=decisions)
    answered = answered.filter(withdrawn_at__isnull=True)
    comments = list(answered.select_related("decision__chosen", "version__document").order_by("pk"))
    own, backed = _own(comments), _backed(comments)
    people = User.objects.filter(pk__in=own.keys() | backed.keys(), is_active=True).exclude(
        email=""
    )
    for person in people.order_by("pk"):
        mine, others = own.get(person.pk, []), backed.get(person.pk, [])
        document = (mine or others)[0].version.document
        if may_see_comments(person, document):
            yield Letter(person.email, person.name, document, mine, others)


def _own(comments: Sequence[Comment]) -> dict[int, list[Comment]]:
    """What each person said; what was recorded for somebody without an account is nobody's."""
    said: dict[int, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.user_id is not None:
            said[comment.user_id].append(comment)
    return said


def _backed(comments: Sequence[Comment]) -> dict[int, list[Comment]]:
    """What each person agreed with or replied to, own comments left out."""
    by_key = {comment.pk: comment for comment in comments}
    replies = Comment.objects.shown().filter(thread_id__in=by_key, withdrawn_at__isnull=True)
    replied = replies.exclude(pk__in=by_key).values_list("user_id", "thread_id")
    agreed = agreements().filter(comment_id__in=by_key).values_list("user_id", "comment_id")
    backed: dict[int, list[Comment]] = defaultdict(list)
    for person, key in sorted({pair for pair in (*replied, *agreed) if pair[0] is not None}):
        if by_key[key].user_id != person:
            backed[person].append(by_key[key])
    return backed
