"""Which words can come in the draft for a suggestion, and what the paragraph then becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.core.blocks import block_at, blocks, reading_text
from documents.core.editing import settled
from documents.core.span import Span
from documents.models import Draft
from feedback import passages
from feedback.actions import merging
from feedback.rewriting import editable, rewritten
from feedback.threads import Thread

OWN, NONE = "eigen", "geen"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the proposals, with its letter. ``fits``: it can be adopted as it is."""

    letter: str
    thread: Thread
    fits: bool


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The proposals for the same words, and those words as they stand in the draft by now.

    ``chosen`` is the key of one of them, OWN or NONE; ``own`` the editors' own words as in
    a text area; ``ours`` the words that stand there, None when they are gone. ``passage``
    is the paragraph as it would read. ``clashes``: the one at hand cannot be adopted.
    """

    listed: tuple[Alternative, ...]
    chosen: str
    own: str
    ours: str | None
    passage: passages.Passage | None
    stands_already: bool
    clashes: bool

    @property
    def seen(self) -> str:
        """The words that stand there, as they are sent along and compared."""
        return editable(self.ours or "")


def alternatives(
    thread: Thread, rivals: Sequence[Thread], draft: Draft, *, chosen: str, own: str | None
) -> Alternatives:
    """Return what can be chosen for ``thread``; its own proposal, as long as none is ``chosen``.

    ``own`` is what the editor typed; None: nothing yet.
    """
    group = passages.lettered([thread, *rivals])
    results = merging.previews([each.root for each in group], draft)
    listed = [
        Alternative(
            passages.letter(index) if rivals else "",
            each,
            fits=results[each.root.pk].status != "conflict",
        )
        for index, each in enumerate(group)
    ]
    place = merging.hull(results.values())
    ours = place.of(reading_text(draft.html)) if place else None
    result = results[thread.root.pk]
    fitting = {str(each.thread.root.pk) for each in listed if each.fits}
    if chosen not in {OWN, NONE, *fitting}:
        here = str(thread.root.pk)
        chosen = here if here in fitting else OWN
    typed = editable(ours or "") if own is None else own
    by_key = {str(each.root.pk): each.root for each in group}
    if chosen in by_key:
        passage = passages.becoming(
            draft.html, results[int(chosen)], by_key[chosen].replacement or ""
        )
    else:
        passage = _with_own(draft, place, typed if chosen == OWN else None)
    return Alternatives(
        listed=tuple(listed),
        chosen=chosen,
        own=typed,
        ours=ours,
        passage=passage,
        stands_already=chosen in by_key and results[int(chosen)].status == "already",
        clashes=result.status == "conflict",
    )


def _with_own(draft: Draft, place: Span | None, typed: str | None) -> passages.Passage | None:
    """The paragraph with ``typed`` at ``place``; None: with the words that stand there."""
    if place is None:
        return None
    block = block_at(blocks(draft.html), place.start)
    if place.end > block.span.end:
        return None
    words = place.of(reading_text(draft.html))
    becomes = words if typed is None else settled(rewritten(typed, words))
    return passages.with_words(block, place, becomes)
