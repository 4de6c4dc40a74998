"""The text of a version with all that changed since an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from documents.core.blocks import Block, blocks
from documents.core.diff import BlockChange
from documents.core.markup import parse
from documents.core.rendering import render_leaves
from documents.core.restyling import Restyling, same_pictures
from documents.core.tree import NOTES, Leaf, Run
from documents.telling import told
from exports import sheet
from exports.facts import Redline
from exports.pdf import Paper
from exports.summary import Summary, texts
from exports.tracking import Tracked, Words, track

FIRST_WORDS = 8
# Blocks that have no place above them for a paragraph of ours.
BARE = ("row", "caption", "note")


@dataclass(frozen=True, slots=True)
class Count:
    name: str
    value: int


def paper(redline: Redline) -> Paper:
    old, new = redline.old, redline.new
    with override(new.language):
        numbered = blocks(new.html)
        before = blocks(old.html)
        words = Words(
            note=pgettext("footnote", "note"), went=lambda text, index: _went(text, numbered[index])
        )
        was, now = parse(old.html), parse(new.html)
        tracked = track(was, now, redline.changes, words)
        summary = Summary(tracked.changes, redline.causes, before=before, now=numbered)
        labels = {"old": sheet.label(old), "new": sheet.label(new)}
        return sheet.set_paper(
            "exports/pdf/redline.html",
            new,
            description=_("What changed in “%(title)s” from %(old)s to %(new)s")
            % {"title": new.title, **labels},
            sources=(new.text, *_gone(tracked), *texts(redline.causes)),
            cover=sheet.cover(
                new,
                kind=_("Text with changes"),
                standfirst=_("The text of %(new)s, with all that changed since %(old)s.") % labels,
            ),
            old_label=labels["old"],
            new_label=labels["new"],
            example_added=spoken(format_html("<ins>{}</ins>", _("these words were added"))),
            example_gone=spoken(format_html("<del>{}</del>", _("these words are gone"))),
            example_moved=spoken(format_html("<u>{}</u>", _("these words stood elsewhere"))),
            same_pictures=same_pictures(was, now),
            counts=_counts(tracked, numbered),
            contents=sheet.contents(numbered),
            sum=summary.sum(),
            lines=summary.lines(),
            body=_body(tracked, numbered, before, summary),
        )


def _body(
    tracked: Tracked, numbered: tuple[Block, ...], before: tuple[Block, ...], summary: Summary
) -> SafeString:
    by_id = {block.id: block for block in numbered}

    def decorate(block: Block) -> tuple[str, str]:
        mark = "" if block.kind in BARE else _mark(summary.number(block.id))
        if block.id not in by_id:
            return mark, ""
        number, after = sheet.number_in_margin(by_id[block.id])
        change = tracked.moved.get(block.id)
        came = _came(change, before) if change else ""
        looks = "" if block.kind in BARE else _looks(tracked.restyled.get(block.id, ()))
        return number + mark + came + looks, after

    # Canonical HTML, rendered by our own code.
    leaves = list(_with_numbers(_with_looks(tracked, by_id), summary))
    return spoken(mark_safe(render_leaves(leaves, (), decorate, sheet.labels())))  # noqa: S308


def _mark(number: int) -> str:
    """Return the number of a change in the margin, which leads back to the summary."""
    if not number:
        return ""
    said = format_html('<span class="said">[{}&nbsp;</span>', pgettext("in a text", "change"))
    return format_html(
        '<a class="chg" href="#change-{0}">{1}{0}<span class="said">]</span></a>', number, said
    )


def _with_numbers(leaves: Iterable[Leaf], summary: Summary) -> Iterator[Leaf]:
    """Yield all leaves; where there is no margin, the number of a change stands in the words."""
    for leaf in leaves:
        number = summary.number(leaf.id)
        if number and (leaf.tag in ("tr", "caption", "figcaption") or NOTES in leaf.path):
            first, *cells = leaf.cells
            run = Run(f"[{number}] ", (("strong", ""),))
            yield replace(leaf, cells=(replace(first, runs=(run, *first.runs)), *cells))
        else:
            yield leaf


def _looks(restyled: Sequence[Restyling]) -> str:
    return format_html('<p class="looks">{}</p>', _told(restyled)) if restyled else ""


def _with_looks(tracked: Tracked, by_id: Mapping[str, Block]) -> Iterator[Leaf]:
    """Yield all leaves; where nothing fits above one, what became of its looks is said in it."""
    for leaf in tracked.leaves:
        looks = tracked.restyled.get(leaf.id)
        if looks and by_id[leaf.id].kind in BARE:
            *cells, last = leaf.cells
            said = Run(f" [{_told(looks)}]", (("em", ""),))
            yield replace(leaf, cells=(*cells, replace(last, runs=(*last.runs, said))))
        else:
            yield leaf


def _told(restyled: Sequence[Restyling]) -> str:
    sentences = "; ".join(told(looks) for looks in restyled)
    return _("Layout changed: %(what)s.") % {"what": sentences}


def spoken(html: SafeString) -> SafeString:
    """Say aloud what is added, gone or moved: ins and del mean nothing to a screen reader.

    Only our own rendering writes these tags; text comes with its signs escaped.
    """
    end = '<span class="said">]</span>'
    for tag, words in (
        ("ins", pgettext("words in a text were", "added")),
        ("del", pgettext("words in a text were", "taken out")),
        ("u", pgettext("words in a text were", "moved to here")),
        ("s", pgettext("words in a text were", "moved from here")),
    ):
        # A blank that does not collapse with the one that the words may begin with.
        start = f'<{tag}><span class="said">[{escape(words)}:&nbsp;</span>'
        html = mark_safe(html.replace(f"<{tag}>", start).replace(f"</{tag}>", f"{end}</{tag}>"))  # noqa: S308
    return html


def _came(change: BlockChange, before: tuple[Block, ...]) -> str:
    number = before[change.old[0]].number
    words = _("Moved: this was paragraph %(number)s.") % {"number": number}
    return format_html('<p class="move">{}</p>', words)


def _went(text: str, now: Block) -> str:
    first = " ".join(text.split()[:FIRST_WORDS])
    return _("[Moved to paragraph %(number)s: “%(words)s …”]") % {
        "number": now.number,
        "words": first,
    }


def _gone(tracked: Tracked) -> list[str]:
    """The words that were taken out; those that moved stand in the new text."""
    return [
        operation.text
        for change in tracked.changes
        for operation in change.operations
        if operation.kind == "delete"
    ]


def _counts(tracked: Tracked, numbered: tuple[Block, ...]) -> list[Count]:
    kinds = Counter(change.kind for change in tracked.changes)
    restyled = sum(
        change.kind == "same" and numbered[change.new[0]].id in tracked.restyled
        for change in tracked.changes
    )
    moved = kinds["moved"] + kinds["moved_edited"]
    return [
        Count(pgettext("paragraphs", "New"), kinds["new"]),
        Count(pgettext("paragraphs", "Taken out"), kinds["gone"]),
        Count(
            pgettext("paragraphs", "Changed"), kinds["edited"] + kinds["split"] + kinds["merged"]
        ),
        Count(pgettext("paragraphs", "Moved"), moved),
        Count(pgettext("paragraphs", "Only the layout changed"), restyled),
        Count(pgettext("paragraphs", "The same"), kinds["same"] - restyled),
    ]
