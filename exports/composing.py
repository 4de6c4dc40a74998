"""From a version and a kind of file to what is to be made of it."""

from __future__ import annotations

from documents.models import Version
from exports import clean, commented, gather, redline, report
from exports.errors import NotEarlier, NothingBefore
from exports.models import REPORTS, SUFFIXES, Kind
from exports.pdf import Paper
from exports.recipes import Later, Recipe


def compose(version: Version, kind: str, against: Version | None = None) -> Recipe:
    """Return what is to become that kind of file.

    Raises NotEarlier unless a redline has an earlier version of the same document
    to compare with, NothingBefore for a report on the first version.
    """
    if kind == Kind.REDLINE and against is not None and can_be(version, kind, against):
        return redline.paper(gather.redline(version, against))
    if kind == Kind.REDLINE:
        raise NotEarlier(number=version.number, against=against.number if against else "–")
    if not can_be(version, kind):
        raise NothingBefore(number=version.number)
    if kind in SUFFIXES:
        return Later(gather.key(version))
    return _paper(version, Kind(kind))


def _paper(version: Version, kind: Kind) -> Paper:
    match kind:
        case Kind.COMMENTS:
            return commented.paper(gather.discussion(version))
        case Kind.REPORT:
            return report.paper(gather.report(version))
        case _:
            return clean.paper(gather.edition(version), is_numbered=kind == Kind.NUMBERED)


def can_be(version: Version, kind: str, against: Version | None = None) -> bool:
    """True when there is such a file of ``version``, made or not."""
    if kind == Kind.REDLINE:
        return (
            against is not None
            and against.document_id == version.document_id
            and against.number < version.number
        )
    return kind not in REPORTS or version.number > 1
