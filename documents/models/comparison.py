"""What changed between two versions, computed once and kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.version import Version


class Comparison(models.Model):
    """The change list of one pair of versions, packed by documents.core.packing.

    Both texts are frozen, so the list can only change with the engine: ``edition``
    is that of documents.core.diff when it was made. May be thrown away at any time.
    """

    old = models.ForeignKey(Version, models.CASCADE, related_name="+")
    new = models.ForeignKey(Version, models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField(_("edition of the engine"))
    packed = models.JSONField(_("changes"))

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["old", "new"], name="one_comparison_of_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
