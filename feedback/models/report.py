"""A reader says that a comment should not be here. Coordinators look at it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.models.comment import Comment


class Reports(models.QuerySet["Report"]):
    def waiting(self) -> Reports:
        return self.filter(handled_at__isnull=True)


class Report(models.Model):
    """One person's report of one comment, and whether a coordinator looked at it.

    Beside the package's flags, because those have no room for a reason.
    """

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reports"
    )
    reason = models.TextField(_("reason"))
    reported_at = models.DateTimeField(_("reported at"))
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Reports.as_manager()

    class Meta:
        verbose_name = _("report of a comment")
        verbose_name_plural = _("reports of comments")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["comment", "reported_by"], name="one_report_each"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason[:50]}"
