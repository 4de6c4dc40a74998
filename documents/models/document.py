"""A document, who may read it, and the people with a role on it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.models.licence import ADDRESSES, NAMES, Licence, licences
from documents.models.release import Withdrawal
from documents.models.version import Version, Versions, languages
from members.models import User


class Audience(models.TextChoices):
    """How far something is open. Each next one is smaller."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("members")
    PARTICIPANTS = "participants", _("the participants of this document")


def audiences() -> list[tuple[str, str]]:
    """The choices, as a callable: a new label then needs no migration."""
    return [(value, str(label)) for value, label in Audience.choices]


def in_order(versions: Versions) -> Versions:
    """For lists: without texts, and with ``gone``: withdrawn, alone or with the document."""
    standing = Withdrawal.objects.standing().filter(
        Q(version=OuterRef("pk")) | Q(version=None, document=OuterRef("document_id"))
    )
    return versions.without_text().annotate(gone=Exists(standing)).order_by("number")


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
        """With their versions (without texts) and withdrawals: three queries, however many."""
        gone = Withdrawal.objects.standing()
        return self.prefetch_related(  # type: ignore[no-redef] # fills the cached properties
            models.Prefetch("versions", in_order(Version.objects.all()), to_attr="all_versions"),
            models.Prefetch("withdrawals", gone, to_attr="standing_withdrawals"),
        )

    def offered(self) -> Documents:
        """Not withdrawn as a whole."""
        gone = Withdrawal.objects.standing().filter(version__isnull=True)
        return self.exclude(pk__in=gone.values("document_id"))

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
    licence = models.CharField(_("licence"), max_length=16, choices=licences, default=Licence.BY)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = Documents.as_manager()

    # Set for editors and coordinators: whoever asks without saying who is a reader.
    sees_embargoed = False

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("exports:landing", args=[self.slug])

    @cached_property
    def all_versions(self) -> list[Version]:
        """Its versions in order, without their texts; for_list() fills it beforehand."""
        return list(in_order(self.versions.all()))

    @cached_property
    def standing_withdrawals(self) -> list[Withdrawal]:
        """No query for most documents: whether there is any came along with the versions."""
        if self.all_versions and not any(getattr(each, "gone", True) for each in self.all_versions):
            return []
        return list(self.withdrawals.standing())

    @property
    def listed(self) -> list[Version]:
        """Its versions in order, without their texts; those under embargo for editors only."""
        return [
            version
            for version in self.all_versions
            if self.sees_embargoed or not version.is_under_embargo
        ]

    @property
    def offered(self) -> list[Version]:
        """Of those, what can be read: not withdrawn."""
        return [version for version in self.listed if not self.withdrawal_of(version)]

    def withdrawal_of(self, version: Version | None) -> Withdrawal | None:
        """The withdrawal of ``version`` or of the whole document; for None of the latter alone."""
        mine = {None, version.pk if version else None}
        return next((each for each in self.standing_withdrawals if each.version_id in mine), None)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawal_of(None) is not None

    @property
    def latest(self) -> Version | None:
        """The newest version, withdrawn or not, without its text."""
        return self.listed[-1] if self.listed else None

    @property
    def current(self) -> Version | None:
        """The newest version that can be read, without its text."""
        return self.offered[-1] if self.offered else None

    @property
    def definitive(self) -> Version | None:
        return next((version for version in self.listed if version.is_definitive), None)

    @property
    def licence_url(self) -> str:
        return ADDRESSES[Licence(self.licence)]

    @property
    def licence_name(self) -> str:
        """What it is called for short, in every language."""
        return NAMES[Licence(self.licence)]


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
