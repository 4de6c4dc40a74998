"""Characters and white space: what the words of a block look like.

Settled once, when a text comes in, so that later on what a browser shows is,
character for character, what the offsets count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from documents.core.tree import BREAK, NOTE, Run, cut

# Where a block border was inside something that holds no blocks: it becomes a
# line break if there are words on either side.
SOFT_BREAK = "\u2029"

# White space to a reader but not to a browser, or a line end to Python.
_BLANKS = re.compile("[\x0b\x85\u2028\u2029]")

# Controls, soft hyphen, zero-width and bidi characters, interlinear marks, the
# object character, surrogates and non-characters. The joiners U+200C and
# U+200D stay: Persian and emoji need them.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)

# Where accents may be piled up: looked at more closely.
_PILE = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_HIGHEST_PILE = 30

_SPACE = " \t\n\r\f" + BREAK + SOFT_BREAK
_LONG_GAP = re.compile(f"[{_SPACE}]{{2,}}|[{_SPACE[1:]}]")


def clean(text: str) -> str:
    """Return text without the characters that a reader cannot see or that mislead."""
    return _DROPPED.sub("", _BLANKS.sub(" ", text))


def plain(text: str) -> str:
    """Return text as it may stand in an attribute: clean, composed, on one line."""
    return "".join(run.text for run in _composed([Run(" ".join(clean(text).split()))]))


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with white space collapsed as a browser does, composed (NFC).

    No space beside a line break, and nothing blank at either end; neighbours in
    the same style are one run. The words of the runs must be clean already.
    """
    return _composed(_joined(_trimmed(_collapsed(runs))))


def _collapsed(runs: Iterable[Run]) -> list[Run]:
    kept: list[Run] = []
    gap: Run | None = None
    for run in runs:
        body = run.text.strip(_SPACE)
        before = run.text[: len(run.text) - len(run.text.lstrip(_SPACE))]
        if before:
            # A blank belongs to the style in which it began.
            gap = Run(gap.text + before, gap.styles) if gap else Run(before, run.styles)
        if not body:
            continue
        if gap and kept:
            kept.append(Run(_settled(gap.text), gap.styles))
        body_settled = _LONG_GAP.sub(lambda found: _settled(found[0]), body)
        kept.append(Run(body_settled, run.styles, run.note))
        after = run.text[len(before) + len(body) :]
        gap = Run(after, run.styles) if after else None
    return kept


def _settled(gap: str) -> str:
    """Return what a stretch of white space comes down to."""
    if BREAK in gap:
        return BREAK * gap.count(BREAK)
    return BREAK if SOFT_BREAK in gap else " "


def _trimmed(runs: list[Run]) -> list[Run]:
    """Take away what is blank at the ends to a reader, though a browser keeps it."""
    words = "".join(run.text for run in runs)
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    return list(cut(runs, start, end)) if end - start < len(words) else runs


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.styles == run.styles and not last.note and not run.note:
            joined[-1] = Run(last.text + run.text, run.styles)
        else:
            joined.append(run)
    return joined


def _composed(runs: list[Run]) -> tuple[Run, ...]:
    if all(run.text.isascii() for run in runs):
        return tuple(runs)
    if _PILE.search("".join(run.text for run in runs)):
        runs = list(_unpiled(runs))
    runs = [Run(unicodedata.normalize("NFC", run.text), run.styles, run.note) for run in runs]
    if unicodedata.is_normalized("NFC", "".join(run.text for run in runs)):
        return tuple(runs)
    # An accent stands in another style than its letter: it goes to the letter.
    composed: list[Run] = []
    for run in runs:
        text = run.text
        while text and composed and not run.note and _combines(composed[-1].text, text[0]):
            last = composed[-1]
            whole = unicodedata.normalize("NFC", last.text + text[0])
            composed[-1] = Run(whole, last.styles, last.note)
            text = text[1:]
        if text:
            composed.append(Run(text, run.styles, run.note))
    return tuple(_joined(composed))


def _unpiled(runs: Iterable[Run]) -> Iterator[Run]:
    """Leave out accents on accents beyond what any language has: composing takes too long."""
    height = 0
    for run in runs:
        kept = []
        for char in run.text:
            height = height + 1 if unicodedata.combining(char) else 0
            if height <= _HIGHEST_PILE:
                kept.append(char)
        if kept:
            yield Run("".join(kept), run.styles, run.note)


def _combines(before: str, char: str) -> bool:
    if before == NOTE:
        return False
    together = before[-32:] + char
    return bool(unicodedata.combining(char)) or not unicodedata.is_normalized("NFC", together)
