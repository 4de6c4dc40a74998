"""Small corrections of the language among the comments that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feedback.core.smallness import Smallness, smallness
from feedback.rivals import rivals_among
from feedback.threads import Thread


@dataclass(frozen=True, slots=True)
class Small:
    """A suggestion that only mends the language; ``why`` says how."""

    thread: Thread
    why: Smallness


def corrections(waiting: Sequence[Thread]) -> list[Small]:
    """Return the suggestions that only mend the language and clash with no other, in text order."""
    clashing = rivals_among(waiting)
    return [
        Small(thread, why)
        for thread in waiting
        if thread.proposes_here
        and thread.root.pk not in clashing
        and (why := smallness(thread.root.exact, thread.root.replacement or ""))
    ]
