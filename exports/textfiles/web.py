"""The text as one web page that needs nothing from elsewhere: its pictures are in it."""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from documents.core.rendering import render
from documents.core.tree import attribute
from exports import sheet
from exports.facts import Edition
from exports.textfiles.heading import version_line
from exports.textfiles.pictures import picture

_SRC = re.compile(r'(?<=<img src=")([^"]*)(?=")')


def as_html(edition: Edition) -> str:
    """Return a page with the text, its numbered notes, and above it what it is."""
    with override(edition.language):
        body = render(edition.html, labels=sheet.labels())
        context = {
            "edition": edition,
            "version_line": version_line(edition),
            # Canonical HTML, rendered by our own code.
            "body": mark_safe(_SRC.sub(_inside, body)),  # noqa: S308
        }
        return render_to_string("exports/pdf/text.html", context)


def _inside(found: re.Match[str]) -> str:
    content = picture(unescape(found[1]))
    if content is None:
        return attribute(unescape(found[1]))
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(content).decode('ascii')}"
