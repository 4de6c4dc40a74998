"""Words: how a text is cut into them, and how alike two texts are by them.

Pure: no Django, no I/O.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

# Words, single blanks and single signs: nothing smaller ever changes hands.
TOKEN = re.compile(r"\w+|\s|[^\w\s]")
WORD = re.compile(r"\w+")
_SENTENCE_BORDER = re.compile(r"(?<=[.!?:;])\s+")

Bag = frozenset[str]


def is_word(token: str) -> bool:
    """Say whether ``token`` is a word rather than a blank or a sign."""
    return token[0].isalnum() or token[0] == "_"


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def letters(text: str) -> int:
    """Return how many letters and digits ``text`` holds: its weight."""
    return sum(map(str.isalnum, text))


def bag(text: str) -> Bag:
    """Return the words of ``text``, capitals ignored; a second "de" is a word of its own."""
    words = WORD.findall(text.lower())
    seen = Counter(words)
    again = (f"{word} {n}" for word, often in seen.items() for n in range(2, often + 1))
    return frozenset((*seen, *again))


def likeness(one: Bag, other: Bag) -> float:
    """Return the share of their words that two bags have in common (Dice), 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield every sentence of one block with its offset, counted from ``start``."""
    done = 0
    for border in _SENTENCE_BORDER.finditer(text):
        yield start + done, text[done : border.start()]
        done = border.end()
    yield start + done, text[done:]


class Index:
    """Finds texts that share rare words with a given one."""

    def __init__(self, bags: Iterable[tuple[int, Bag]]) -> None:
        self._holders: dict[str, list[int]] = {}
        for number, words in bags:
            self.add(number, words)

    def add(self, number: int, words: Bag) -> None:
        for word in words:
            self._holders.setdefault(word, []).append(number)

    def nearest(self, words: Bag, *, most: int, commonest: int) -> list[int]:
        """Return the ``most`` texts that share most different words, best first.

        Words that stand in more than ``commonest`` texts say nothing and would
        make the search quadratic: they are skipped.
        """
        hits: Counter[int] = Counter()
        for word in words:
            holders = self._holders.get(word, ())
            if len(holders) <= commonest:
                hits.update(holders)
        ranked = sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))
        return [number for number, _ in ranked[:most]]
