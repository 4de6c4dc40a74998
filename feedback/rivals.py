"""Suggestions for the same words: alternatives, of which at most one can come in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def one_each(
    threads: Sequence[Thread], rivals: Mapping[int, Sequence[Thread]], *, here: int
) -> list[Thread]:
    """Return ``threads`` without those that are decided on the page of another one of them.

    Of suggestions for the same words the first stays, or the one with the key ``here``.
    """
    found: list[Thread] = []
    elsewhere = {each.root.pk for each in rivals.get(here, ())}
    for thread in threads:
        key = thread.root.pk
        if key == here or key not in elsewhere:
            found.append(thread)
            elsewhere |= {each.root.pk for each in rivals.get(key, ())}
    return found


def _end(thread: Thread) -> int:
    return thread.span.end if thread.span else 0


def _same(one: Thread, other: Thread) -> bool:
    return one.span == other.span and one.root.replacement == other.root.replacement
