"""A document, who may read it, and the people with a role on it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.models.version import Version, languages
from members.models import User


class Audience(models.TextChoices):
    """How far something is open. Each next one is smaller."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("members")
    PARTICIPANTS = "participants", _("the participants of this document")


def audiences() -> list[tuple[str, str]]:
    """The choices, as a callable: a new label then needs no migration."""
    return [(value, str(label)) for value, label in Audience.choices]


class Documents(models.QuerySet["Document"]):
    def visible_to(self, user: User | AnonymousUser) -> Documents:
        """Those that ``user`` may read: the same rule as permissions.may_read."""
        if not isinstance(user, User):
            return self.filter(audience=Audience.PUBLIC)
        if user.is_coordinator:
            return self
        wide = [Audience.PUBLIC, *([Audience.MEMBERS] if user.is_member else [])]
        taking_part = Participant.objects.filter(user=user).values("document_id")
        return self.filter(Q(audience__in=wide) | Q(pk__in=taking_part))

    def for_list(self) -> Documents:
        """With their versions (without texts) at hand: two queries, however many."""
        versions = Version.objects.without_text().order_by("number")
        listed = models.Prefetch("versions", versions, to_attr="listed")
        return self.prefetch_related(listed)  # type: ignore[no-redef] # fills the cached property

    def editable_by(self, user: User | AnonymousUser) -> Documents:
        if not isinstance(user, User):
            return self.none()
        editors = Participant.objects.filter(user=user, role=Role.EDITOR)
        return self.filter(pk__in=editors.values("document_id"))


class Document(models.Model):
    """The paper, from first idea to definitive text."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=languages, default="nl")
    audience = models.CharField(
        _("who may read it"), max_length=16, choices=audiences, default=Audience.PARTICIPANTS
    )
    comment_audience = models.CharField(
        _("who may read the comments"),
        max_length=16,
        choices=audiences,
        default=Audience.PARTICIPANTS,
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = Documents.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:document", args=[self.slug])

    @cached_property
    def listed(self) -> list[Version]:
        """Its versions in order, without their texts; for_list() fills it beforehand."""
        return list(self.versions.without_text().order_by("number"))

    @property
    def latest(self) -> Version | None:
        """The newest version, without its text."""
        return self.listed[-1] if self.listed else None

    @property
    def definitive(self) -> Version | None:
        return next((version for version in self.listed if version.is_definitive), None)


class Role(models.TextChoices):
    EDITOR = "editor", _("editor")
    REVIEWER = "reviewer", _("reviewer")
    OBSERVER = "observer", _("observer")


def roles() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Role.choices]


class Participant(models.Model):
    """The role of one person on one document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="participants")
    user = models.ForeignKey(User, models.CASCADE, related_name="participations")
    role = models.CharField(_("role"), max_length=16, choices=roles)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "user"], name="one_role_each"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
