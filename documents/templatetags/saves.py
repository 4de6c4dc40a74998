"""What the history says of a save, in the reader's language."""

from __future__ import annotations

import re

from django import template
from django.utils.translation import gettext as _

from documents.history import AUTOSAVE

register = template.Library()


@register.filter
def said(reason: str) -> str:
    """Return the reason of a save; those that documents.actions gives are put in words."""
    if reason == AUTOSAVE:
        return _("Saved by itself")
    if reason == "start":
        return _("Started")
    if found := re.fullmatch(r"version (\d+)", reason):
        return _("Published as version %(number)s") % {"number": found[1]}
    if re.fullmatch(r"restored from save \d+", reason):
        return _("An earlier text put back")
    return reason
