"""Which threads a reader asked for, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from feedback.threads import Thread

OPEN, SUGGESTIONS, DECIDED, MINE = "open", "voorstellen", "beslist", "mijn"
COMMENT, SUGGESTION, LOST = "reactie", "voorstel", "kwijt"
NEW, AGREED = "nieuw", "eens"


@dataclass(frozen=True, slots=True)
class Sift:
    """What was asked for. Everything empty: all threads, in the order of the text.

    ``person`` is who looks; ``organisation`` the key of one as text, as it was asked for.
    ``words`` must all occur in a thread. ``only_here`` leaves out what was said of
    earlier versions.
    """

    show: str = ""
    organisation: str = ""
    kind: str = ""
    words: str = ""
    order: str = ""
    only_here: bool = False

    @property
    def is_plain(self) -> bool:
        return self == EVERYTHING

    @property
    def is_narrow(self) -> bool:
        """Something is asked for that stands in the form, not in the links above it."""
        kind = self.kind if self.kind != LOST else ""
        return bool(self.organisation or kind or self.words or self.order)


EVERYTHING = Sift()


def sifted(threads: Sequence[Thread], sift: Sift, *, person: int | None) -> list[Thread]:
    """Return the threads that ``person`` asked for, in the order that was asked for."""
    found = [thread for thread in threads if _belongs(thread, sift, person)]
    if sift.order == NEW:
        found.sort(key=lambda thread: thread.root.submit_date, reverse=True)
    if sift.order == AGREED:
        found.sort(key=lambda thread: -thread.agreed)
    return found


def _belongs(thread: Thread, sift: Sift, person: int | None) -> bool:
    root = thread.root
    return (
        _SHOWN.get(sift.show, _all)(thread, person)
        and (not sift.organisation or str(root.organisation_id) == sift.organisation)
        and _KINDS.get(sift.kind, _all)(thread, person)
        and not (sift.only_here and thread.is_carried)
        and (not sift.words or says(thread, sift.words))
    )


def says(thread: Thread, words: str) -> bool:
    """True when every word occurs, in whatever form of capitals, anywhere in the thread."""
    said = [thread.root.exact, thread.words]
    for comment in (thread.root, *thread.replies):
        if not comment.is_withdrawn:
            speaker = comment.organisation.name if comment.organisation else ""
            said += [comment.comment, comment.replacement or "", comment.published_name, speaker]
    everything = "\n".join(said).casefold()
    return all(word in everything for word in words.casefold().split())


def _all(_thread: Thread, _person: int | None) -> bool:
    return True


def _is_mine(thread: Thread, person: int | None) -> bool:
    said = (thread.root, *thread.replies)
    return person is not None and any(comment.user_id == person for comment in said)


_KINDS: Mapping[str, Callable[[Thread, int | None], bool]] = MappingProxyType(
    {
        COMMENT: lambda thread, _person: not thread.root.is_suggestion,
        SUGGESTION: lambda thread, _person: thread.root.is_suggestion,
        LOST: lambda thread, _person: thread.is_orphan,
    }
)
_SHOWN: Mapping[str, Callable[[Thread, int | None], bool]] = MappingProxyType(
    {
        OPEN: lambda thread, _person: thread.waits,
        SUGGESTIONS: lambda thread, _person: thread.root.is_suggestion,
        DECIDED: lambda thread, _person: thread.root.is_settled,
        MINE: _is_mine,
    }
)
