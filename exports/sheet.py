"""What every kind of paper has: a title page, numbered blocks, contents, style, images."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.core.blocks import Block
from documents.core.rendering import Labels
from exports import qr
from exports.facts import Edition
from exports.pdf import About, Asset, Paper

STYLES = ("paper.css", "paper-said.css", "paper-concept.css")
IMAGE = re.compile(r'(<img src=")([^"]*)"')


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: object


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page. ``status`` also stands at the head of every page."""

    kind: str
    status: str
    standfirst: str
    facts: tuple[Fact, ...]
    code: Asset


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    level: int
    target: str
    words: str


def keywords(edition: Edition, cover: Cover) -> tuple[str, ...]:
    """Return the words under which a library or a search engine files it."""
    words = (_("position paper"), edition.publisher, status(edition), cover.kind)
    return tuple(dict.fromkeys(word for word in words if word))


def label(edition: Edition) -> str:
    """Return what people call it within a sentence."""
    if edition.is_definitive:
        return _("the definitive version")
    return _("concept %(number)s") % {"number": edition.number}


def status(edition: Edition) -> str:
    """Return what stands on the title page and at the head of every page."""
    return pgettext("status of a text", "definitive") if edition.is_definitive else label(edition)


def cover(
    edition: Edition, *, kind: str = "", standfirst: str = "", more: Sequence[Fact] = ()
) -> Cover:
    """Return the title page; ``kind`` says what it is when it is not just the text."""
    made = _("Adopted on") if edition.is_definitive else _("Published on")
    return Cover(
        kind=kind,
        status=status(edition).upper(),
        standfirst=standfirst or edition.summary,
        facts=(
            Fact(_("Version"), edition.number),
            Fact(made, day(edition.frozen_at)),
            *more,
            Fact(_("Publisher"), edition.publisher),
        ),
        code=qr.code(edition.address),
    )


def day(moment: datetime) -> str:
    """Return the local day of a moment, as people write it."""
    return date_format(localtime(moment), "j F Y")


def labels() -> Labels:
    """The words that rendering adds, in the active language."""
    return Labels(
        note=pgettext("footnote", "Note"),
        notes=pgettext("footnotes", "Notes"),
        back=_("Back to the text"),
        table=_("Table"),
    )


def number_in_margin(block: Block) -> tuple[str, str]:
    """Decorate a block with its number. Rows have no margin to put it in."""
    if block.kind in ("row", "caption", "note"):
        return "", ""
    # Each list or quotation shifts the text, but not its number.
    places = {"heading": f" h{block.level}", "item": f" d{block.level}", "quote": " d1"}
    return format_html(
        '<span class="num{}">{}</span>', places.get(block.kind, ""), block.number
    ), ""


def contents(blocks: Iterable[Block]) -> tuple[Entry, ...]:
    return tuple(
        Entry(block.level, f"b-{block.id}", " ".join(block.words.split()))
        for block in blocks
        if block.kind == "heading" and block.level <= 3
    )


def set_paper(
    template: str,
    edition: Edition,
    *,
    description: str,
    sources: Sequence[str],
    cover: Cover,
    **context: Any,
) -> Paper:
    """Return a paper from a template, in the active language."""
    about = About(
        title=": ".join(filter(None, [cover.kind, f"{edition.title} ({status(edition)})"])),
        language=edition.language,
        publisher=edition.publisher,
        description=description,
        address=edition.address,
        keywords=", ".join(keywords(edition, cover)),
        # The version's own moment, never the clock: the same input gives the same bytes.
        date=edition.frozen_at.astimezone(UTC).isoformat(timespec="seconds"),
    )
    shown = {"edition": edition, "about": about, "cover": cover, **context}
    html, images = with_images(render_to_string(template, shown))
    assets = (*styles(), cover.code, *images)
    return Paper(html=html, about=about, sources=tuple(sources), assets=assets)


@cache
def styles() -> tuple[Asset, ...]:
    folder = settings.BASE_DIR / "static" / "css"
    return tuple(Asset(name, (folder / name).read_bytes()) for name in STYLES)


def with_images(html: str) -> tuple[str, tuple[Asset, ...]]:
    """Return the page with its images as assets.

    What is not among our files keeps its address, which whoever sets the page refuses.
    """
    found: dict[str, Asset] = {}

    def take(match: re.Match[str]) -> str:
        address = match[2]
        name = address.removeprefix(settings.MEDIA_URL)
        if name == address or ".." in name or not default_storage.exists(name):
            return match[0]
        with default_storage.open(name) as source:
            found[name] = Asset(name, source.read())
        return f'{match[1]}asset:{name}"'

    return IMAGE.sub(take, html), tuple(found.values())
