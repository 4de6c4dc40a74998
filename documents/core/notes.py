"""Footnotes: which marks and notes belong together, and in which order.

A mark without its note goes. A note without its mark stays, as an ordinary
paragraph after the text, for its words must not be lost. Two marks may name
one note. There are no notes to notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from documents.core.tree import NOTES, Frame, Leaf

_NAME = re.compile(r"[a-z0-9]{1,12}")


def settle_notes(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield the text and then its notes, in the order of their first marks."""
    body: list[Leaf] = []
    notes: dict[Frame, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.path[:1] != (NOTES,):
            body.append(leaf)
        elif not (words := _marked(leaf, {})).is_blank:
            notes.setdefault(leaf.path[1], []).append(words)

    # The first of two notes with one name; the other is a note without a mark.
    named = {frame.note: frame for frame in reversed(notes)}
    used = [name for name in _marks(body) if name in named]
    names = _names(used)
    for leaf in body:
        yield _marked(leaf, names)
    for frame, words_of_note in notes.items():
        if named[frame.note] is not frame or frame.note not in names:
            yield from (replace(leaf, path=()) for leaf in words_of_note)
    for name in used:
        frame = replace(named[name], note=names[name])
        yield from (replace(leaf, path=(NOTES, frame)) for leaf in notes[named[name]])


def _marks(leaves: Iterable[Leaf]) -> list[str]:
    """Return the names that the marks in ``leaves`` give, each once, as they first come."""
    runs = (run for leaf in leaves for cell in leaf.cells for run in cell.runs)
    return list(dict.fromkeys(run.note for run in runs if run.note))


def _names(used: list[str]) -> dict[str, str]:
    """Return a name fit for an address for every name in use; itself, if it is fit."""
    names = {name: name for name in used if _NAME.fullmatch(name)}
    free = (name for number in range(1, 2 * len(used) + 1) if (name := f"n{number}") not in names)
    return names | {name: next(free) for name in used if name not in names}


def _marked(leaf: Leaf, names: Mapping[str, str]) -> Leaf:
    """Return the leaf with its footnote marks renamed, and without those that have no name."""
    if not any(run.note for cell in leaf.cells for run in cell.runs):
        return leaf
    cells = (
        replace(
            cell,
            runs=tuple(
                replace(run, note=names[run.note]) if run.note else run
                for run in cell.runs
                if not run.note or run.note in names
            ),
        )
        for cell in leaf.cells
    )
    return replace(leaf, cells=tuple(cells))
