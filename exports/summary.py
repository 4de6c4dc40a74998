"""The summary of changes in front of a redline: each with its number, its place and its cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from documents.core.blocks import Block
from documents.core.diff import BlockChange
from documents.core.tree import NOTE
from exports.causes import Cause

FIRST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One change: ``target`` is the place in the text, "" when nothing there can be linked to."""

    number: int
    target: str
    what: str
    where: str
    words: str
    behind: SafeString


@dataclass(frozen=True, slots=True)
class Sum:
    """How many changes come from readers, and how many from the editors, with a reason or not."""

    total: int
    readers: int
    reasoned: int
    own: int


class Summary:
    """The changes of a redline by the leaves of its text that show them."""

    def __init__(
        self,
        changes: Sequence[BlockChange],
        causes: Sequence[Cause],
        *,
        before: Sequence[Block],
        now: Sequence[Block],
    ) -> None:
        self._before, self._now = before, now
        by_key = {cause.key: cause for cause in causes}
        self._shown: dict[str, tuple[BlockChange, Cause]] = {}
        gone = 0
        for change in changes:
            gone += change.kind == "moved_away" or not change.new
            cause = by_key.get(self._key(change))
            if cause and change.kind != "moved_away":
                # As exports.tracking names the leaves that have no block any more.
                leaf = now[change.new[0]].id if change.new else f"gone-{gone}"
                self._shown[leaf] = (change, cause)

    def number(self, leaf: str) -> int:
        """Return the number of the change that a leaf shows, 0 for none."""
        return self._shown[leaf][1].number if leaf in self._shown else 0

    def lines(self) -> list[Line]:
        lines = [self._line(leaf, *shown) for leaf, shown in self._shown.items()]
        return sorted(lines, key=lambda line: line.number)

    def sum(self) -> Sum:
        causes = [cause for _change, cause in self._shown.values()]
        readers = sum(bool(each.comments) for each in causes)
        reasoned = sum(not each.comments and bool(each.own_reason) for each in causes)
        own = len(causes) - readers - reasoned
        return Sum(total=len(causes), readers=readers, reasoned=reasoned, own=own)

    def _key(self, change: BlockChange) -> str:
        return self._now[change.new[0]].id if change.new else f"-{self._before[change.old[0]].id}"

    def _line(self, leaf: str, change: BlockChange, cause: Cause) -> Line:
        block = self._now[change.new[0]] if change.new else self._before[change.old[0]]
        words = block.words.replace(NOTE, "").split()
        more = " …" if len(words) > FIRST_WORDS else ""
        where = _("paragraph %(number)s") if change.new else _("was paragraph %(number)s")
        return Line(
            number=cause.number,
            target=f"b-{leaf}",
            what=_kinds().get(change.kind, pgettext("paragraph", "Changed")),
            where=where % {"number": block.number},
            words=" ".join(words[:FIRST_WORDS]) + more,
            behind=_behind(cause),
        )


def texts(causes: Iterable[Cause]) -> list[str]:
    """Return everything that must be in the file: all names and reasons."""
    found: list[str] = []
    for cause in causes:
        found.append(cause.own_reason)
        found += [text for source in cause.sources for text in (source.number, source.name)]
    return found


def _kinds() -> Mapping[str, str]:
    return {
        "new": pgettext("paragraph", "New"),
        "gone": pgettext("paragraph", "Taken out"),
        "moved": pgettext("paragraph", "Moved"),
        "moved_edited": pgettext("paragraph", "Moved and changed"),
        "split": pgettext("paragraph", "Split"),
        "merged": pgettext("paragraph", "Joined"),
        "same": pgettext("paragraph", "Layout"),
    }


def _behind(cause: Cause) -> SafeString:
    """Say who is behind a change, in a few words."""
    parts = []
    if cause.sources:
        named = ((source.number, source.name) for source in cause.sources)
        parts.append(format_html_join("; ", "<strong>{}</strong> {}", named))
    rest = cause.comments - len(cause.sources)
    if rest:
        words = ngettext("%(count)s comment", "%(count)s comments", rest) % {"count": rest}
        parts.append(format_html("{}", words))
    if not cause.comments:
        parts.append(format_html("{}", _("The editors")))
    if cause.own_reason:
        parts.append(format_html("{}", cause.own_reason))
    elif cause.beyond:
        parts.append(format_html("{}", _("and the editors")))
    return format_html_join(": " if not cause.comments else "; ", "{}", ((part,) for part in parts))
