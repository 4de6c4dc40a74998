"""The text of one version, and nothing else."""

from __future__ import annotations

from django.utils.safestring import mark_safe
from django.utils.translation import override

from documents.core.blocks import blocks
from documents.core.rendering import render
from exports import sheet
from exports.facts import Edition
from exports.pdf import Paper


def paper(edition: Edition) -> Paper:
    with override(edition.language):
        return sheet.set_paper(
            "exports/pdf/clean.html",
            edition,
            description=edition.summary or edition.title,
            sources=(edition.title, edition.summary, edition.text),
            cover=sheet.cover(edition),
            contents=sheet.contents(blocks(edition.html)),
            # Canonical HTML, rendered by our own code.
            body=mark_safe(render(edition.html, (), sheet.number_in_margin, sheet.labels())),  # noqa: S308
        )
