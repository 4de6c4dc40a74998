"""Lists: every item begins with a paragraph, and numbering goes on after a break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from documents.core.tree import Frame, Leaf

_HIGHEST = 9999


def shape_lists(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    return _numbered(_begun(leaves))


def _begun(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Take out items that have a list but no words before it.

    Such a list goes to the item before, or else its items take the place of
    the item that it was in.
    """
    open_: tuple[Frame, ...] = ()
    latest: dict[Frame, Frame] = {}
    merged: dict[Frame, Frame] = {}
    for leaf in leaves:
        if not leaf.path or leaf.path[-1].tag != "li" or leaf.path[-1].note:
            open_ = leaf.path
            yield leaf
            continue
        lists = [frame for frame in leaf.path if frame.tag in ("ul", "ol")]
        items = [frame for frame in leaf.path if frame.tag == "li"]
        path = [frame for frame in leaf.path[:1] if frame.tag == "blockquote"]
        here = lists[0]
        for item, inner in zip(items, lists[1:], strict=False):
            if inner in merged:
                here = merged[inner]
            elif item in open_ or latest.get(here) in open_:
                path += [here, item if item in open_ else latest[here]]
                here = inner
            else:
                merged[inner] = here
        latest[here] = items[-1]
        open_ = (*path, here, items[-1])
        yield leaf if open_ == leaf.path else replace(leaf, path=open_)


def _numbered(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Let a numbered list that is resumed after something else count on."""
    open_: tuple[Frame, ...] = ()
    resumed: dict[Frame, Frame] = {}
    items: dict[Frame, set[Frame]] = {}
    for leaf in leaves:
        path: list[Frame] = []
        for frame, inner in zip(leaf.path, (*leaf.path[1:], None), strict=False):
            now = resumed.get(frame, frame)
            if frame.tag == "ol" and inner:
                seen = items.setdefault(frame, set())
                if seen and open_[: len(path) + 1] != (*path, now):
                    now = replace(frame, start=min(frame.start + len(seen), _HIGHEST))
                    resumed[frame] = now
                seen.add(inner)
            path.append(now)
        open_ = tuple(path)
        yield leaf if open_ == leaf.path else replace(leaf, path=open_)
