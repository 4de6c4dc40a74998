"""Who is behind each change, as papers show it. No Django, no database."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A comment behind a change: its number and who said it, as far as that is published."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One change with its number, and who is behind it.

    ``key`` is that of documents.comparing.Change; ``comments`` counts those behind it, of
    which ``sources`` are named; ``beyond``: the editors changed more words in it.
    """

    number: int
    key: str
    comments: int
    sources: tuple[Source, ...]
    own_reason: str
    beyond: bool
