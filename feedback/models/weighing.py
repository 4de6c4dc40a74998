"""What editors keep while they weigh comments: notes, and reasons to use again."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from feedback.models.comment import Comment


class Note(models.Model):
    """What editors tell each other about a comment. No page, file or feed of readers has it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.text[:50]}"


class StandardReasons(models.QuerySet["StandardReason"]):
    def usable_on(self, document: Document) -> StandardReasons:
        """Those of the whole site, then those of ``document``."""
        mine = self.filter(Q(document=document) | Q(document__isnull=True))
        return mine.order_by(models.F("document").asc(nulls_first=True), "label")


class StandardReason(models.Model):
    """A reason that editors give more than once; without ``document`` for the whole site."""

    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="standard_reasons"
    )
    label = models.CharField(_("short name"), max_length=40)
    text = models.TextField(_("reason"))

    objects = StandardReasons.as_manager()

    class Meta:
        verbose_name = _("standard reason")
        verbose_name_plural = _("standard reasons")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "label"], name="one_reason_of_a_name"),
            models.UniqueConstraint(
                fields=["label"],
                condition=Q(document__isnull=True),
                name="one_reason_of_a_name_for_all",
            ),
        ]

    def __str__(self) -> str:
        return self.label
