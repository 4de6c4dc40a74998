"""Showing some of the threads: the filters above a list, as links with ``?toon=``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from feedback.threads import Thread

PARAMETER = "toon"


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: ``value`` stands in the address, '' is the one that applies by itself."""

    value: str
    label: str
    threads: tuple[Thread, ...]
    is_chosen: bool

    @property
    def count(self) -> int:
        return len(self.threads)


Kind = tuple[str, str, Callable[[Thread], bool]]


def choices(request: HttpRequest, threads: Sequence[Thread], kinds: Sequence[Kind]) -> list[Choice]:
    """Return each of ``kinds`` with its threads; the one asked for is chosen, else the first."""
    asked = request.GET.get(PARAMETER, "")
    known = {value for value, _label, _belongs in kinds}
    chosen = asked if asked in known else kinds[0][0]
    return [
        Choice(
            value=value,
            label=label,
            threads=tuple(thread for thread in threads if belongs(thread)),
            is_chosen=value == chosen,
        )
        for value, label, belongs in kinds
    ]


def chosen(listed: Sequence[Choice]) -> Choice:
    return next(choice for choice in listed if choice.is_chosen)
