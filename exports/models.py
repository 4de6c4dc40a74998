"""Files that were ordered and made. Never the text: that is the version's."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.models import Version


class Kind(models.TextChoices):
    """What a file shows. Each is made of one version; a redline also of an earlier one."""

    CLEAN = "clean", _("clean text")
    NUMBERED = "numbered", _("text with numbered paragraphs")
    REDLINE = "redline", _("text with changes")
    COMMENTS = "comments", _("text with comments")
    REPORT = "report", _("response report")
    REPORT_CSV = "report_csv", _("response report as a table")
    REPORT_DOCX = "report_docx", _("response report for a word processor")
    DOSSIER = "dossier", _("dossier")


# Those that are no PDF, and therefore have no pages.
SUFFIXES = {Kind.REPORT_CSV: "csv", Kind.REPORT_DOCX: "docx", Kind.DOSSIER: "zip"}
# Those on the comments on earlier versions: a first version has none of them.
REPORTS = frozenset({Kind.REPORT, Kind.REPORT_CSV, Kind.REPORT_DOCX})
# Those that show what people said: as open as the comments are.
WITH_COMMENTS = REPORTS | {Kind.COMMENTS, Kind.DOSSIER}


def kinds() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Kind.choices]


class Exports(models.QuerySet["Export"]):
    def of(self, version: Version, kind: str, against: Version | None = None) -> Exports:
        return self.filter(version=version, kind=kind, against=against)

    def made(self) -> Exports:
        return self.filter(made_at__isnull=False)

    def unmade(self) -> Exports:
        """On their way, or failed."""
        return self.filter(made_at__isnull=True)

    def with_versions(self) -> Exports:
        """With all that says who may fetch them, in the same query."""
        return self.select_related("version__document", "version__embargo", "against__embargo")

    def newest_first(self) -> Exports:
        return self.order_by("-requested_at", "-pk")


class Export(models.Model):
    """One file of one version: ordered, then made or failed.

    ``fingerprint`` covers all that goes into the file, so that the same file is not
    made twice. A made file never changes: other contents are another row.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="exports")
    against = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="exports_against"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=kinds)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    file = models.FileField(_("file"), max_length=200, blank=True)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True, db_index=True)
    # Of the same file before it was signed, which can be made again to the byte.
    unsealed_sha256 = models.CharField(_("checksum before sealing"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    requested_at = models.DateTimeField(_("requested at"))
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed at"), null=True, blank=True)
    failure = models.TextField(_("why it failed"), blank=True)

    objects = Exports.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # Two, because a NULL is never equal to another one.
            models.UniqueConstraint(
                fields=["version", "kind", "fingerprint"],
                condition=Q(against__isnull=True),
                name="one_export_each",
            ),
            models.UniqueConstraint(
                fields=["version", "kind", "against", "fingerprint"],
                condition=Q(against__isnull=False),
                name="one_comparison_each",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.REDLINE, against__isnull=False)
                | (~Q(kind=Kind.REDLINE) & Q(against__isnull=True)),
                name="redlines_compare",
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True)
                | (
                    ~Q(sha256="")
                    & ~Q(file="")
                    & Q(size__isnull=False)
                    & (Q(pages__isnull=False) | Q(kind__in=sorted(SUFFIXES)))
                ),
                name="made_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind} {self.fingerprint[:8]}"

    def get_absolute_url(self) -> str:
        """The address of these very bytes. Only for a made file."""
        args = [self.sha256, self.filename]
        return reverse("exports:file", args=args if self.is_pdf else [*args, self.suffix])

    @property
    def is_made(self) -> bool:
        return self.made_at is not None

    @property
    def has_failed(self) -> bool:
        return self.failed_at is not None

    @property
    def is_underway(self) -> bool:
        """True while a worker is at it."""
        return bool(self.started_at) and not self.is_made and not self.has_failed

    @property
    def suffix(self) -> str:
        return suffix(self.kind)

    @property
    def is_pdf(self) -> bool:
        return self.suffix == "pdf"

    @property
    def filename(self) -> str:
        """What the file is called on a reader's disk, without its suffix."""
        against = self.against.number if self.against else None
        return filename(self.version, self.kind, against)


def suffix(kind: str) -> str:
    """Return what the name of such a file ends in, without the dot."""
    return SUFFIXES.get(Kind(kind), "pdf")


def filename(version: Version, kind: str, against: int | None = None) -> str:
    """Return e.g. "plaats-aan-tafel-concept-2-wijzigingen-sinds-1"."""
    dutch = version.language == "nl"
    status = "definitief" if version.is_definitive and dutch else version.kind
    parts = [version.document.slug, status]
    if not version.is_definitive:
        parts.append(str(version.number))
    part = PARTS[Kind(kind)][0 if dutch else 1]
    if kind == Kind.REDLINE:
        part = f"{part}-{against}"
    return "-".join(filter(None, [*parts, part]))


# The last part of the name of a file, in Dutch and in English.
PARTS = {
    Kind.CLEAN: ("", ""),
    Kind.NUMBERED: ("genummerd", "numbered"),
    Kind.REDLINE: ("wijzigingen-sinds", "changes-since"),
    Kind.COMMENTS: ("met-reacties", "with-comments"),
    Kind.REPORT: ("reactienota", "response-report"),
    Kind.REPORT_CSV: ("reactienota", "response-report"),
    Kind.REPORT_DOCX: ("reactienota", "response-report"),
    Kind.DOSSIER: ("dossier", "dossier"),
}


class Procedure(models.Model):
    """What the editors tell in the response report of how people were asked."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="procedure")
    announced = models.TextField(_("how the rounds were announced"), blank=True)

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def __str__(self) -> str:
        return str(self.version)


class MainLine(models.Model):
    """What was said about one theme, and what was done with it, in the editors' words."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="main_lines")
    theme = models.CharField(_("theme"), max_length=120)
    text = models.TextField(_("what was said, and what was done with it"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]
        verbose_name = _("main line")
        verbose_name_plural = _("main lines")

    def __str__(self) -> str:
        return self.theme


class Downloads(models.Model):
    """How often a file was fetched on a day. Nothing of who did."""

    export = models.ForeignKey(Export, models.CASCADE, related_name="downloads")
    day = models.DateField(_("day"))
    number = models.PositiveIntegerField(_("number"))

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads of a day")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["export", "day"], name="one_count_each_day"),
        ]

    def __str__(self) -> str:
        return f"{self.export_id} {self.day}: {self.number}"
