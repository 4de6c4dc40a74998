"""The response report: every comment with its answer, per version and chapter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import override

from exports import sheet
from exports.facts import WITHDRAWN, Remark, Report
from exports.pdf import Paper
from exports.spelling import spelled_out
from feedback.models import Outcome


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    target: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The comments on one version."""

    title: str
    target: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    comments: int
    senders: int = 0


def paper(report: Report) -> Paper:
    edition = report.edition
    with override(edition.language):
        report = spelled_out(report)
        sections = tuple(_sections(report.remarks))
        return sheet.set_paper(
            "exports/pdf/report.html",
            edition,
            description=_("All comments on “%(title)s” with the answers of the editors")
            % {"title": edition.title},
            sources=tuple(_words(report)),
            cover=sheet.cover(
                edition,
                kind=_("Response report"),
                standfirst=_(
                    "What people said about the earlier versions, and what was done with it."
                ),
            ),
            report=report,
            contents=_contents(sections, despite=bool(edition.despite)),
            new_label=sheet.label(edition),
            sections=sections,
            channels=_channels(report.remarks),
            outcomes=_outcomes(report.remarks),
            organisations=sorted({r.sender.organisation for r in report.remarks} - {""}),
            undecided=sum(remark.verdict is None for remark in report.remarks),
        )


def _sections(remarks: Iterable[Remark]) -> Iterator[Section]:
    for version, on_version in groupby(remarks, key=lambda remark: remark.version):
        target = f"v{version}"
        chapters = tuple(_chapters(tuple(on_version), target))
        yield Section(_("Comments on concept %(number)s") % {"number": version}, target, chapters)


def _chapters(remarks: Sequence[Remark], target: str) -> Iterator[Chapter]:
    by_chapter = groupby(remarks, key=lambda remark: remark.place.chapter)
    for number, (title, inside) in enumerate(by_chapter, start=1):
        shown = title or _("The text as a whole")
        yield Chapter(shown, f"{target}-{number}", tuple(inside))


def _contents(sections: Iterable[Section], *, despite: bool) -> tuple[sheet.Entry, ...]:
    entries = []
    if despite:
        entries.append(sheet.Entry(2, "despite", _("Published before every comment was answered")))
    entries.append(sheet.Entry(2, "guide", _("How to read this report")))
    entries.append(sheet.Entry(2, "procedure", _("How it went")))
    for section in sections:
        entries.append(sheet.Entry(2, section.target, section.title))
        entries += [sheet.Entry(3, each.target, each.title) for each in section.chapters]
    return tuple(entries)


def _channels(remarks: Iterable[Remark]) -> list[Figure]:
    senders: dict[str, list[object]] = defaultdict(list)
    for remark in remarks:
        senders[remark.channel].append(remark.sender)
    figures = [Figure(name, len(them), len(set(them))) for name, them in senders.items()]
    return sorted(figures, key=lambda figure: (-figure.comments, figure.name))


def _outcomes(remarks: Iterable[Remark]) -> list[Figure]:
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


def _words(report: Report) -> Iterator[str]:
    """Everything that must be in the file: all reactions and all reasons."""
    yield report.edition.despite
    for remark in report.remarks:
        yield from (remark.sender.name, remark.sender.organisation, remark.exact, remark.text)
        yield remark.replacement or ""
        for reply in remark.replies:
            yield from (reply.sender.name, reply.sender.organisation, reply.text)
        if remark.verdict:
            yield from (remark.verdict.reason, remark.verdict.was or "", remark.verdict.becomes)
