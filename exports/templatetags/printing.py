"""Whether a draft can be printed, for the page on which it is frozen."""

from __future__ import annotations

from django import template

from documents.core.blocks import reading_text
from documents.models import Document
from exports.printable import Misfit, misfits

register = template.Library()


@register.filter
def unprintable(document: Document) -> list[Misfit]:
    """Return the characters of the draft that no typeface of ours has."""
    return misfits(document.title, document.summary, reading_text(document.draft.html))
