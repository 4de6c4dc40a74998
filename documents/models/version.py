"""A frozen, numbered text. Rows are added, never changed: the database refuses."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.core.blocks import Block, blocks
from documents.core.sealing import Sealed, seal

if TYPE_CHECKING:
    from documents.models.release import Embargo


class Kind(models.TextChoices):
    CONCEPT = "concept", _("concept")
    DEFINITIVE = "definitive", _("definitive")


def kinds() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Kind.choices]


def languages() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in settings.LANGUAGES]


class Versions(models.QuerySet["Version"]):
    def without_text(self) -> Versions:
        """For lists: all but the two long columns, and with its embargo."""
        return self.defer("html", "text").select_related("embargo")

    def released(self, at: datetime) -> Versions:
        """Those that readers may know of at that moment."""
        return self.filter(Q(embargo__isnull=True) | Q(embargo__until__lte=at))


class Version(models.Model):
    """One text as it was frozen, with its seal and that of its predecessor.

    ``text`` is the reading text of ``html`` (blocks joined by a newline). A
    trigger in the database (migration 0002) refuses every change to what the seal
    covers; ``previous_sha256`` makes the versions of a document a chain.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=16, choices=kinds)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=languages)
    html = models.TextField(_("text as HTML"))
    text = models.TextField(_("reading text"))
    note = models.TextField(_("what changed"), blank=True)
    despite = models.TextField(_("reason to publish despite undecided comments"), blank=True)
    frozen_at = models.DateTimeField(_("frozen at"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    previous_sha256 = models.CharField(_("seal of the version before"), max_length=64, blank=True)
    sha256 = models.CharField(_("seal"), max_length=64)
    # Protected, because the audit trail of a frozen text may not vanish under it.
    revision = models.OneToOneField("reversion.Revision", models.PROTECT, related_name="+")

    objects = Versions.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["document", "number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "number"], name="one_number_each"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(kind=Kind.DEFINITIVE), name="one_definitive"
            ),
            # NULL passes a CHECK, so it is named as well.
            models.CheckConstraint(
                condition=Q(number__gte=1, number__isnull=False), name="numbers_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.label})"

    def get_absolute_url(self) -> str:
        return reverse("feedback:reading", args=[self.document.slug, self.number])

    @property
    def is_definitive(self) -> bool:
        return self.kind == Kind.DEFINITIVE

    @property
    def label(self) -> str:
        """What people call it: "concept 2", "definitive"."""
        name = str(Kind(self.kind).label)
        return name if self.is_definitive else f"{name} {self.number}"

    @property
    def is_under_embargo(self) -> bool:
        return self.released_at > timezone.now()

    @property
    def released_at(self) -> datetime:
        """The moment from which readers may know of it: when it was frozen, or its embargo ends."""
        # Not there for most versions; Django then raises a kind of AttributeError.
        embargo: Embargo | None = getattr(self, "embargo", None)
        return max(self.frozen_at, embargo.until) if embargo else self.frozen_at

    @property
    def named(self) -> str:
        """As ``label``, to stand in a sentence: "concept 2", "the definitive version"."""
        return str(_("the definitive version")) if self.is_definitive else self.label

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return blocks(self.html)

    def sealed(self) -> Sealed:
        return Sealed(
            number=self.number,
            kind=self.kind,
            title=self.title,
            summary=self.summary,
            language=self.language,
            html=self.html,
            text=self.text,
            previous=self.previous_sha256,
        )

    def computed_sha256(self) -> str:
        """The seal that this row should carry."""
        return seal(self.sealed())
