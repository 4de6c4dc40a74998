"""What comes out of a file, whatever kind it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# Stores a picture and returns its address (documents.images.keep).
Keep = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Imported:
    """HTML for documents.core.identity.with_ids, and names of what was left out.

    A name is a kind ("script", "image"), perhaps followed by ": " and words that say
    which one. ``title`` is what the file calls itself; it is not in the text.
    """

    html: str
    lost: tuple[str, ...] = ()
    title: str = ""
