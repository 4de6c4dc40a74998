"""Which suggestions only mend the language, and why we think so.

A help for who adopts them together; a person looks at each all the same. Numbers, and
words that turn a sentence around, are never small.

Pure: no Django, no I/O.
"""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import Levenshtein

from documents.core.words import WORD
from feedback.core.likeness import turns
from feedback.core.replacing import core

Smallness = Literal["capitals", "punctuation", "spelling"]

# More than a few words are for a person to weigh, whatever is mended in them.
LONGEST = 60
# A word in another spelling differs in a letter, or in two when it is long.
ONE_LETTER, TWO_LETTERS = 4, 8


def smallness(was: str, becomes: str) -> Smallness | None:
    """Return what kind of mending of the language a replacement is; None for anything else."""
    made = core(was, becomes)
    if max(len(made.was), len(made.becomes)) > LONGEST or was == becomes:
        return None
    old, new = WORD.findall(made.was), WORD.findall(made.becomes)
    if not becomes.strip() or not _keeps(old, new):
        return None
    return "punctuation" if old == new else _mended(_folded(old), _folded(new))


def _mended(old: list[str], new: list[str]) -> Smallness | None:
    """Return what kind of mending turned some words, in small letters, into others."""
    if old == new:
        return "capitals"
    # "bewoners organisatie" in one word, or the other way round.
    is_spelling = "".join(old) == "".join(new) or (
        len(old) == len(new) == 1 and _is_spelling(old[0], new[0])
    )
    return "spelling" if is_spelling else None


def _keeps(old: list[str], new: list[str]) -> bool:
    """Say whether numbers and words that turn a sentence around stay what they are."""
    before, after = ([word for word in _folded(words) if turns(word)] for words in (old, new))
    return before == after


def _is_spelling(old: str, new: str) -> bool:
    shortest = min(len(old), len(new))
    most = 2 if shortest >= TWO_LETTERS else 1 if shortest >= ONE_LETTER else 0
    # The first letter is seldom mistaken, and another one often makes another word.
    return old[0] == new[0] and Levenshtein.distance(old, new, score_cutoff=most) <= most


def _folded(words: list[str]) -> list[str]:
    return [word.casefold() for word in words]
