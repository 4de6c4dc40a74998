"""The text of a version as page HTML: numbers before the blocks, marks on the words,
and after each block the way to comment on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.core.blocks import Block
from documents.core.rendering import Labels, Mark, render
from documents.models import Version
from feedback.threads import Thread, grouped

_COUNTER = '<a class="act has{} {}" href="{}">{}<span class="sr"> {}</span></a>'


def page_html(version: Version, threads: Sequence[Thread], *, can_comment: bool) -> SafeString:
    """Return the canonical HTML of ``version``, dressed for the reading page."""
    decorate = _decorator(version, threads, can_comment=can_comment)
    # The core escapes every word; decorate gives HTML made by format_html.
    return mark_safe(render(version.html, marks_of(threads), decorate, labels()))  # noqa: S308


def marks_of(threads: Sequence[Thread]) -> list[Mark]:
    return [
        Mark(
            span=thread.span,
            id=f"c{thread.root.pk}",
            kind="suggestion" if thread.root.is_suggestion else "comment",
            settled=thread.root.is_settled,
            number=number,
        )
        for number, thread in numbered(threads)
        if thread.span is not None
    ]


def numbered(threads: Sequence[Thread]) -> list[tuple[int, Thread]]:
    """Number the threads as print shows them: in the order of the text, from 1."""
    return list(enumerate(threads, start=1))


def labels() -> Labels:
    """The words that rendering adds, in the reader's language."""
    return Labels(note=_("Note"), notes=_("Notes"), back=_("Back to the text"), table=_("Table"))


def _decorator(
    version: Version, threads: Sequence[Thread], *, can_comment: bool
) -> Callable[[Block], tuple[str, str]]:
    groups = grouped(threads)
    base = reverse("feedback:on_whole", args=[version.document.slug, version.number])
    # Asked once: a long text has hundreds of blocks.
    paragraph, invitation = _("Paragraph"), _("Comment on paragraph %(number)s")

    def decorate(block: Block) -> tuple[str, str]:
        number = format_html(
            '<a class="num" href="#b-{}"><span class="sr">{} </span>{}</a>',
            block.id,
            paragraph,
            block.number,
        )
        if here := groups.get(block.id):
            return number, _counter(block, here, base)
        if not can_comment:
            return number, ""
        words = invitation % {"number": block.number}
        address = f"{base}{block.id}/"
        return number, format_html(
            '<a class="act" href="{}"><span class="sr">{}</span></a>', address, words
        )

    return decorate


def _counter(block: Block, threads: Sequence[Thread], base: str) -> str:
    """The number of comments on a block, as a link; on a phone to the sheet with its cards."""
    words = ngettext(
        "comment · paragraph %(number)s", "comments · paragraph %(number)s", len(threads)
    )
    tone = " g" if all(thread.root.is_suggestion for thread in threads) else ""
    said = words % {"number": block.number}
    ways = (("to-page", f"{base}{block.id}/"), ("to-sheet", f"#r-{block.id}"))
    return format_html_join("", _COUNTER, ((tone, way, to, len(threads), said) for way, to in ways))
