"""Can this text be printed at all? Asked before it can no longer be mended."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from documents.models import Version
from exports.errors import Unprintable
from exports.pdf import fonts

# Signs of the reading text that stand for something else on paper.
STAND_INS = frozenset("\n\t\u2028\ufffc")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A character that cannot be printed, its name, and the words around it."""

    sign: str
    name: str
    where: str


def refuse_unprintable(version: Version) -> None:
    """Return when every character of ``version`` is in our typefaces.

    Raises Unprintable, which names the first that is not, and the words around it. A
    concept may have such a character: its PDF then fails and says so, and the next
    version can do without. A definitive version could never be printed.
    """
    for misfit in misfits(version.title, version.summary, version.text):
        raise Unprintable(sign=misfit.sign, name=misfit.name, where=misfit.where)


def misfits(*texts: str) -> list[Misfit]:
    """Return each character that our typefaces lack, once, where it stands first."""
    shown = fonts.characters_of_all()
    found: dict[str, Misfit] = {}
    for text in texts:
        for sign in set(text) - STAND_INS - found.keys():
            if ord(sign) not in shown:
                at = text.index(sign)
                name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
                found[sign] = Misfit(sign, name, where=text[max(0, at - 20) : at + 20])
    return sorted(found.values(), key=lambda misfit: misfit.sign)
