"""From a version and a kind of file to the paper that is to be set."""

from __future__ import annotations

from documents.models import Version
from exports import clean, gather, redline, report
from exports.errors import NotEarlier, NothingBefore
from exports.models import Kind
from exports.pdf import Paper


def compose(version: Version, kind: str, against: Version | None = None) -> Paper:
    """Return the paper for that kind of file.

    Raises NotEarlier unless a redline has an earlier version of the same document
    to compare with, NothingBefore for a report on the first version.
    """
    if kind == Kind.REDLINE and against is not None and can_be(version, kind, against):
        return redline.paper(gather.redline(version, against))
    if kind == Kind.REDLINE:
        raise NotEarlier(number=version.number, against=against.number if against else "–")
    if kind == Kind.REPORT:
        if not can_be(version, kind):
            raise NothingBefore(number=version.number)
        return report.paper(gather.report(version))
    return clean.paper(gather.edition(version))


def can_be(version: Version, kind: str, against: Version | None = None) -> bool:
    """True when there is such a file of ``version``, made or not."""
    if kind == Kind.REDLINE:
        return (
            against is not None
            and against.document_id == version.document_id
            and against.number < version.number
        )
    return kind == Kind.CLEAN or version.number > 1
