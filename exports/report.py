"""The response report: every comment with its answer, per version and chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import override

from exports import sheet, tallies
from exports.facts import Remark, Report
from exports.pdf import Paper
from exports.spelling import spelled_out, words_of

# What still reads well in a column, in characters; what is longer stands in full at the end.
LONGEST = 1200


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


def paper(report: Report) -> Paper:
    edition = report.edition
    with override(edition.language):
        report = spelled_out(report)
        sections = sections_of(map(shortened, report.remarks))
        long = tuple(remark for remark in report.remarks if is_long(remark))
        return sheet.set_paper(
            "exports/pdf/report.html",
            edition,
            description=_("All comments on “%(title)s” with the answers of the editors")
            % {"title": edition.title},
            sources=tuple(_words(report)),
            cover=_cover(report),
            report=report,
            contents=tuple(_contents(report, sections, long)),
            new_label=sheet.label(edition),
            sections=sections,
            long=long,
            long_numbers=frozenset(remark.number for remark in long),
            channels=tallies.channels(report.remarks),
            outcomes=tallies.outcomes(report.remarks),
            total=tallies.total(report.remarks),
            heard_at=tallies.heard_at(report.remarks),
            senders=tallies.senders(report.remarks),
            organisations=tallies.organisations(report.remarks),
            undecided=sum(remark.verdict is None for remark in report.remarks),
        )


def is_long(remark: Remark) -> bool:
    return len(remark.text) > LONGEST


def shortened(remark: Remark) -> Remark:
    """Return the comment with at most LONGEST characters of its text, cut between two words."""
    if not is_long(remark):
        return remark
    return replace(remark, text=remark.text[:LONGEST].rsplit(maxsplit=1)[0] + " …")


def _cover(report: Report) -> sheet.Cover:
    said_on = {remark.version for remark in report.remarks} | {r.version for r in report.rounds}
    before = ", ".join(
        f"{sheet.label(each)} ({sheet.day(each.frozen_at)})"
        for each in report.before
        if each.number in said_on or not said_on
    )
    return sheet.cover(
        report.edition,
        kind=_("Response report"),
        standfirst=_("What people said about the earlier versions, and what was done with it."),
        more=(
            sheet.Fact(_("Comments on"), before),
            sheet.Fact(_("Answered in"), sheet.label(report.edition)),
        ),
    )


def sections_of(remarks: Iterable[Remark]) -> tuple[Section, ...]:
    """Return the comments per version and chapter, in the active language."""
    return tuple(_sections(remarks))


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


def _contents(
    report: Report, sections: Iterable[Section], long: Sequence[Remark]
) -> Iterator[sheet.Entry]:
    if report.edition.despite:
        yield sheet.Entry(2, "despite", _("Published before every comment was answered"))
    yield sheet.Entry(2, "guide", _("How to read this report"))
    yield sheet.Entry(2, "procedure", _("How it went"))
    if report.main_lines:
        yield sheet.Entry(2, "main-lines", _("The main lines"))
    for section in sections:
        yield sheet.Entry(2, section.target, section.title)
        yield from (sheet.Entry(3, each.target, each.title) for each in section.chapters)
    if report.own_changes:
        yield sheet.Entry(2, "own", _("Changes by the editors themselves"))
    if report.remarks:
        yield sheet.Entry(2, "senders", _("Who said what"))
    if long:
        yield sheet.Entry(2, "full", _("Long comments in full"))


def _words(report: Report) -> Iterator[str]:
    """Everything that must be in the file: all reactions, all reasons, what the editors tell."""
    yield from (report.edition.despite, report.announced)
    for held in report.meetings:
        yield from (held.title, held.place, held.outcome)
    for line in report.main_lines:
        yield from (line.theme, line.text)
    for own in report.own_changes:
        yield from (own.was, own.becomes, own.reason)
    yield from words_of(report.remarks)
