"""How a comment is signed, what it proposes, and how its outcome is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.core.diff import Operation, compare
from feedback.models import Channel, Comment, Decision, Merge, Outcome
from feedback.models.decision import merge_of
from feedback.returning import Item
from feedback.rewriting import editable
from feedback.table import Table
from feedback.threads import Thread

register = template.Library()

# Classes of .tag. Each brings its own sign, so that no outcome is only a colour.
_TONES: Mapping[str, str] = MappingProxyType(
    {
        Outcome.ADOPTED: "yes",
        Outcome.PARTLY: "part",
        Outcome.NOT_ADOPTED: "nope",
        Outcome.NOTED: "seen",
        Outcome.OUT_OF_SCOPE: "nope",
        Outcome.ANSWERED: "yes",
    }
)
_MEANINGS: Mapping[str, str | Promise] = MappingProxyType(
    {
        Outcome.ADOPTED: gettext_lazy(
            "The text changes as this comment asks. You change the draft yourself."
        ),
        Outcome.PARTLY: gettext_lazy("Part of it comes in the text. Say which part, and why."),
        Outcome.NOT_ADOPTED: gettext_lazy("The text stays as it is. Say why."),
        Outcome.NOTED: gettext_lazy("Read and taken along; it asks for no change."),
        Outcome.OUT_OF_SCOPE: gettext_lazy("It is about something else. Say where it belongs."),
        Outcome.ANSWERED: gettext_lazy("It asked something. Give the answer; the text stays."),
    }
)
_CONTEXT = 24  # characters around a suggestion: enough to know the place again
_KNOWN = 4096  # suggestions whose differences are kept; their words never change


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words these are, as far as they chose to say it: never an address."""

    name: str
    more: str


@register.filter
def voice(comment: Comment) -> Voice:
    """Return the organisation, else the published name; and how it came in."""
    speaker = comment.organisation.name if comment.organisation else ""
    # An intake may have no name, but says where it was heard.
    names = [name for name in (speaker, comment.published_name, comment.source) if name]
    if comment.channel != Channel.SITE:
        names.insert(1, str(Channel(comment.channel).label))
    return Voice(name=names[0] if names else _("Somebody"), more=" · ".join(names[1:]))


@register.filter
def outcome_tone(decision: Decision) -> str:
    return _TONES.get(decision.outcome, "")


@register.filter
def meaning(outcome: str) -> str:
    """Say in a sentence what an outcome is for."""
    return str(_MEANINGS.get(outcome, ""))


@register.filter
def rivals(thread: Thread, table: Table) -> Sequence[Thread]:
    """Return the other suggestions for the same words that wait."""
    return table.rivals.get(thread.root.pk, ())


@register.filter
def made(comment: Comment) -> Merge | None:
    """Return the change that a comment made in the draft, once its answer says so."""
    return merge_of(comment)


@register.filter
def plain(words: str) -> str:
    """Return words of a text as they can stand in a mail."""
    return editable(words)


@register.filter
def proposal(comment: Comment | Item) -> list[Operation]:
    """Return what a suggestion strikes and adds, with a few words around it."""
    return [
        Operation("equal", _end_of(comment.prefix)),
        *_difference(comment.exact, comment.replacement or ""),
        Operation("equal", _start_of(comment.suffix)),
    ]


@register.filter
def rewording(thread: Thread) -> list[Operation]:
    """Return how the words that were meant became those that stand there now."""
    return list(_difference(thread.root.exact, thread.words))


@lru_cache(maxsize=_KNOWN)
def _difference(old: str, new: str) -> tuple[Operation, ...]:
    return tuple(compare(old, new))


def _end_of(before: str) -> str:
    """The last whole words before a quotation, in its own block."""
    near = before.rpartition("\n")[2]
    if len(near) <= _CONTEXT and near != before:
        return near
    words = near[-_CONTEXT:].partition(" ")
    return f"…{words[2]}" if words[1] else ""


def _start_of(after: str) -> str:
    near, border, _rest = after.partition("\n")
    if len(near) <= _CONTEXT and border:
        return near
    words = near[:_CONTEXT].rpartition(" ")
    return f"{words[0]}…" if words[1] else ""
