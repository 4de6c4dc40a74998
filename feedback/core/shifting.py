"""Words put in a text one save after another: where they stand after the last of them.

When one save follows on the other, nothing but the words themselves moved: adding up
lengths is enough, and the texts in between need not be read.

Pure: no Django, no I/O.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from documents.core.span import Span


@dataclass(frozen=True, slots=True)
class Put:
    """Words that were put at ``span`` of the text of save number ``save``.

    They took the place of ``replaced`` characters. Saves are numbered without gaps.
    """

    key: int
    save: int
    span: Span
    replaced: int


@dataclass(frozen=True, slots=True)
class Run:
    """What was put in by saves that follow on one another, where it stands after the last one."""

    save: int
    spans: dict[int, Span]


def runs(put: Iterable[Put]) -> list[Run]:
    """Return the runs of saves, each word in exactly one.

    A span is a good guess, to be checked against the text: later words may have been
    put over earlier ones.
    """
    found: list[Run] = []
    for save, group in groupby(sorted(put, key=attrgetter("save", "span")), attrgetter("save")):
        here = list(group)
        earlier = found.pop().spans if found and found[-1].save == save - 1 else {}
        for each in here:
            grown = len(each.span) - each.replaced
            earlier = {key: _shifted(span, each.span, grown) for key, span in earlier.items()}
        found.append(Run(save, {**earlier, **{each.key: each.span for each in here}}))
    return found


def _shifted(span: Span, put: Span, grown: int) -> Span:
    return span.moved(grown) if span.start >= put.start and span.start + grown >= 0 else span
