"""What became of the looks of a block, in words: for pages and papers alike."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.core.restyling import Aspect, Restyling

SHOWN_STRETCHES = 3
SHOWN_WORDS = 8


def told(looks: Restyling) -> str:
    """Return one sentence, in the active language, that can stand after others."""
    kinds = _kinds() if looks.aspect == "kind" else {}
    return _SENTENCES[looks.aspect](looks) % {
        "was": kinds.get(looks.was, looks.was),
        "now": kinds.get(looks.now, looks.now),
        "mark": _marks().get(looks.now or looks.was, ""),
        "words": _quoted(looks.words),
    }


def _level(looks: Restyling) -> str:
    if looks.was < looks.now:
        return _("heading became smaller: level %(was)s → %(now)s")
    return _("heading became larger: level %(was)s → %(now)s")


def _link(looks: Restyling) -> str:
    if not looks.was:
        return _("now a link to %(now)s: %(words)s")
    if not looks.now:
        return _("no longer a link to %(was)s: %(words)s")
    return _("link leads elsewhere: %(words)s, was %(was)s, is now %(now)s")


_SENTENCES: dict[Aspect, Callable[[Restyling], str]] = {
    "kind": lambda _looks: _("was %(was)s, is now %(now)s"),
    "level": _level,
    "depth": lambda _looks: _("stands at another depth in the list: %(was)s → %(now)s"),
    "list": lambda looks: (
        _("list is now numbered") if looks.now == "ol" else _("list is no longer numbered")
    ),
    "cells": lambda _looks: _("cells have another shape"),
    "mark": lambda looks: (
        _("now %(mark)s: %(words)s") if looks.now else _("no longer %(mark)s: %(words)s")
    ),
    "link": _link,
}


def _quoted(stretches: tuple[str, ...]) -> str:
    """The first words of the first few stretches."""
    quoted = []
    for stretch in stretches[:SHOWN_STRETCHES]:
        words = stretch.split()
        rest = " …" if len(words) > SHOWN_WORDS else ""
        quoted.append(f"“{' '.join(words[:SHOWN_WORDS])}{rest}”")
    return ", ".join([*quoted, "…"] if len(stretches) > SHOWN_STRETCHES else quoted)


def _kinds() -> dict[str, str]:
    return {
        "heading": _("a heading"),
        "paragraph": _("a paragraph"),
        "item": _("an item of a list"),
        "quote": _("a quotation"),
        "row": _("a row of a table"),
        "caption": _("a caption"),
        "note": pgettext("footnote", "a note"),
    }


def _marks() -> dict[str, str]:
    return {
        "strong": _("bold"),
        "em": _("italic"),
        "sup": pgettext("letters", "raised"),
        "sub": pgettext("letters", "lowered"),
    }
