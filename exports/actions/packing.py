"""Making what is no PDF: tables, texts for a word processor, and the dossier of all files."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.models import Version
from exports import dossier, gather, report_docx, spreadsheet
from exports.composing import can_be, compose
from exports.dossier import Member
from exports.models import Export, Kind, filename, suffix
from exports.pdf import Limits, Paper, make_pdf
from exports.recipes import Recipe
from exports.textfiles import as_docx, as_html, as_markdown

KINDS = (
    Kind.CLEAN,
    Kind.NUMBERED,
    Kind.COMMENTS,
    Kind.REPORT,
    Kind.REPORT_CSV,
    Kind.REPORT_DOCX,
)


def content_of(version: Version, kind: Kind, *, limits: Limits | None = None) -> bytes:
    """Return the bytes of a file that is no PDF."""
    match kind:
        case Kind.REPORT_CSV:
            return spreadsheet.table(gather.report(version).remarks, version.language)
        case Kind.REPORT_DOCX:
            return report_docx.document(gather.report(version))
        case _:
            return dossier_of(version, limits=limits)


def dossier_of(version: Version, *, limits: Limits | None = None) -> bytes:
    """Return the dossier of ``version``. Raises what composing and exports.pdf raise.

    A text that cannot be printed has no dossier either: it would lack what it is for.
    """
    has_report = can_be(version, Kind.REPORT)
    with override(version.language):
        members = tuple(_members(version, limits))
    report = gather.report(version) if has_report else None
    return dossier.pack(gather.discussion(version), report, members)


def _members(version: Version, limits: Limits | None) -> Iterator[Member]:
    yield from _texts(version)
    for kind in KINDS:
        if can_be(version, kind):
            yield _member(version, kind, None, limits)
    for against in _compared(version):
        yield _member(version, Kind.REDLINE, against, limits)


def _texts(version: Version) -> Iterator[Member]:
    """The text to go on working with."""
    edition, name = gather.edition(version), filename(version, Kind.CLEAN)
    page, marked, word = as_html(edition), as_markdown(edition), as_docx(edition)
    yield Member(f"text/{name}.html", _("The text as one web page"), page.encode())
    yield Member(f"text/{name}.md", _("The text in Markdown"), marked.encode())
    yield Member(f"text/{name}.docx", _("The text for a word processor"), word)


def _compared(version: Version) -> list[Version]:
    """The version before this one and the very first; one when they are the same.

    None that was withdrawn or is under embargo: a redline shows its whole text.
    """
    earlier = list(gather.comparable(version))
    return [each for each in earlier if each in (earlier[0], earlier[-1])]


def _member(version: Version, kind: Kind, against: Version | None, limits: Limits | None) -> Member:
    name = filename(version, kind, against.number if against else None)
    ending = suffix(kind)
    title = capfirst(str(kind.label))
    if against is not None:
        title = _("Changes since version %(number)s") % {"number": against.number}
    recipe = compose(version, kind, against)
    content = _made_before(version, kind, against, recipe)
    if content is None and isinstance(recipe, Paper):
        content = make_pdf(recipe, limits=limits).content
    elif content is None:
        content = content_of(version, kind)
    folder = "pdf" if ending == "pdf" else "comments"
    return Member(f"{folder}/{name}.{ending}", title, content)


def _made_before(
    version: Version, kind: Kind, against: Version | None, recipe: Recipe
) -> bytes | None:
    """The published bytes of the very same file, so that checksums agree."""
    same = Export.objects.of(version, kind, against).made()
    export = same.filter(fingerprint=recipe.fingerprint()).first()
    if export is None:
        return None
    with export.file.open("rb") as source:
        content: bytes = source.read()
        return content
