"""What the parts without a language say, in that of the reader.

The core and the importer give plain English sentences with their values apart;
each is named here once, so that makemessages finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("The text is too large: %(found)s where %(most)s is the most."),
    gettext_noop("The text has %(found)s bytes; %(most)s is the most."),
    gettext_noop("The text has %(found)s elements; %(most)s is the most."),
    gettext_noop(
        "Lists stand too deep inside one another: %(found)s levels; %(most)s is the most."
    ),
    gettext_noop("The tables have %(found)s cells; %(most)s is the most."),
    gettext_noop("A table has %(found)s columns; %(most)s is the most."),
    gettext_noop("“%(where)s…” has %(found)s footnotes; %(most)s is the most for one paragraph."),
    gettext_noop("The word “%(where)s…” has %(found)s letters; %(most)s is the most."),
    gettext_noop(
        "Only Word (.docx), LibreOffice (.odt), Markdown (.md), web page (.html) and text (.txt) "
        "files can be read."
    ),
    gettext_noop("There is nothing in this file."),
    gettext_noop("This file is not UTF-8 text. Save it as UTF-8 and try again."),
    gettext_noop(
        "This is another kind of file than its name says. Take the document itself (.docx)."
    ),
    gettext_noop("This file is larger than %(most)s MB."),
    gettext_noop(
        "This file becomes so large when it is opened that it cannot be taken in. "
        "Make it smaller, for instance by leaving out pictures."
    ),
    gettext_noop(
        "This file is damaged, or it is not what its name says. Open it in Word or LibreOffice and "
        "save it anew as .docx."
    ),
    gettext_noop("This file has a password. Save it without one."),
    gettext_noop(
        "There are macros (small programs) in this file; such files are not taken in. Save it as "
        "an ordinary document (.docx)."
    ),
    gettext_noop(
        "This is a file of an old Word. Open it in Word or LibreOffice and save it as .docx."
    ),
    gettext_noop(
        "This is a PDF: it knows how words look, not what they are. Take the file that it was made "
        "of, for instance the .docx."
    ),
    gettext_noop("This is an RTF file. Open it in Word or LibreOffice and save it as .docx."),
    gettext_noop(
        "LibreOffice is not installed here, so .odt files cannot be read. Save it as .docx."
    ),
    gettext_noop("Reading this file takes too long. Save it as .docx and try again."),
)

KINDS = (
    gettext_noop("script"),
    gettext_noop("embedded page"),
    gettext_noop("embedded object"),
    gettext_noop("drawing"),
    gettext_noop("formula"),
    gettext_noop("sound"),
    gettext_noop("video"),
    gettext_noop("form field"),
    gettext_noop("image"),
    gettext_noop("front matter"),
    gettext_noop("colors"),
    gettext_noop("tracked changes (taken as accepted)"),
    gettext_noop("comments in the file"),
    gettext_noop("header or footer"),
    gettext_noop("table of contents"),
    gettext_noop("an image has no words that say what it shows: write them"),
)


class Refusal(Protocol):
    """An error whose sentence can be translated: TooMuch, UnreadableFile."""

    @property
    def message(self) -> str: ...
    @property
    def values(self) -> Mapping[str, object]: ...


def sentence_of(refusal: Refusal) -> str:
    return _(refusal.message) % refusal.values


def left_out(name: str) -> str:
    """Return what documents.importing says it left out: a kind, perhaps with ": " and words."""
    kind, sign, words = name.partition(": ")
    return f"{_(kind)}{sign}{words}"
