"""Suggestions for the same words: alternatives, of which at most one can come in the text."""

from __future__ import annotations

from collections.abc import Sequence

from feedback.threads import Thread


def rivals_among(threads: Sequence[Thread]) -> dict[int, list[Thread]]:
    """Return for each suggestion that overlaps another one, by its key, those others.

    Suggestions whose words are the same proposal are no rivals: taking one takes both.
    """
    proposals = sorted(
        (thread for thread in threads if thread.root.is_suggestion and thread.span),
        key=lambda thread: (thread.near, thread.root.pk),
    )
    found: dict[int, list[Thread]] = {}
    reaching: list[Thread] = []
    for thread in proposals:
        reaching = [each for each in reaching if _end(each) > thread.near]
        for other in reaching:
            if not _same(thread, other):
                found.setdefault(thread.root.pk, []).append(other)
                found.setdefault(other.root.pk, []).append(thread)
        reaching.append(thread)
    return found


def _end(thread: Thread) -> int:
    return thread.span.end if thread.span else 0


def _same(one: Thread, other: Thread) -> bool:
    return one.span == other.span and one.root.replacement == other.root.replacement
