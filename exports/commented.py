"""The text of a version with marks on the words that were meant, and what was said after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.core.blocks import blocks
from documents.core.rendering import Mark, render
from documents.core.span import Span
from exports import sheet
from exports.facts import Discussion, Edition, Remark
from exports.pdf import Paper
from exports.spelling import all_fit, words_of
from exports.tallies import arrival

# Where the words of a mark end; our own rendering writes these, and never one in another.
MARK_END = re.compile(r'(<mark [^>]*?data-n="([\d ]+)"[^>]*>.*?</mark>)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """The comments on one chapter."""

    title: str
    target: str
    remarks: tuple[Remark, ...]


def paper(discussion: Discussion) -> Paper:
    edition = discussion.edition
    with override(edition.language):
        remarks = in_text_order(all_fit(discussion.remarks))
        parts = tuple(_parts(remarks))
        return sheet.set_paper(
            "exports/pdf/comments.html",
            edition,
            description=_("“%(title)s” with the comments on it") % {"title": edition.title},
            sources=(edition.title, edition.text, *words_of(remarks)),
            cover=sheet.cover(edition, kind=_("With comments")),
            contents=_contents(edition, parts),
            body=_body(edition, remarks),
            parts=parts,
            count=len(remarks),
            elsewhere=any(remark.now.span is None for remark in remarks),
        )


def in_text_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return the comments by the place of their words now; first those that have none."""
    return tuple(sorted(remarks, key=lambda remark: (remark.now.offset, arrival(remark.number))))


def _parts(remarks: Sequence[Remark]) -> Iterator[Part]:
    groups = groupby(remarks, key=lambda remark: (remark.now.span is not None, remark.now.chapter))
    for number, ((is_placed, chapter), inside) in enumerate(groups, start=1):
        whole = _("The text as a whole, and words that are gone")
        title = (chapter or _("Before the first chapter")) if is_placed else whole
        yield Part(title, f"part-{number}", tuple(inside))


def _contents(edition: Edition, parts: Sequence[Part]) -> tuple[sheet.Entry, ...]:
    below = [sheet.Entry(3, part.target, part.title) for part in parts]
    comments = [sheet.Entry(2, "comments", _("Comments")), *below] if parts else []
    return (
        sheet.Entry(2, "guide", _("How to read this")),
        *sheet.contents(blocks(edition.html)),
        *comments,
    )


def _body(edition: Edition, remarks: Sequence[Remark]) -> SafeString:
    marks = [
        Mark(
            span=whole_words(remark.now.span, edition.text),
            id=f"c-{remark.number}",
            kind="comment" if remark.replacement is None else "suggestion",
            settled=remark.verdict is not None,
            number=index,
        )
        for index, remark in enumerate(remarks, start=1)
        if remark.now.span is not None
    ]
    numbers = {str(index): remark.number for index, remark in enumerate(remarks, start=1)}
    html = render(edition.html, marks, sheet.number_in_margin, sheet.labels())
    # Canonical HTML, rendered by our own code.
    return mark_safe(_with_numbers(html, numbers))  # noqa: S308


def whole_words(span: Span, text: str) -> Span:
    """Return ``span`` widened to the words that it cuts: no number stands within a word."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _with_numbers(html: str, numbers: Mapping[str, str]) -> str:
    """Put behind each mark a link to the comments that end there."""

    def numbered(mark: re.Match[str]) -> str:
        links = format_html_join(
            " ",
            '<a href="#c-{0}" id="m-{0}" aria-label="{1} {0}">{0}</a>',
            ((numbers[number], _("Comment")) for number in mark[2].split()),
        )
        return mark[1] + format_html('<sup class="cn">{}</sup>', links)

    return MARK_END.sub(numbered, html)
