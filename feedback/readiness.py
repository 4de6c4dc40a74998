"""What is still open before the draft can become a version, and what that version would change."""

from __future__ import annotations

from dataclasses import dataclass

from documents.comparing import Change, changes
from documents.core.markup import parse
from documents.models import Document, Version
from feedback.accounting import landed_in_draft
from feedback.chapters import Chapter, chapters
from feedback.core.replacing import core
from feedback.evidence import Landed, Way, merge_in
from feedback.models import Comment
from feedback.table import Table, waits
from feedback.threads import Thread
from feedback.tracing import Tally, TracedChange, tally, traced_draft, unexplained


@dataclass(frozen=True, slots=True)
class Readiness:
    """The open ends of a draft, each as editors can go and mend it.

    ``undecided`` counts the comments without an answer, of which ``waiting`` are shown by
    chapter; ``unpublished`` the answers that only editors see; ``unsure`` have no certain
    place; ``overwritten`` were adopted, but their words stand in the draft no more;
    ``unseen`` were taken over, and no change shows it; ``unexplained`` changes have neither
    comment nor reason. ``bare_pictures`` counts those without a description.
    """

    undecided: int
    unpublished: int
    waiting: tuple[Chapter, ...]
    about_whole: tuple[Thread, ...]
    unsure: tuple[Thread, ...]
    overwritten: tuple[Thread, ...]
    unseen: tuple[Thread, ...]
    unexplained: tuple[TracedChange, ...]
    bare_pictures: int
    listed: tuple[Change, ...]
    traced: tuple[TracedChange, ...]

    @property
    def tally(self) -> Tally:
        return tally(self.traced)


def readiness(document: Document, latest: Version | None) -> Readiness:
    """Return what is open in the draft of ``document``, whose newest version is ``latest``."""
    pictures = bare_pictures(document.draft.html)
    if latest is None:
        return Readiness(0, 0, (), (), (), (), (), (), pictures, (), ())
    table = Table.of(latest)
    threads, waiting = table.threads, table.waiting
    listed = changes(latest.html, document.draft.html)
    landed = landed_in_draft(document, latest)
    traced = traced_draft(latest, document.draft.html, landed, listed)
    done = [each for each in threads if Way(latest, None).holds(each.root)]
    seen = {behind.comment.pk for change in traced for behind in change.comments}
    lost = [each for each in done if _is_lost(each.root, landed) and each.root.pk not in seen]
    return Readiness(
        unpublished=len(table.drafts),
        undecided=Comment.objects.of(document).undecided().count(),
        waiting=tuple(each for each in chapters(latest, waiting) if each.threads),
        about_whole=tuple(each for each in waiting if each.is_whole),
        unsure=tuple(each for each in threads if each.is_unsure and waits(each)),
        overwritten=tuple(lost),
        unseen=tuple(each for each in done if each not in lost and each.root.pk not in seen),
        unexplained=tuple(unexplained(traced)),
        bare_pictures=pictures,
        listed=tuple(listed),
        traced=tuple(traced),
    )


def bare_pictures(html: str) -> int:
    """Return how many pictures no description says anything of."""
    return sum(leaf.tag == "img" and not leaf.alt.strip() for leaf in parse(html))


def _is_lost(comment: Comment, landed: Landed) -> bool:
    """Say whether words were put in the draft for ``comment`` that stand there no more."""
    merge = merge_in(comment)
    if merge is None or not core(merge.was, merge.becomes).becomes.strip():
        return False
    return merge.pk in landed and landed[merge.pk] is None
