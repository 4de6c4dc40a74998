"""The editors' answer to comments, and what it did to the draft."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.core.span import Span
from feedback.models.comment import Comment


class Outcome(models.TextChoices):
    ADOPTED = "adopted", _("adopted")
    PARTLY = "partly", _("partly adopted")
    NOT_ADOPTED = "not_adopted", _("not adopted")
    NOTED = "noted", _("noted")
    OUT_OF_SCOPE = "out_of_scope", _("out of scope")
    ANSWERED = "answered", _("question answered")


# The outcomes that nobody should get without being told why.
NEEDS_REASON = frozenset({Outcome.PARTLY, Outcome.NOT_ADOPTED, Outcome.OUT_OF_SCOPE})


TAKEN_OVER = frozenset({Outcome.ADOPTED, Outcome.PARTLY})


def outcomes() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Outcome.choices]


class Decision(models.Model):
    """One answer, to one comment or to many that say the same. ``reason`` is public.

    A draft, which readers do not see, until ``published_at``. ``chosen`` is the suggestion
    that was adopted instead, for the same words.
    """

    outcome = models.CharField(_("outcome"), max_length=16, choices=outcomes)
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    chosen = models.ForeignKey(
        Comment, models.PROTECT, null=True, blank=True, related_name="chosen_over"
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return str(Outcome(self.outcome).label)

    @property
    def changes_text(self) -> bool:
        return self.outcome in TAKEN_OVER


class Merge(models.Model):
    """What a comment changed in the draft: the words that were there and came instead.

    One change can answer several comments: each has its own row. ``start`` and ``end`` are
    where the words that came stand in the reading text of the draft as ``revision`` kept it;
    all three are None for merges older than these fields. ``saves`` is the number of the
    save of the draft that made it; None when the words stood there already.
    """

    comment = models.OneToOneField(Comment, models.PROTECT, related_name="merge")
    was = models.TextField(_("was"))
    becomes = models.TextField(_("becomes"), blank=True)
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    revision = models.ForeignKey(
        "reversion.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged_at = models.DateTimeField(_("merged at"))
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    saves = models.PositiveIntegerField(_("number of the save"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.was[:30]} → {self.becomes[:30]}"

    @property
    def span(self) -> Span | None:
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)


def merge_of(comment: Comment) -> Merge | None:
    """Return the change that ``comment`` made in the draft, while its answer says that it did.

    A comment that was adopted, reopened and then refused keeps its merge in the
    records; showing it would contradict the answer.
    """
    taken_over = comment.decision and comment.decision.outcome in TAKEN_OVER
    return getattr(comment, "merge", None) if taken_over else None
