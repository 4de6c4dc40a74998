"""What a comment can be about, and how it can come in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a comment is about."""

    SPAN = "span", _("some words")
    BLOCK = "block", _("a paragraph")
    WHOLE = "whole", _("the whole document")


class Channel(models.TextChoices):
    """How a comment came in. All but SITE were recorded on behalf of somebody (intake)."""

    SITE = "site", _("on this site")
    MAIL = "mail", _("by mail")
    MEETING = "meeting", _("at a meeting")
    WORKSHOP = "workshop", _("at a workshop")
    LETTER = "letter", _("by letter")


def scopes() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Scope.choices]


def channels() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Channel.choices]
