"""The rules of drafts and versions, each named after how it was broken."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.models import Withdrawal
from members.errors import RuleBroken


class Withdrawn(Exception):
    """What was asked for was withdrawn. Becomes a page (410) that says why and what replaces it."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        super().__init__()
        self.withdrawal = withdrawal


class DocumentIsDefinitive(RuleBroken):
    sentence = _("“%(title)s” is definitive. Its text can no longer change.")


class DraftUnchanged(RuleBroken):
    sentence = _("The draft says the same as version %(number)s. There is nothing new to freeze.")


class DraftEmpty(RuleBroken):
    sentence = _("The draft is empty. Write something first.")


class DraftMoved(RuleBroken):
    """Somebody else saved in the meantime. Carries ``theirs`` and ``yours`` (canonical HTML)."""

    sentence = _("Somebody else saved this text in the meantime. Nothing is lost: see both below.")


class TextRefused(RuleBroken):
    sentence = _("This text cannot be taken in: %(why)s")


class DocumentRefused(RuleBroken):
    sentence = _("This document cannot be made: %(why)s")


class AddressTaken(RuleBroken):
    sentence = _("The address “%(slug)s” is in use by another document.")


class ImageUnreadable(RuleBroken):
    sentence = _(
        "This is not a picture that can be read. Use a PNG, JPEG, WebP or GIF file; an SVG "
        "drawing can be saved as PNG first."
    )


class ImageTooLarge(RuleBroken):
    sentence = _("This picture is larger than %(most)s MB. Make it smaller and try again.")


class ImageTooManyPixels(RuleBroken):
    sentence = _(
        "This picture has more than %(most)s million pixels. Make it smaller and try again."
    )


class AlreadyPublic(RuleBroken):
    sentence = _(
        "Version %(number)s is public already. It can be withdrawn, but no longer postponed."
    )


class AlreadyWithdrawn(RuleBroken):
    sentence = _("This was withdrawn before.")


class NotWithdrawn(RuleBroken):
    sentence = _("This is not withdrawn.")


class NeedsReason(RuleBroken):
    sentence = _("Say why. Everybody who looks for it reads the reason.")
