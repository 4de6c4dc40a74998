"""From a paragraph that a reader rewrote to the smallest suggestions.

Pure: no Django, no I/O. Offsets count code points in the paragraph's own words.
"""

from __future__ import annotations

import re

from documents.core.diff import compare
from documents.core.span import Span
from feedback.core.merging import Suggestion

_WORD_AT_END = re.compile(r"\S+\s*\Z")
_WORD_AT_START = re.compile(r"\A\s*\S+")


def smallest(words: str, rewritten: str) -> list[Suggestion]:
    """Return the changes from ``words`` to ``rewritten``, in order of the text.

    Each replaces at least one character, because a suggestion is about words: an
    insertion takes the word before it (or after it, at the start) along. Together
    they turn ``words`` into ``rewritten``.
    """
    changes: list[Suggestion] = []
    start = end = 0
    replacement = ""
    for operation in compare(words, rewritten):
        if operation.kind == "equal":
            _add(changes, words, start, end, replacement)
            start = end = end + len(operation.text)
            replacement = ""
        elif operation.kind in ("delete", "moved_from"):
            end += len(operation.text)
        else:
            replacement += operation.text
    _add(changes, words, start, end, replacement)
    return changes


def _add(changes: list[Suggestion], words: str, start: int, end: int, replacement: str) -> None:
    if start == end and not replacement:
        return
    if start == end:
        start, end, replacement = _with_neighbour(changes, words, start, replacement)
    changes.append(Suggestion(span=Span(start, end), replacement=replacement))


def _with_neighbour(
    changes: list[Suggestion], words: str, at: int, replacement: str
) -> tuple[int, int, str]:
    """Widen an insertion at ``at`` over the word before it, else over the word after it."""
    taken = changes[-1].span.end if changes else 0
    if before := _WORD_AT_END.search(words, taken, at):
        return before.start(), at, before.group() + replacement
    after = _WORD_AT_START.match(words[at:])
    if after is None:
        return 0, len(words), words[:at] + replacement + words[at:]
    return at, at + after.end(), replacement + after.group()
