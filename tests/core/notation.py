"""The notation of these tests: a text with the words that are meant in [brackets]."""

from __future__ import annotations

from documents.core.span import Span


def marked(text: str) -> tuple[str, Span | None]:
    """Return ``text`` without its brackets, and the span between them if it has any."""
    if "[" not in text:
        return text, None
    before, _, rest = text.partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, Span(len(before), len(before) + len(words))


def compact(operations) -> str:
    """Write operations on one line: equal, {-deleted-}, {+inserted+}, {<moved away<}, {>here>}."""
    signs = {"delete": "-", "insert": "+", "moved_from": "<", "moved_to": ">"}
    return "".join(
        f"{{{signs[o.kind]}{o.text}{signs[o.kind]}}}" if o.kind in signs else o.text
        for o in operations
    )
