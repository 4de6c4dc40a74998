"""The reading page in parts, kept as long as nothing that they show changed.

The text with its marks and the list of cards are kept per version and state of its
comments. The cards are also kept one by one: when somebody says something, only that
card is made anew. Nothing of one person is in what is kept (feedback.personal).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from documents.models import Version
from feedback.chapters import Group, by_block, chapters
from feedback.marking import numbered, page_html
from feedback.models import Comment
from feedback.sifting import EVERYTHING, Sift, sifted
from feedback.threads import Thread, hidden_from, threads_on

_CACHE = "pages"
# Stands in a kept card for its number, which changes when something is said before it.
_NUMBER = 'data-n="?"'
_CARDS = "<!--cards-->"  # in a kept group, for its cards


@dataclass(frozen=True, slots=True)
class Look:
    """How a version looks to a kind of reader: what is shown, and which ways are offered."""

    sees_comments: bool
    invites: bool
    comments_now: bool
    can_edit: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the page that comments change, as HTML.

    ``count`` is how many threads there are, ``shown`` how many of them were asked for;
    ``lost`` have no place in the text any more, ``earlier`` were made on a version before.
    ``organisations`` are those that said something: keys and names.
    """

    text: str
    contents: str
    rail: str
    whole: str
    count: int
    shown: int
    lost: int
    earlier: int
    about_whole: int
    organisations: tuple[tuple[str, str], ...]


def parts(
    version: Version, look: Look, *, state: str, sift: Sift = EVERYTHING, person: int | None = None
) -> Parts:
    """Return the parts of the page of ``version``, whose comments are in that ``state``."""
    key = _key("parts", version, look, state)
    kept: Parts | None = caches[_CACHE].get(key)
    if kept is not None and sift.is_plain:
        return kept
    threads = threads_on(version) if look.sees_comments else []
    made = Made(version, threads, look)
    if kept is None:
        kept = _all(version, threads, made, look)
        caches[_CACHE].set(key, kept)
        made.keep()
    if sift.is_plain:
        return kept
    shown = sifted(threads, sift, person=person)
    placed = [thread for thread in shown if not thread.is_whole]
    # In another order than that of the text, blocks are no groups.
    rail = made.cards(placed) if sift.order else made.groups(placed)
    whole = made.cards(_about_whole(shown))
    return replace(kept, rail=rail, whole=whole, shown=len(shown))


def _all(version: Version, threads: Sequence[Thread], made: Made, look: Look) -> Parts:
    context = {"chapters": chapters(version, threads), "version": version, "look": look}
    whole = _about_whole(threads)
    speakers = {thread.root.organisation for thread in threads if thread.root.organisation}
    return Parts(
        text=page_html(version, threads, can_comment=look.invites),
        contents=render_to_string("feedback/_contents.html", context),
        rail=made.groups(threads),
        whole=made.cards(whole),
        count=len(threads),
        shown=len(threads),
        lost=sum(thread.is_orphan for thread in threads),
        earlier=sum(thread.is_carried for thread in threads),
        about_whole=len(whole),
        organisations=tuple(sorted(((str(each.pk), each.name) for each in speakers), key=_name)),
    )


def _name(organisation: tuple[str, str]) -> str:
    return organisation[1].casefold()


def _about_whole(threads: Sequence[Thread]) -> list[Thread]:
    return [thread for thread in threads if thread.is_whole]


class Made:
    """The cards of a version: made now, or kept since nothing on them changed."""

    def __init__(self, version: Version, threads: Sequence[Thread], look: Look) -> None:
        self._context = {"version": version, "look": look}
        self._key = _key("cards", version, look)
        self._kept: dict[Hashable, str] = caches[_CACHE].get(self._key) or {}
        self._used: dict[Hashable, str] = {}
        self._cards = {
            thread.root.pk: self._card(thread).replace(_NUMBER, f'data-n="{number}"', 1)
            for number, thread in numbered(threads)
        }

    def keep(self) -> None:
        """Keep what is in use now, and forget the rest."""
        if self._used.keys() != self._kept.keys():
            caches[_CACHE].set(self._key, self._used)

    def cards(self, threads: Sequence[Thread]) -> SafeString:
        # Rendered by a template, which escaped every word.
        return mark_safe("".join(self._cards[each.root.pk] for each in threads))  # noqa: S308

    def groups(self, threads: Sequence[Thread]) -> SafeString:
        """The cards in groups per block, in the order of the text."""
        return mark_safe("".join(self._group(group) for group in by_block(threads)))  # noqa: S308

    def _card(self, thread: Thread) -> str:
        return self._made(_facts(thread), "feedback/_card.html", thread=thread)

    def _group(self, group: Group) -> str:
        facts = (group.block.id, len(group.threads))
        frame = self._made(facts, "feedback/_group.html", group=group)
        return frame.replace(_CARDS, self.cards(group.threads), 1)

    def _made(self, facts: Hashable, template: str, **more: object) -> str:
        html = self._kept.get(facts) or render_to_string(template, {**self._context, **more})
        self._used[facts] = html
        return html


def _facts(thread: Thread) -> Hashable:
    """All that a card shows and that can change."""
    place = thread.span or thread.guess
    return (
        _said(thread.root),
        tuple(_said(reply) for reply in thread.replies),
        thread.agreed,
        thread.fate,
        thread.near,
        (place.start, place.end, thread.guess is None) if place else None,
        thread.merge.pk if thread.merge else None,
    )


def _said(comment: Comment) -> Hashable:
    speaker = comment.organisation.name if comment.organisation else ""
    return (
        comment.pk,
        comment.submit_date,
        comment.edited_at,
        comment.withdrawn_at,
        comment.decision_id,
        comment.published_name,
        speaker,
    )


def _key(what: str, version: Version, look: Look, state: str = "") -> str:
    """A version never changes, so its seal stands for its text."""
    hidden = hidden_from(version)
    facts = (version.pk, version.sha256, version.document.slug, look, state, hidden, get_language())
    return f"{what}-{blake2b(repr(facts).encode(), digest_size=16).hexdigest()}"
