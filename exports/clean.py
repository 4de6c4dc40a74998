"""The text of one version, and nothing else; with or without the numbers of its paragraphs."""

from __future__ import annotations

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.core.blocks import Block, blocks
from documents.core.rendering import render
from exports import sheet
from exports.facts import Edition
from exports.pdf import Paper


def paper(edition: Edition, *, is_numbered: bool = False) -> Paper:
    """Return the text alone; ``is_numbered`` with the numbers that the site shows beside it."""
    decorate = sheet.number_in_margin if is_numbered else _bare
    with override(edition.language):
        return sheet.set_paper(
            "exports/pdf/clean.html",
            edition,
            description=edition.summary or edition.title,
            sources=(edition.title, edition.summary, edition.text),
            cover=sheet.cover(edition, kind=_("Numbered paragraphs") if is_numbered else ""),
            contents=sheet.contents(blocks(edition.html)),
            # Canonical HTML, rendered by our own code.
            body=mark_safe(render(edition.html, (), decorate, sheet.labels())),  # noqa: S308
        )


def _bare(_block: Block) -> tuple[str, str]:
    return "", ""
