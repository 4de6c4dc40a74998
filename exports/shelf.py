"""What the page of versions and downloads shows: every version with the files it has or can get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models import Document, Version
from exports.models import Export, Kind, suffix
from exports.permissions import may_download
from members.permissions import Person


@dataclass(frozen=True, slots=True)
class Download:
    """One file on offer. ``export`` is None until somebody asks for it."""

    name: str
    address: str
    export: Export | None
    suffix: str = "pdf"


@dataclass(frozen=True, slots=True)
class Row:
    version: Version
    downloads: tuple[Download, ...]
    earlier: tuple[Version, ...]


def rows(document: Document, user: Person) -> list[Row]:
    """Return the versions of ``document``, newest first. Two queries, however many versions."""
    versions = list(document.versions.without_text().order_by("-number"))
    exports: dict[tuple[int, str, int | None], Export] = {}
    # The newest last, so that it stays; a made one before one that is on its way.
    known = Export.objects.filter(version__in=versions).order_by("requested_at", "pk")
    for export in sorted(known, key=lambda export: export.is_made):
        exports[export.version_id, export.kind, export.against_id] = export
    listed = []
    for index, version in enumerate(versions):
        # One document object, so that its roles are asked once.
        version.document = document
        earlier = tuple(versions[index + 1 :])
        offered = _offered(version, earlier, user, exports)
        listed.append(Row(version, tuple(offered), earlier))
    return listed


def _offered(
    version: Version,
    earlier: tuple[Version, ...],
    user: Person,
    exports: dict[tuple[int, str, int | None], Export],
) -> Iterable[Download]:
    known = partial(_known, version, exports)
    yield known(Kind.CLEAN, _("The text"))
    yield known(Kind.NUMBERED, _("The text, with numbered paragraphs"))
    for against in earlier:
        is_there = (version.pk, Kind.REDLINE, against.pk) in exports
        if is_there or against is earlier[0]:
            name = _("Changes since version %(number)s") % {"number": against.number}
            yield known(Kind.REDLINE, name, against)
    if not may_download(user, version, Kind.COMMENTS):
        return
    yield known(Kind.COMMENTS, _("The text with the comments"))
    if earlier:
        yield known(Kind.REPORT, _("Response report"))
        yield known(Kind.REPORT_CSV, _("Response report as a table"))
        yield known(Kind.REPORT_DOCX, _("Response report for a word processor"))
    yield known(Kind.DOSSIER, _("Dossier: everything in one file"))


def _known(
    version: Version,
    exports: dict[tuple[int, str, int | None], Export],
    kind: Kind,
    name: str,
    against: Version | None = None,
) -> Download:
    export = exports.get((version.pk, kind, against.pk if against else None))
    return Download(name, address(version, kind, against), export, suffix(kind))


def address(version: Version, kind: str, against: Version | None = None) -> str:
    """The permanent address of a kind of file."""
    args: list[str | int] = [version.document.slug, version.number]
    if against is not None:
        args.append(against.number)
    return reverse(f"exports:{kind}", args=args)
