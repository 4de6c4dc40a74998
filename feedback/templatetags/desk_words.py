"""What the redactietafel says of comments that belong together."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from documents.models import Document
from feedback.core.likeness import Alike
from feedback.table import Table
from feedback.threads import Thread

register = template.Library()


@register.filter
def group_of(table: Table, thread: Thread) -> Alike | None:
    """The group that ``thread`` is the first of; None for the others, so that it is told once."""
    group = table.groups.get(thread.root.pk)
    return group if group and group.keys[0] == thread.root.pk else None


@register.filter
def together_address(group: Alike, document: Document) -> str:
    """Where all of a group get one answer."""
    picked = urlencode([("reactie", key) for key in group.keys])
    return f"{reverse('feedback:together', args=[document.slug])}?{picked}"
