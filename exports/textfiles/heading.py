"""What stands above the text in every file: which version it is, of whom, and where it lives."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from exports.facts import Edition


def version_line(edition: Edition) -> str:
    """Return e.g. "Concept 2, 14 november 2026 · Kracht van Mokum", in the text's language."""
    with override(edition.language):
        status = _("Definitive") if edition.is_definitive else _("Concept %(number)s")
        day = date_format(localtime(edition.frozen_at), "j F Y")
        return f"{status % {'number': edition.number}}, {day} · {edition.publisher}"
