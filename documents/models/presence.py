"""Who has a draft open, and when they last wrote in it."""

from __future__ import annotations

from django.db import models

from documents.models.draft import Draft
from members.models import User


class Presence(models.Model):
    """One row for each editor of a draft, so that the table never grows with time."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="presences")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    wrote_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "user"], name="one_presence_each"),)

    def __str__(self) -> str:
        return f"{self.user} {self.draft}"
