"""A meeting at which a version was discussed, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Document, Version


class MeetingKind(models.TextChoices):
    DISCUSSION = "discussion", _("discussion evening")
    SYMPOSIUM = "symposium", _("symposium")
    WORKSHOP = "workshop", _("workshop")


def meeting_kinds() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in MeetingKind.choices]


class Meetings(models.QuerySet["Meeting"]):
    def of(self, document: Document) -> Meetings:
        return self.filter(version__document=document)

    def oldest_first(self) -> Meetings:
        return self.order_by("held_on", "pk")


class Meeting(models.Model):
    """Held on a day, about one version. ``outcome`` is empty until somebody wrote it down.

    Everything in it is public to whoever may read the version: no names of who came.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="meetings")
    kind = models.CharField(
        _("kind"), max_length=12, choices=meeting_kinds, default=MeetingKind.DISCUSSION
    )
    held_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    title = models.CharField(_("what was held"), max_length=200)
    present = models.PositiveIntegerField(_("number of people present"), null=True, blank=True)
    outcome = models.TextField(_("outcome"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Meetings.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["held_on", "pk"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on:%Y-%m-%d})"
