"""Which comments say the same, or nearly so, and why we think so.

A help for who answers them together: nothing is decided by it. Words that turn a
sentence around, and numbers, are never explained away: "zes weken" is not "acht weken".

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from documents.core.fold import fold
from documents.core.span import Span
from documents.core.words import WORD, Bag, Index, bag, likeness
from feedback.core.replacing import core

Why = Literal["alone", "replacement", "place", "text"]

# About the same words or paragraph, three words in four alike is the same remark;
ALIKE_HERE = 75
# elsewhere it must be the same letter, sent about something else.
ALIKE_ANYWHERE = 90
# A shorter text says too little for that: here it must be alike to the letter, nearly.
MIN_WORDS = 6
# Sharing fewer of their words, two texts are not measured: some words may be mistyped.
MIN_SHARED = 0.5
# Beyond this a text is compared by its beginning.
LONGEST = 2_000
# Each comment is compared with so many others at most, those that share most rare words;
# a word in more groups than this is not rare.
MOST_CANDIDATES = 20
COMMONEST = 30
# Texts that are kept ready for the next page: those of a large paper.
KEPT = 4_096

# One of these more or less, and a text says something else.
TURNING = frozenset(
    WORD.findall(
        "niet geen nooit niemand niets zonder tegen oneens minder "
        "not no never nobody nothing without against less "
        "één twee drie vier vijf zes zeven acht negen tien elf twaalf "
        "one two three four five six seven eight nine ten eleven twelve"
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """One comment, seen from one text.

    ``words`` are those it is about, at ``span`` of that text (None: they are gone, or
    it is about the whole) in the block with the id ``block``; ``replacement`` is what it
    proposes to put in their place, None for a remark.
    """

    key: int
    text: str
    words: str = ""
    span: Span | None = None
    block: str = ""
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Comments that say the same as the first of them, by rising key.

    ``why`` is the weakest thing they have in common: the same "replacement", alike
    texts about the same "place", or an alike "text" about different ones.
    """

    keys: tuple[int, ...]
    why: Why


_STRENGTH: dict[Why, int] = {"alone": 0, "replacement": 1, "place": 2, "text": 3}


def alike(said: Iterable[Said]) -> list[Alike]:
    """Return the groups, each comment in exactly one, by the key of their first.

    The order in which they are given does not matter. Keys must differ.
    """
    ordered = sorted(said, key=lambda each: each.key)
    remarks = _Remarks()
    proposals = _Proposals()
    found: dict[int, list[int]] = {}
    whys: dict[int, Why] = {}
    for each in ordered:
        lead, why = (remarks if each.replacement is None else proposals).place(each)
        found.setdefault(lead, []).append(each.key)
        whys[lead] = max(whys.get(lead, "alone"), why, key=_STRENGTH.__getitem__)
    return [Alike(tuple(keys), whys[lead]) for lead, keys in found.items()]


class _Proposals:
    """The first of every group of suggestions, found by what they propose."""

    def __init__(self) -> None:
        self._here: dict[tuple[str, str], list[tuple[int, Span]]] = defaultdict(list)
        self._anywhere: dict[tuple[str, str], int] = {}

    def place(self, said: Said) -> tuple[int, Why]:
        was, becomes, span = _proposal(said)
        here = self._here[becomes, said.block]
        lead = next((key for key, other in here[:COMMONEST] if span and _touch(span, other)), None)
        if lead is None and any(map(str.isalnum, was)):
            # The same slip elsewhere; a comma put in says nothing about another place.
            lead = self._anywhere.get((was, becomes))
        if lead is not None:
            return lead, "replacement"
        self._anywhere[was, becomes] = said.key
        if span:
            here.append((said.key, span))
        return said.key, "alone"


@dataclass(frozen=True, slots=True)
class _Remark:
    """A remark made ready for comparing: its words in alphabetical order."""

    said: Said
    text: str
    words: Bag
    count: int
    turning: Counter[str]

    @classmethod
    def of(cls, said: Said) -> _Remark:
        return cls(said, *_made_ready(said.text[:LONGEST]))


# Editors go through the same comments one by one: each is made ready once, not at each page.
@lru_cache(maxsize=KEPT)
def _made_ready(text: str) -> tuple[str, Bag, int, Counter[str]]:
    found = sorted(WORD.findall(fold(text).text.lower()))
    turning = Counter(word for word in found if turns(word))
    return " ".join(found), bag(" ".join(found)), len(found), turning


class _Remarks:
    """The first of every group of remarks, found by the words they share."""

    def __init__(self) -> None:
        self._leads: list[_Remark] = []
        self._index = Index(())
        self._exact: dict[tuple[str, str], int] = {}

    def place(self, said: Said) -> tuple[int, Why]:
        remark = _Remark.of(said)
        best: tuple[float, int] | None = None
        for number in self._candidates(remark):
            score = _score(remark, self._leads[number])
            if score and (best is None or (score, -number) > best):
                best = score, -number
        if best:
            lead = self._leads[-best[1]].said
            return lead.key, "place" if _same_place(said, lead) else "text"
        self._exact.setdefault((said.block, remark.text), len(self._leads))
        self._index.add(len(self._leads), remark.words)
        self._leads.append(remark)
        return said.key, "alone"

    def _candidates(self, remark: _Remark) -> list[int]:
        near = self._index.nearest(remark.words, most=MOST_CANDIDATES, commonest=COMMONEST)
        exact = self._exact.get((remark.said.block, remark.text))
        return near if exact is None else [exact, *near]


def _score(one: _Remark, other: _Remark) -> float:
    """Return how alike two remarks are when that is enough to say the same, else 0."""
    shorter = min(one.count, other.count)
    here = _same_place(one.said, other.said)
    if not shorter or one.turning != other.turning or (shorter < MIN_WORDS and not here):
        return 0.0
    # Counting words is cheap, and spares most of the measuring.
    if likeness(one.words, other.words) < MIN_SHARED:
        return 0.0
    enough = ALIKE_HERE if here and shorter >= MIN_WORDS else ALIKE_ANYWHERE
    return fuzz.ratio(one.text, other.text, score_cutoff=enough)


def turns(word: str) -> bool:
    """Say whether a text with ``word`` (in small letters) says something else without it."""
    return word in TURNING or any(map(str.isdigit, word))


def _same_place(one: Said, other: Said) -> bool:
    if one.span and other.span and one.span.overlaps(other.span):
        return True
    return one.block == other.block


def _touch(one: Span, other: Span) -> bool:
    return one == other or one.overlaps(other)


def _proposal(said: Said) -> tuple[str, str, Span | None]:
    """Return the words that go, those that come, and where; not what stays at both ends."""
    made = core(said.words, said.replacement or "")
    return _plain(made.was), _plain(made.becomes), said.span and made.within(said.span)


@lru_cache(maxsize=KEPT)
def _plain(words: str) -> str:
    return " ".join(fold(words).text.split())
