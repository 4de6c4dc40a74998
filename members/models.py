"""People and their organisations. Knows nothing of documents."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class People(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, *, name: str = "", **fields: Any) -> User:
        """Return a new person with a confirmed address and no password.

        Confirmed, because whoever is added by an editor or an import would
        otherwise be asked for a second code at the first sign-in.
        """
        user = self.model(email=email.strip().lower(), name=name, **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        confirm_address(user)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        runs_it: dict[str, Any] = {
            "is_staff": True,
            "is_superuser": True,
            "coordinator_since": timezone.now(),
        }
        user = self.create_user(email, **runs_it, **fields)
        user.set_password(password)
        user.save(update_fields=["password"])
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


def confirm_address(user: User) -> None:
    """Let ``user`` sign in with the address of the account, and with no other."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


class User(AbstractUser):
    """A person. The e-mail address is the name one signs in with; members have no password."""

    username = None  # type: ignore[assignment] # Django's way to take a field out
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    coordinator_since = models.DateTimeField(_("coordinator since"), null=True, blank=True)

    objects: ClassVar[People] = People()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        # Never the address: this is what others see.
        return self.name or gettext("Somebody")

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def is_coordinator(self) -> bool:
        return self.coordinator_since is not None

    @property
    def is_member(self) -> bool:
        """True when an organisation's membership was approved."""
        return self.organisation is not None

    @cached_property
    def organisation(self) -> Organisation | None:
        """The organisation that this person was first approved for, if any. One query a request."""
        approved = self.memberships.filter(approved_at__isnull=False).select_related("organisation")
        first = approved.order_by("approved_at", "pk").first()
        return first.organisation if first else None


class Organisation(models.Model):
    name = models.CharField(_("name"), max_length=160, unique=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody belongs to an organisation, from the moment that a coordinator approved it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "organisation"], name="one_membership_each"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"


class Letter(models.Model):
    """One mail to one address. ``once`` names what it tells, so that nobody is told twice.

    Its words are kept only until it was sent: a mail is private.
    """

    to = models.EmailField(_("to"))
    once = models.CharField(_("once"), max_length=200)
    subject = models.CharField(_("subject"), max_length=200)
    message = models.TextField(_("message"))
    unsubscribe = models.CharField(_("address to unsubscribe"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["once", "to"], name="told_once"),
        ]

    def __str__(self) -> str:
        return self.once
