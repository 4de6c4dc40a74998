"""Which paragraphs of a Word file are items of a list, of which one, and at which number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from documents.core.package import Element, Package
from documents.core.wordparts import W

_CONTINUED = ("list continue", "list contents")
_BULLETS = ("bullet", "none")
_HIGHEST = 9999


@dataclass(frozen=True, slots=True)
class Item:
    """``list`` names the list; ``number`` is 1 for every item of one with bullets."""

    list: str
    level: int
    number: int


@dataclass(slots=True)
class Numbering:
    """Counts as Word does: lists of one definition count on, unless a list starts over."""

    # By number of a list: its definition, and where its top level starts (None: as defined).
    lists: Mapping[str, tuple[str, int | None]]
    # By definition: where its top level starts; 0 for bullets.
    starts: Mapping[str, int]
    styles: Mapping[str, str]
    style_lists: Mapping[str, tuple[str, int]]
    _counts: dict[str, int] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package) -> Numbering:
        numbering, styles = package.tree("word/numbering.xml"), package.tree("word/styles.xml")
        definitions = [] if numbering is None else numbering.findall(W + "abstractNum")
        numbers = [] if numbering is None else numbering.findall(W + "num")
        known = [] if styles is None else styles.findall(W + "style")
        return cls(
            lists={value(each, "numId"): _list(each) for each in numbers},
            starts={value(each, "abstractNumId"): _start(each) for each in definitions},
            styles={value(each, "styleId"): value(each.find(W + "name")).lower() for each in known},
            style_lists={
                value(each, "styleId"): found
                for each in known
                if (found := _number_of(each.find(W + "pPr"))) is not None
            },
        )

    def style(self, paragraph: Element) -> str:
        """Return the name of the style of a paragraph, in small letters."""
        return self.styles.get(_style_id(paragraph), "")

    def continues(self, paragraph: Element) -> bool:
        """True for a further paragraph of the item above."""
        return self.style(paragraph).startswith(_CONTINUED)

    def uses(self, root: Element, styles: tuple[str, ...]) -> bool:
        return any(self.style(each).startswith(styles) for each in root.iter(W + "p"))

    def item(self, paragraph: Element) -> Item | None:
        """Return what a paragraph is in its list, and count it; None for no item."""
        if self.style(paragraph).startswith("heading"):
            return None
        found = _number_of(paragraph.find(W + "pPr"))
        if found is None:
            found = self.style_lists.get(_style_id(paragraph))
        if found is None or found[0] not in self.lists:
            return None
        name, level = found
        return Item(name, level, self._count(name) if level == 0 else 1)

    def _count(self, name: str) -> int:
        definition, anew = self.lists[name]
        first = self.starts.get(definition, 0)
        if not first:
            return 1
        if anew is not None and name not in self._seen:
            self._counts[definition] = anew
        else:
            self._counts[definition] = self._counts.get(definition, first - 1) + 1
        self._seen.add(name)
        return min(self._counts[definition], _HIGHEST)


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of an element, or "" when it or the element is not there."""
    return "" if element is None else str(element.get(W + name, ""))


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default


def _style_id(paragraph: Element) -> str:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def _number_of(looks: Element | None) -> tuple[str, int] | None:
    number = None if looks is None else looks.find(W + "numPr")
    if number is None:
        return None
    name = value(number.find(W + "numId"))
    return (name, _whole(value(number.find(W + "ilvl")), 0)) if name else None


def _list(number: Element) -> tuple[str, int | None]:
    definition = value(number.find(W + "abstractNumId"))
    for each in number.findall(W + "lvlOverride"):
        start = each.find(W + "startOverride")
        if value(each, "ilvl") == "0" and start is not None:
            return definition, _whole(value(start), 1)
    return definition, None


def _start(definition: Element) -> int:
    for level in definition.findall(W + "lvl"):
        if value(level, "ilvl") == "0":
            if value(level.find(W + "numFmt")) in _BULLETS:
                return 0
            return _whole(value(level.find(W + "start")), 1)
    return 0
