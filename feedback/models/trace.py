"""What caused the changes between two versions: found by the engine, or said by an editor."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.core.span import Span
from documents.models import Version
from feedback.models.comment import Comment
from feedback.models.decision import Merge


class Trace(models.Model):
    """Where the words that a merge brought stand in a later version; no span: nowhere.

    May be thrown away and computed anew (feedback.actions.tracing).
    """

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="traces")
    version = models.ForeignKey(Version, models.PROTECT, related_name="traces")
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)

    class Meta:
        verbose_name = _("trace")
        verbose_name_plural = _("traces")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["merge", "version"], name="one_trace_each"),
        ]

    def __str__(self) -> str:
        return f"{self.merge_id} → {self.version_id}"

    @property
    def span(self) -> Span | None:
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)


class OnChange(models.Model):
    """Something that an editor says of one change from ``old`` to ``new``.

    ``change`` is the key that feedback.tracing gives it, by the block. Without ``new`` it is
    about the draft; freezing fills it in.
    """

    old = models.ForeignKey(Version, models.PROTECT, related_name="+")
    new = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="+")
    change = models.CharField(_("change"), max_length=16)
    said_at = models.DateTimeField(_("said at"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class Link(OnChange):
    """This comment is behind that change, whatever the engine says; or it is not."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="links")
    is_behind = models.BooleanField(_("is behind the change"), default=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["old", "new", "change", "comment"], name="one_link_of_a_change"
            ),
            # NULL differs from NULL, so the draft is named as well.
            models.UniqueConstraint(
                fields=["old", "change", "comment"],
                condition=Q(new__isnull=True),
                name="one_link_of_a_draft_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change} {'←' if self.is_behind else '≠'} {self.comment_id}"


class OwnReason(OnChange):
    """Why the editors changed something of their own accord. Public, and printed."""

    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("reason of the editors")
        verbose_name_plural = _("reasons of the editors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["old", "new", "change"], name="one_reason_of_a_change"),
            models.UniqueConstraint(
                fields=["old", "change"],
                condition=Q(new__isnull=True),
                name="one_reason_of_a_draft_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change}: {self.reason[:50]}"
