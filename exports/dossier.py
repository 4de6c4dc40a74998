"""Everything of one version in one ZIP that can be read in twenty years, without this site.

Pure but for the template: values in, bytes out. The same values give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.core.rendering import render
from exports import sheet, tallies
from exports.annotations import collection
from exports.commented import in_text_order
from exports.facts import Discussion, Edition, Report
from exports.spreadsheet import table

# Packed already: packing again only takes time.
PACKED = (".pdf", ".docx", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the dossier. ``title`` is told on its first page."""

    path: str
    title: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)


def pack(discussion: Discussion, report: Report | None, files: Iterable[Member]) -> bytes:
    """Return the dossier: ``files``, the text and the comments as data, and pages to read it."""
    edition = discussion.edition
    with override(edition.language):
        members = [*files, *_data(discussion), *_pages(discussion, report)]
        index = _page("index", discussion, members=members, report=report)
        members = [Member("index.html", _("First page"), index), *members]
        manifest = _manifest(edition, members)
    sums = "".join(f"{each.sha256}  {each.path}\n" for each in members)
    closing = [
        Member("manifest.json", "", manifest),
        Member("SHA256SUMS", "", sums.encode()),
    ]
    return _zip([*members, *closing], edition)


def _data(discussion: Discussion) -> list[Member]:
    edition, remarks = discussion.edition, discussion.remarks
    notes = json.dumps(collection(discussion), ensure_ascii=False, indent=1).encode()
    return [
        Member("comments/comments.csv", _("Comments as a table"), table(remarks, edition.language)),
        Member("comments/comments.json", _("Comments as data (Web Annotations)"), notes),
    ]


def _pages(discussion: Discussion, report: Report | None) -> list[Member]:
    return [
        Member("text.html", _("The text, to read on a screen"), _page("text", discussion)),
        Member(
            "comments.html",
            _("The comments and the answers, to read on a screen"),
            _page("comments", discussion, report=report),
        ),
        Member("style.css", _("How these pages look"), _style()),
        *_pictures(discussion.edition),
    ]


def _page(name: str, discussion: Discussion, **context: Any) -> bytes:
    edition = discussion.edition
    html = render(edition.html, (), sheet.number_in_margin, sheet.labels())
    shown = {
        "edition": edition,
        "status": sheet.status(edition),
        "made": sheet.day(edition.frozen_at),
        # Canonical HTML, rendered by our own code.
        "body": mark_safe(html.replace(f'src="{settings.MEDIA_URL}', 'src="pictures/')),  # noqa: S308
        "remarks": in_text_order(discussion.remarks),
        "outcomes": tallies.outcomes(discussion.remarks),
        "channels": tallies.channels(discussion.remarks),
        **context,
    }
    return render_to_string(f"exports/dossier/{name}.html", shown).encode()


def _pictures(edition: Edition) -> list[Member]:
    _html, images = sheet.with_images(edition.html)
    return [Member(f"pictures/{each.name}", _("Picture"), each.content) for each in images]


@cache
def _style() -> bytes:
    return (settings.BASE_DIR / "static" / "css" / "dossier.css").read_bytes()


def _manifest(edition: Edition, members: Sequence[Member]) -> bytes:
    """What is in the dossier, for programs. Its form is told in docs/dossier.md."""
    facts = {
        "format": "samenspraak-dossier",
        "formatVersion": 1,
        "document": edition.slug,
        "title": edition.title,
        "version": edition.number,
        "status": "definitive" if edition.is_definitive else "concept",
        "language": edition.language,
        "published": edition.frozen_at.astimezone(UTC).isoformat(timespec="seconds"),
        "publisher": edition.publisher,
        "address": edition.address,
        "seal": edition.sha256,
        "files": [
            {"path": each.path, "title": each.title, "bytes": each.size, "sha256": each.sha256}
            for each in members
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()


def _zip(members: Iterable[Member], edition: Edition) -> bytes:
    # The version's own moment, never the clock.
    moment = edition.frozen_at.astimezone(UTC).timetuple()[:6]
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for member in members:
            entry = ZipInfo(member.path, max(moment, (1980, 1, 1, 0, 0, 0)))
            is_packed = member.path.endswith(PACKED)
            entry.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every machine
            target.writestr(entry, member.content)
    return out.getvalue()
