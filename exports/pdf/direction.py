"""Tells WeasyPrint, whose style sheets know no ``unicode-bidi: plaintext``, what runs left."""

from __future__ import annotations

from typing import Any

from documents.core.direction import runs_left

BLOCKS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "th", "td", "caption", "figcaption"))


def turn(body: Any) -> None:
    """Set ``dir`` on each block of ``body`` that runs from right to left."""
    for block in body.iter():
        if block.tag in BLOCKS and runs_left("".join(block.itertext())):
            block.set("dir", "rtl")
