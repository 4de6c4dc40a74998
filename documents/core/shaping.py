"""Makes raw leaves canonical: notes, white space, lists, tables, figures and headings.

Each step takes and gives leaves, and leaves alone what is in shape already; so
shaping twice is shaping once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from documents.core.inline import tidy
from documents.core.lists import shape_lists
from documents.core.notes import settle_notes
from documents.core.tables import shape_table
from documents.core.tree import Frame, Leaf


def shaped(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Return the leaves of a canonical text; their ids are left as they are."""
    tidied = (_tidied(leaf) for leaf in settle_notes(leaves))
    full = (leaf for leaf in tidied if leaf.tag == "tr" or not leaf.is_blank)
    return tuple(_headings(_grouped(shape_lists(full))))


def _tidied(leaf: Leaf) -> Leaf:
    cells = tuple(replace(cell, runs=tidy(cell.runs)) for cell in leaf.cells)
    return leaf if cells == leaf.cells else replace(leaf, cells=cells)


def _headings(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Let headings begin at h2 and never skip a level; siblings stay siblings."""
    above: list[str] = []
    for leaf in leaves:
        if leaf.tag not in ("h2", "h3", "h4"):
            yield leaf
            continue
        while above and above[-1] >= leaf.tag:
            above.pop()
        above.append(leaf.tag)
        yield replace(leaf, tag=f"h{len(above) + 1}")


def _grouped(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Shape what stands together in one table or one figure."""
    for frame, group in groupby(leaves, key=_whole):
        if frame is None:
            yield from group
        elif frame.tag == "table":
            yield from shape_table(frame, list(group))
        else:
            yield from _figure(list(group))


def _whole(leaf: Leaf) -> Frame | None:
    return leaf.path[0] if leaf.path and leaf.path[0].tag in ("table", "figure") else None


def _figure(leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Put the image first; words that are not its caption become a paragraph."""
    images = [leaf for leaf in leaves if leaf.tag == "img"]
    captions = [leaf for leaf in leaves if leaf.tag == "figcaption"]
    yield from images
    yield from captions[: len(images)]
    yield from (replace(leaf, tag="p", path=()) for leaf in captions[len(images) :])
