"""How a name becomes the little round sign beside it."""

from __future__ import annotations

from zlib import crc32

from django import template

register = template.Library()

# Classes of .ava; the first is the plain one. They bring variety and mean nothing.
TONES = ("", "b", "c", "d")


@register.filter
def initials(name: object) -> str:
    """Return at most two capitals: "Joop van Dalen" is JD, "anna@voorbeeld.nl" is A."""
    words = str(name).split()
    capitals = [word[0] for word in words if word[0].isupper()]
    return "".join(capitals[:2]) or str(name)[:1].upper()


@register.filter
def tone(name: object) -> str:
    """Return a class of .ava, the same for the same name on every page and machine."""
    return TONES[crc32(str(name).encode()) % len(TONES)]
