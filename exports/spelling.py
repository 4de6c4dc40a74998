"""Words that people wrote, made fit for our typefaces.

A text with a character we cannot show is refused, for its editors can mend it. A
comment cannot be mended by anyone, and must be in the report: what has no shape
is spelled out there by its name, so that nothing is lost and nobody is silenced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.facts import MainLine, MeetingHeld, Remark, Reply, Report, Sender, Verdict
from exports.pdf import fonts

# What cannot be seen, or only turns the letters beside it around. The joiners stay, and what
# makes an emoji of a sign: Persian and emoji need them.
SILENT = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0d\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
# No XML may hold these.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """Return ``text`` with each character that some face lacks as "[its name]"."""
    text = unicodedata.normalize("NFC", SILENT.sub("", text.replace("\r\n", "\n")))
    # The blocks of a quotation stand on lines of their own; a break within one does not.
    text = text.replace("\u2028", "\n").replace("\ufffc", "").replace("\t", "\n")
    shown = fonts.characters_of_all()
    return "".join(char if ord(char) in shown else _named(char) for char in text)


def plain(text: str) -> str:
    """Return ``text`` for a file with typefaces of its own: only what XML cannot hold is gone."""
    text = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\ufffc", "")
    return UNSTORABLE.sub("", text)


def _named(character: str) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return f"[{name.capitalize()}]"


def spelled_out(report: Report) -> Report:
    """Return the report with all that people wrote made fit."""
    lines = tuple(MainLine(fit(line.theme), fit(line.text)) for line in report.main_lines)
    own = tuple(
        replace(each, was=fit(each.was), becomes=fit(each.becomes), reason=fit(each.reason))
        for each in report.own_changes
    )
    return replace(
        report,
        remarks=all_fit(report.remarks),
        announced=fit(report.announced),
        meetings=tuple(_meeting(held) for held in report.meetings),
        main_lines=lines,
        own_changes=own,
    )


def all_fit(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return the comments with all that people wrote made fit."""
    return tuple(_remark(remark) for remark in remarks)


def words_of(remarks: Iterable[Remark]) -> Iterator[str]:
    """Everything that must be in a file that shows comments: all of them, and all reasons."""
    for remark in remarks:
        yield from (remark.sender.name, remark.sender.organisation, remark.exact, remark.text)
        yield remark.replacement or ""
        for reply in remark.replies:
            yield from (reply.sender.name, reply.sender.organisation, reply.text)
        if remark.verdict:
            yield from (remark.verdict.reason, remark.verdict.was or "", remark.verdict.becomes)


def _remark(remark: Remark) -> Remark:
    return replace(
        remark,
        source=fit(remark.source),
        sender=_sender(remark.sender),
        place=replace(remark.place, chapter=fit(remark.place.chapter)),
        now=replace(remark.now, chapter=fit(remark.now.chapter)),
        exact=fit(remark.exact),
        text=fit(remark.text),
        replacement=None if remark.replacement is None else fit(remark.replacement),
        replies=tuple(_reply(reply) for reply in remark.replies),
        verdict=_verdict(remark.verdict) if remark.verdict else None,
    )


def _meeting(held: MeetingHeld) -> MeetingHeld:
    title, place, outcome = fit(held.title), fit(held.place), fit(held.outcome)
    return replace(held, title=title, place=place, outcome=outcome)


def _reply(reply: Reply) -> Reply:
    return replace(reply, sender=_sender(reply.sender), text=fit(reply.text))


def _sender(sender: Sender) -> Sender:
    return Sender(name=fit(sender.name), organisation=fit(sender.organisation))


def _verdict(verdict: Verdict) -> Verdict:
    was = None if verdict.was is None else fit(verdict.was)
    return replace(verdict, reason=fit(verdict.reason), was=was, becomes=fit(verdict.becomes))
