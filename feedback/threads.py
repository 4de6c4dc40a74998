"""The comments on a version as its readers meet them: threads, in the order of the text.

Reads the database in two queries, however many comments there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from documents.core.blocks import Block, block_at
from documents.core.span import Span
from documents.models import Version
from feedback.models import Comment, Fate, Merge, Placement
from feedback.models.decision import merge_of


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies, seen from one version.

    ``span`` is where its words lie there (None: about the whole, gone, or nobody is
    sure); ``near`` the offset beside which it is shown; ``fate`` None when it was made
    on this very version. ``block`` is the block it is shown with, None for the whole
    document. ``words`` are those at ``span``; ``agreed`` is how many agree, ``guess`` the
    place that nobody is sure of.
    """

    root: Comment
    replies: tuple[Comment, ...]
    span: Span | None
    near: int
    fate: Fate | None
    block: Block | None
    words: str
    merge: Merge | None
    agreed: int = 0
    guess: Span | None = None

    @property
    def is_whole(self) -> bool:
        return self.root.span is None

    @property
    def is_orphan(self) -> bool:
        """About words that are no longer there, or that nobody is sure of."""
        return not self.is_whole and self.span is None

    @property
    def waits(self) -> bool:
        """Asks the editors for an answer."""
        return not self.root.is_settled and not self.root.is_withdrawn

    @property
    def is_removed(self) -> bool:
        return self.fate == Fate.REMOVED

    @property
    def is_unsure(self) -> bool:
        return self.is_orphan and not self.is_removed

    @property
    def is_moved(self) -> bool:
        return self.fate == Fate.MOVED

    @property
    def is_edited(self) -> bool:
        """About words that stand there in other words now."""
        return self.fate == Fate.EDITED and self.span is not None

    @property
    def asks_a_person(self) -> bool:
        """Its words went where the engine cannot be trusted to have followed them."""
        return self.is_carried and (self.is_orphan or self.is_edited)

    @property
    def is_carried(self) -> bool:
        """Made on an earlier version than the one it is seen from."""
        return self.fate is not None

    @property
    def proposes_here(self) -> bool:
        """Proposes other words for exactly the words that stand here."""
        return self.root.is_suggestion and self.span is not None and self.words == self.root.exact


def threads_on(version: Version, *, for_editors: bool = False) -> list[Thread]:
    """Return every shown thread made on ``version`` or before, in text order.

    First those about the whole document, then by place; at one place, by age. Answers
    that are drafts, and who is asked to give one, are read only for editors.
    """
    shown = _standing(_said(version, for_editors=for_editors))
    placements = {place.comment_id: place for place in version.placements.all()}
    replies = defaultdict(list)
    for comment in shown:
        if comment.is_reply:
            replies[comment.thread_id].append(comment)
    threads = [
        _thread(version, root, replies[root.pk], placements.get(root.pk)) for root in _roots(shown)
    ]
    return sorted(threads, key=_place)


def grouped(threads: Iterable[Thread]) -> dict[str, list[Thread]]:
    """Return the threads per block id; those about the whole document under ''."""
    groups: dict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        groups[thread.block.id if thread.block else ""].append(thread)
    return groups


def _standing(said: Iterable[Comment]) -> list[Comment]:
    """What stands in its thread: no reply to what is hidden, nothing withdrawn at its end."""
    standing: dict[int, Comment] = {}
    for comment in said:
        if not comment.is_reply or comment.parent_id in standing:
            standing[comment.pk] = comment
    answered: set[int] = set()
    for comment in reversed(list(standing.values())):
        if comment.is_withdrawn and comment.pk not in answered:
            del standing[comment.pk]
        elif comment.is_reply:
            answered.add(comment.parent_id)
    return list(standing.values())


def _said(version: Version, *, for_editors: bool) -> Iterator[Comment]:
    """All that was said, without what no page shows: the texts of versions, and addresses."""
    # Versions are few, and known already: joined, each comment would get its own.
    versions = {each.pk: each for each in version.document.all_versions}
    said = Comment.objects.shown().up_to(version).on_thread_order().with_agreements()
    if not for_editors:
        said = said.exclude(version__in=hidden_from(version))
    joined = said.select_related(None).select_related("organisation", "decision", "merge")
    if for_editors:
        joined = joined.select_related("draft_decision", "assigned_to")
    for comment in joined.defer("user_email", "ip_address"):
        comment.version = versions[comment.version_id]
        yield comment


def hidden_from(version: Version) -> list[int]:
    """The earlier versions that readers of ``version`` may not know of yet, by their keys.

    What was said on them quotes their words.
    """
    shown = max(version.released_at, timezone.now())
    return [each.pk for each in version.document.all_versions if each.released_at > shown]


def _roots(comments: Sequence[Comment]) -> list[Comment]:
    return [comment for comment in comments if not comment.is_reply]


def _thread(
    version: Version, root: Comment, replies: Sequence[Comment], placement: Placement | None
) -> Thread:
    span, near, fate = root.span, root.start or 0, None
    guess = None
    if placement is not None:
        span, near, fate = placement.span, placement.near, Fate(placement.fate)
        if fate == Fate.UNSURE and placement.confirmed_at is None:
            # A doubtful place is never shown as if it were the right one.
            span, guess = None, span
    elif root.version_id != version.pk:
        # Never carried over: its offsets mean nothing here.
        span, near, fate = None, 0, Fate.UNSURE
    at = span.start if span else near
    is_whole = root.span is None
    return Thread(
        root=root,
        replies=tuple(replies),
        span=span,
        near=at,
        fate=fate,
        block=None if is_whole else block_at(version.blocks, at),
        words=span.of(version.text) if span else "",
        merge=merge_of(root),
        agreed=root.__dict__["agreed"],
        guess=guess,
    )


def _place(thread: Thread) -> tuple[int, int, int]:
    return (0 if thread.is_whole else 1, thread.near, thread.root.pk)
