"""A paragraph as a reader can rewrite it in a text area, and back.

Some characters of a reading text cannot be typed: the end of a line or a cell,
and the mark of a footnote. In a text area each is shown as a sign that can, when
the paragraph does not use that sign itself.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

LINE_BREAK, CELL, NOTE = "\u2028", "\t", "\ufffc"
# Alike on paper, different on a keyboard. One for one, so that offsets stay true.
_ALIKE = str.maketrans("‘’‚“”„–—\u00a0", "'''\"\"\"-- ")
_BLANK = re.compile(rf"[\s{NOTE}]+")


def editable(words: str) -> str:
    """Return the words of a block as they stand in a text area."""
    for character, sign in _signs(words):
        words = words.replace(character, sign)
    return words


def rewritten(typed: str, words: str) -> str:
    """Return what was typed in the place of ``words``, as words of a block again."""
    typed = typed.replace("\r\n", "\n").strip()
    for character, sign in _signs(words):
        typed = typed.replace(sign, character)
    return typed


def places(quoted: str, words: str) -> list[tuple[int, int]]:
    """Return where ``quoted`` stands in ``words``, each as start and end.

    Blanks of any kind are one, and typographic signs are those of a keyboard;
    every letter must be the same.
    """
    pattern = _BLANK.pattern.join(
        re.escape(word) for word in _BLANK.split(quoted.strip().translate(_ALIKE)) if word
    )
    if not pattern:
        return []
    # A lookahead, so that overlapping places are counted too.
    found = re.finditer(f"(?=({pattern}))", words.translate(_ALIKE))
    return [match.span(1) for match in found]


def _signs(words: str) -> list[tuple[str, str]]:
    note = _("note")
    signs = [(LINE_BREAK, "\n"), (CELL, " | "), (NOTE, f"[{note}]")]
    return [(character, sign) for character, sign in signs if sign.strip(" ") not in words]
