"""Where the words of a comment lie in a later version, and what became of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from documents.core.span import Span
from documents.models import Version
from feedback.models.comment import Comment


class Fate(models.TextChoices):
    UNCHANGED = "unchanged", _("these words are the same")
    MOVED = "moved", _("these words stand elsewhere now")
    EDITED = "edited", _("these words were changed")
    REMOVED = "removed", _("these words are gone")
    UNSURE = "unsure", _("an editor must look where these words went")


def fates() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Fate.choices]


class Placement(models.Model):
    """One comment in one later version.

    May be thrown away and recomputed, except what a person confirmed. ``near`` is
    where a comment without a place is shown: an offset in the later version.
    """

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="placements")
    version = models.ForeignKey(Version, models.PROTECT, related_name="placements")
    fate = models.CharField(_("fate"), max_length=12, choices=fates)
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    near = models.PositiveIntegerField(_("near"), default=0)
    score = models.FloatField(_("score"), default=0.0)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["comment", "version"], name="one_placement_each"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="whole_place_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} → {self.version_id}: {self.fate}"

    @property
    def span(self) -> Span | None:
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)
