"""Can this text be printed at all? Asked before it can no longer be mended."""

from __future__ import annotations

import unicodedata

from documents.models import Version
from exports.errors import Unprintable
from exports.pdf import fonts

# Signs of the reading text that stand for something else on paper.
STAND_INS = frozenset("\n\t\u2028\ufffc")


def refuse_unprintable(version: Version) -> None:
    """Return when every character of ``version`` is in our typefaces.

    Raises Unprintable, which names the first that is not, and the words around it. A
    concept may have such a character: its PDF then fails and says so, and the next
    version can do without. A definitive version could never be printed.
    """
    shown = fonts.characters_of_all()
    for text in (version.title, version.summary, version.text):
        for at, sign in enumerate(text):
            if ord(sign) not in shown and sign not in STAND_INS:
                name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
                raise Unprintable(sign=sign, name=name, where=text[max(0, at - 20) : at + 20])
