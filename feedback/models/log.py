"""Who answered a comment with what, and when: every step, for ever."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.models.comment import Comment
from feedback.models.decision import outcomes


class Act(models.TextChoices):
    """What was done."""

    DECIDED = "decided", _("decided")
    PUBLISHED = "published", _("published")
    REOPENED = "reopened", _("opened again")
    UNDONE = "undone", _("undone")
    WITHDRAWN = "withdrawn", _("withdrawn by who wrote it")


def acts() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Act.choices]


class DecisionStep(models.Model):
    """One step in the answering of a comment. Never changed: the database refuses it.

    ``was`` and ``becomes`` are outcomes, empty for none; ``reason`` is the public one of
    the answer, or why it was opened again, which only editors see.
    """

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="steps")
    act = models.CharField(_("step"), max_length=12, choices=acts)
    was = models.CharField(_("was"), max_length=16, choices=outcomes, blank=True)
    becomes = models.CharField(_("becomes"), max_length=16, choices=outcomes, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("step of a decision")
        verbose_name_plural = _("steps of decisions")

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.was} → {self.becomes}"
