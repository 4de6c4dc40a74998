"""Which comments an editor asked for on the redactietafel, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from feedback.models import Fate
from feedback.sifting import says
from feedback.table import Table
from feedback.threads import Thread

SUGGESTIONS, COMMENTS, CLASHING, ALIKE = "voorstellen", "reacties", "botsend", "gelijk"
DRAFTS, DECIDED = "concept", "beslist"
MINE, NOBODYS = "mij", "niemand"
NEWEST, OLDEST, AGREED = "nieuw", "oud", "eens"
MANY = 3  # people who agree


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, as it stands in the address. Everything empty: all that waits.

    ``chapter`` is the id of its heading, ``organisation`` and (besides MINE, NOBODYS)
    ``assigned`` a key; ``words`` must all occur in a thread.
    """

    show: str = ""
    chapter: str = ""
    organisation: str = ""
    fate: str = ""
    agreed: str = ""
    assigned: str = ""
    words: str = ""
    order: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        return cls(**{field: asked.get(name, "").strip() for field, name in NAMES.items()})

    @property
    def query(self) -> str:
        """As it stands in an address, with its question mark; "" for nothing special."""
        return f"?{urlencode(self.fields)}" if self.fields else ""

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What is asked for, as names and values of a form."""
        return [(NAMES[field], value) for field, value in asdict(self).items() if value]

    @property
    def fates(self) -> list[tuple[str, str]]:
        return [
            ("veranderd", _("Changed since")),
            ("verplaatst", _("In another place")),
            ("onzeker", _("Place not sure")),
            ("kwijt", _("Gone")),
        ]

    @property
    def orders(self) -> list[tuple[str, str]]:
        return [
            (NEWEST, _("Newest first")),
            (OLDEST, _("Oldest first")),
            (AGREED, _("Most agreed with first")),
        ]

    @property
    def is_narrow(self) -> bool:
        """Something is asked for that stands in the form, not in the links above it."""
        return any(value for field, value in asdict(self).items() if field != "show")


NAMES: Mapping[str, str] = MappingProxyType(
    {
        "show": "toon",
        "chapter": "hoofdstuk",
        "organisation": "organisatie",
        "fate": "lot",
        "agreed": "steun",
        "assigned": "voor",
        "words": "zoek",
        "order": "volgorde",
    }
)


def granted(table: Table, wish: Wish, *, person: int | None) -> list[Thread]:
    """Return the threads that ``person`` asked for, in the order that was asked for."""
    found = [each for each in _shown(table, wish.show) if _fits(each, wish, person)]
    if wish.chapter:
        inside = _in_chapter(table, wish.chapter)
        found = [each for each in found if each.block and inside(each.block.start)]
    if wish.order in _ORDERS:
        found.sort(key=_ORDERS[wish.order])
    return found


def count(table: Table, show: str) -> int:
    return len(_shown(table, show))


def _shown(table: Table, show: str) -> list[Thread]:
    return _SHOWN.get(show, _waiting)(table)


def _waiting(table: Table) -> list[Thread]:
    return table.waiting


def _fits(thread: Thread, wish: Wish, person: int | None) -> bool:
    root = thread.root
    return (
        (not wish.organisation or str(root.organisation_id) == wish.organisation)
        and (not wish.agreed or thread.agreed >= MANY)
        and _FATES.get(wish.fate, _any)(thread)
        and _is_for(thread, wish.assigned, person)
        and (not wish.words or says(thread, wish.words))
    )


def _is_for(thread: Thread, assigned: str, person: int | None) -> bool:
    to = thread.root.assigned_to_id
    match assigned:
        case "":
            return True
        case "mij":
            return to is not None and to == person
        case "niemand":
            return to is None
        case key:
            return str(to) == key


def _in_chapter(table: Table, heading: str) -> Callable[[int], bool]:
    """Say of an offset whether it lies in the chapter with that heading."""
    heads = [each.heading for each in table.chapters if each.heading]
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        if head.id == heading:
            end = after.start if after else float("inf")
            return lambda offset: head.start <= offset < end
    return lambda _offset: False


def _any(_thread: Thread) -> bool:
    return True


_FATES: Mapping[str, Callable[[Thread], bool]] = MappingProxyType(
    {
        "kwijt": lambda thread: thread.is_removed,
        "onzeker": lambda thread: thread.is_unsure,
        "veranderd": lambda thread: thread.is_edited,
        "verplaatst": lambda thread: thread.fate == Fate.MOVED,
    }
)
_SHOWN: Mapping[str, Callable[[Table], list[Thread]]] = MappingProxyType(
    {
        SUGGESTIONS: lambda table: [each for each in table.waiting if each.root.is_suggestion],
        COMMENTS: lambda table: [each for each in table.waiting if not each.root.is_suggestion],
        CLASHING: lambda table: [each for each in table.waiting if each.root.pk in table.rivals],
        ALIKE: lambda table: [each for each in table.waiting if each.root.pk in table.groups],
        DRAFTS: lambda table: table.drafts,
        DECIDED: lambda table: table.decided,
    }
)
_ORDERS: Mapping[str, Callable[[Thread], float]] = MappingProxyType(
    {
        NEWEST: lambda thread: -thread.root.submit_date.timestamp(),
        OLDEST: lambda thread: thread.root.submit_date.timestamp(),
        AGREED: lambda thread: -thread.agreed,
    }
)
