"""The period in which one version is open to feedback."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import Audience, Document, Version
from documents.models.document import audiences


class Rounds(models.QuerySet["Round"]):
    def open_at(self, moment: datetime) -> Rounds:
        return self.filter(opens_at__lte=moment, closes_at__gt=moment)

    def of(self, document: Document) -> Rounds:
        return self.filter(version__document=document)


class Round(models.Model):
    """Open by its dates, not by a job that must run. Half open: at ``closes_at`` it is shut."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="rounds")
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    audience = models.CharField(
        _("who may comment"), max_length=16, choices=audiences, default=Audience.PARTICIPANTS
    )
    invitation = models.TextField(_("invitation"), blank=True)

    objects = Rounds.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["opens_at"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.opens_at:%Y-%m-%d} – {self.closes_at:%Y-%m-%d}"

    def is_open_at(self, moment: datetime) -> bool:
        return self.opens_at <= moment < self.closes_at

    @property
    def is_open(self) -> bool:
        return self.is_open_at(timezone.now())

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.closes_at
