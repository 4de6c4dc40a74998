"""A report in numbers: by channel, by outcome, by sender. No database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from exports.facts import WITHDRAWN, Remark, Sender
from feedback.models import Outcome


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a table of numbers."""

    name: str
    comments: int
    senders: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """A sender with the numbers of the comments and of the threads with their replies."""

    sender: Sender
    comments: tuple[str, ...]
    replies: tuple[str, ...]


def channels(remarks: Iterable[Remark]) -> list[Figure]:
    by_channel: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_channel[remark.channel].append(remark)
    figures = [_figure(name, them) for name, them in by_channel.items()]
    return sorted(figures, key=lambda figure: (-figure.comments, figure.name))


def total(remarks: Sequence[Remark]) -> Figure:
    return _figure(_("Together"), remarks)


def _figure(name: str, remarks: Sequence[Remark]) -> Figure:
    return Figure(
        name,
        comments=len(remarks),
        senders=len({_who(remark) for remark in remarks}),
        late=sum(remark.is_late for remark in remarks),
    )


def _who(remark: Remark) -> object:
    """Who said it, as far as the report can tell one from another."""
    return remark.sender if remark.sender.organisation else (remark.sender, remark.source)


def outcomes(remarks: Iterable[Remark]) -> list[Figure]:
    count = Counter(remark.verdict.outcome if remark.verdict else "" for remark in remarks)
    figures = [
        Figure(str(outcome.label), count[outcome.value])
        for outcome in Outcome
        if count[outcome.value]
    ]
    if count[WITHDRAWN]:
        figures.append(Figure(_("withdrawn"), count[WITHDRAWN]))
    if count[""]:
        figures.append(Figure(_("not decided"), count[""]))
    return figures


def heard_at(remarks: Iterable[Remark]) -> list[Figure]:
    """Return where comments were heard that others wrote down, with how many each."""
    count = Counter(remark.source for remark in remarks if remark.source)
    return [Figure(name, comments) for name, comments in sorted(count.items())]


def senders(remarks: Iterable[Remark]) -> list[Voice]:
    """Return the index by sender: organisations and names by the alphabet."""
    said: dict[Sender, list[str]] = defaultdict(list)
    answered: dict[Sender, list[str]] = defaultdict(list)
    for remark in remarks:
        said[remark.sender].append(remark.number)
        for sender in dict.fromkeys(reply.sender for reply in remark.replies):
            answered[sender].append(remark.number)
    everyone = sorted({*said, *answered}, key=_by_name)
    return [Voice(who, _in_order(said[who]), _in_order(answered[who])) for who in everyone]


def arrival(number: str) -> tuple[int, ...]:
    """Return what comments are ordered by to stand in the order in which they came in."""
    return tuple(int(part) for part in number.split("."))


def _in_order(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(numbers, key=arrival))


def _by_name(sender: Sender) -> tuple[object, ...]:
    name = (sender.name or sender.organisation).casefold()
    # "resident 10" after "resident 9".
    words = tuple(part.zfill(9) if part.isdecimal() else part for part in name.split())
    return (words, sender.organisation)


def organisations(remarks: Iterable[Remark]) -> list[str]:
    """Return who let an organisation speak by its name, in a comment or in a reply."""
    names = {
        sender.organisation
        for remark in remarks
        for sender in (remark.sender, *(reply.sender for reply in remark.replies))
    }
    return sorted(names - {""}, key=str.casefold)
