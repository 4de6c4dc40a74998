"""Who wants to be told of news by mail, without an account."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from documents.models.version import languages


def new_token() -> str:
    """What only a mail to that address tells: 256 bits, fit for an address."""
    return secrets.token_urlsafe(32)


class Subscriptions(models.QuerySet["Subscription"]):
    def confirmed(self) -> Subscriptions:
        return self.filter(confirmed_at__isnull=False)


class Subscription(models.Model):
    """One address that wants news of one document, or without one of all public ones.

    Nothing else is known of its owner. The row is deleted when they stop, and some days
    after they asked when they did not confirm.
    """

    email = models.EmailField(_("e-mail address"))
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="subscriptions"
    )
    language = models.CharField(_("language"), max_length=2, choices=languages)
    token = models.CharField(_("token"), max_length=64, unique=True, default=new_token)
    asked_at = models.DateTimeField(_("asked at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    objects = Subscriptions.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # Two, because a NULL is never equal to another one.
            models.UniqueConstraint(
                fields=["email", "document"],
                condition=Q(document__isnull=False),
                name="one_subscription_each",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(document__isnull=True),
                name="one_subscription_to_all",
            ),
        ]

    def __str__(self) -> str:
        # Never the address: this is what logs and lists show.
        return f"{self.pk}: {self.document_id or '*'}"
