"""The one mutable text of a document."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from members.models import User


class Draft(models.Model):
    """The working text, in canonical HTML.

    ``saves`` counts the saves and is what an editor's save is based on: whoever
    saves on an older count is shown both texts (promise 6). Of these fields only
    ``html`` is kept by django-reversion; do not rename or retype it, or the
    history can no longer be read.
    """

    document = models.OneToOneField(Document, models.CASCADE, related_name="draft")
    html = models.TextField(_("text"), blank=True)
    saves = models.PositiveIntegerField(_("number of saves"), default=0)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)
    saved_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return str(self.document)
