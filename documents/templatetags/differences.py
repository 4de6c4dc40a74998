"""How the words of a block look on a page that shows only words, and what became of its looks."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from documents import telling
from documents.core.operations import Operation
from documents.core.restyling import Restyling
from documents.core.tree import CELL
from documents.views.whereabouts import Place, Whereabouts

register = template.Library()

CHANGED = frozenset({"insert", "delete", "moved_from"})

# What documents.core.blocks lets stand for something in a reading text.
_SIGNS = {
    "\n": '<span class="par">¶</span>',
    "\t": '<span class="tab"> | </span>',
    "\u2028": "<br>",
    "\ufffc": '<sup class="fn">*</sup>',
}


@register.filter
def shown(words: str) -> SafeString:
    """Return ``words`` as HTML: the ends of cells, lines and blocks and the notes in sight."""
    html: str = escape(words)
    for sign, element in _SIGNS.items():
        html = html.replace(sign, element)
    return mark_safe(html)  # noqa: S308 - escaped above


@register.filter
def other_end(operation: Operation, whereabouts: Whereabouts | str) -> Place | None:
    """Return the other end of a move, on a page that knows; others give "" for not knowing."""
    return whereabouts.other_end(operation) if isinstance(whereabouts, Whereabouts) else None


@register.filter
def told(looks: Restyling) -> str:
    return telling.told(looks)


@register.filter
def cells(operations: Sequence[Operation]) -> list[list[Operation]]:
    """Return the operations of a row for each of its cells.

    A border that came or went is no border to both texts: it stays in sight in its cell.
    """
    found: list[list[Operation]] = [[]]
    for operation in operations:
        first, *rest = [operation.text] if operation.kind in CHANGED else operation.text.split(CELL)
        if first:
            found[-1].append(Operation(operation.kind, first))
        # The border goes with the cell that it opens, so that no sign of the text is lost.
        found += [[Operation(operation.kind, CELL + text)] for text in rest]
    return found
