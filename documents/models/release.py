"""When a version becomes readable, and when it no longer is. The version itself never changes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models.version import Version


class Embargo(models.Model):
    """Readers see nothing of a version before ``until``. Open by its date, not by a job."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="embargo")
    until = models.DateTimeField(_("not before"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("embargo")
        verbose_name_plural = _("embargoes")

    def __str__(self) -> str:
        return f"{self.version_id}: {self.until:%Y-%m-%d %H:%M}"

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.until


class Withdrawals(models.QuerySet["Withdrawal"]):
    def standing(self) -> Withdrawals:
        return self.filter(lifted_at__isnull=True)


class Withdrawal(models.Model):
    """A version, or without one the whole document, is no longer offered; the reason is public.

    A row of its own, so that the frozen row stays frozen. Taken back, it keeps standing
    here with ``lifted_at``: also that is part of the history.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="withdrawals")
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="withdrawals"
    )
    reason = models.TextField(_("reason"))
    replacement = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Withdrawals.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["withdrawn_at", "pk"]
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(version__isnull=False, lifted_at__isnull=True),
                name="one_standing_withdrawal_each",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(version__isnull=True, lifted_at__isnull=True),
                name="one_standing_withdrawal_of_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.version_id or '*'}: {self.reason[:50]}"
