"""What the pages of a document show of its files: every version with those it has or can get."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents.models import Document, Version
from exports.composing import can_be
from exports.gone import withdrawal_in
from exports.models import Export, Kind, suffix
from exports.permissions import may_download
from members.permissions import Person

Exports = dict[tuple[int, str, int | None], Export]


@dataclass(frozen=True, slots=True)
class Download:
    """One file on offer. ``export`` is None until somebody asks for it."""

    name: str
    kind: str
    address: str
    export: Export | None

    @property
    def made(self) -> Export | None:
        return self.export if self.export is not None and self.export.is_made else None

    @property
    def suffix(self) -> str:
        """What the name of the file ends in, without the dot."""
        return suffix(self.kind)


@dataclass(frozen=True, slots=True)
class Row:
    version: Version
    downloads: tuple[Download, ...]
    earlier: tuple[Version, ...]

    @property
    def made(self) -> list[Export]:
        return [each.made for each in self.downloads if each.made is not None]

    @property
    def main(self) -> Download | None:
        """The text itself, which most people come for."""
        return next((each for each in self.downloads if each.kind == Kind.CLEAN), None)

    @property
    def before(self) -> Version | None:
        return self.earlier[0] if self.earlier else None


def rows(document: Document, user: Person) -> list[Row]:
    """The versions of ``document`` that can be read, newest first. One query for all files."""
    return shelves([document], user)[document.pk]


def shelves(documents: Sequence[Document], user: Person) -> dict[int, list[Row]]:
    """As rows, for each document by its key: still one query for all files."""
    offered = {document.pk: document.offered[::-1] for document in documents}
    for document in documents:
        for version in offered[document.pk]:
            # One document object, so that its roles are asked once.
            version.document = document
    exports = _exports([version for versions in offered.values() for version in versions])
    return {document.pk: _rows(offered[document.pk], user, exports) for document in documents}


def _rows(offered: list[Version], user: Person, exports: Exports) -> list[Row]:
    listed = []
    for index, version in enumerate(offered):
        earlier = tuple(offered[index + 1 :])
        listed.append(Row(version, tuple(_offered(version, earlier, user, exports)), earlier))
    return listed


def _exports(versions: list[Version]) -> Exports:
    """The newest of each kind; a made one before one that is on its way."""
    exports: Exports = {}
    known = {version.pk: version for version in versions}
    for export in sorted(
        Export.objects.filter(version__in=versions).order_by("requested_at", "pk"),
        key=lambda export: export.is_made,
    ):
        # So that a file can be named without asking for its versions again.
        export.version = known[export.version_id]
        if export.against_id in known:
            export.against = known[export.against_id]
        if export.kind == Kind.DOSSIER and export.is_made and withdrawal_in(export):
            continue
        exports[export.version_id, export.kind, export.against_id] = export
    return exports


def _offered(
    version: Version, earlier: tuple[Version, ...], user: Person, exports: Exports
) -> Iterable[Download]:
    for kind in Kind:
        if not may_download(user, version, kind):
            continue
        if kind == Kind.REDLINE:
            yield from _redlines(version, earlier, exports)
        elif can_be(version, kind):
            export = exports.get((version.pk, kind, None))
            yield Download(_name(kind), kind, address(version, kind), export)


def _redlines(
    version: Version, earlier: tuple[Version, ...], exports: Exports
) -> Iterable[Download]:
    """Against the version before, and against those that somebody asked for."""
    for against in earlier:
        export = exports.get((version.pk, Kind.REDLINE, against.pk))
        if export is not None or against is earlier[0]:
            name = _("Changes since %(label)s") % {"label": against.label}
            yield Download(name, Kind.REDLINE, address(version, Kind.REDLINE, against), export)


def _name(kind: Kind) -> str:
    names = {
        Kind.CLEAN: _("The text"),
        Kind.NUMBERED: _("The text, with numbered paragraphs"),
        Kind.COMMENTS: _("The text with the comments"),
        Kind.DOSSIER: _("Dossier: everything in one file"),
    }
    return names.get(kind) or str(capfirst(kind.label))


def address(version: Version, kind: str, against: Version | None = None) -> str:
    """The permanent address of a kind of file."""
    args: list[str | int] = [version.document.slug, version.number]
    if against is not None:
        args.append(against.number)
    return reverse(f"exports:{kind}", args=args)
