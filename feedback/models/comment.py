"""What a reader says. The only door to django-comments-xtd.

Of that package we use the model, its manager and its threads; not its addresses,
templates, REST or mails. What was found wrong with it, and what is done here:
its handler that re-counts and re-publishes threads is disconnected (take_over);
``order`` is protected by a lock in feedback.actions.comments; lists are read with
``on_thread_order`` (two queries, however long); the version is a real, protected
key; no IP address is stored. Its flag "I liked it" is how people agree: unique per
person by a constraint of the database.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import pre_save
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_comments_xtd.models import (  # type: ignore[attr-defined] # its flag is of django_comments
    LIKEDIT_FLAG,
    CommentFlag,
    MaxThreadLevelExceededException,
    XtdComment,
    publish_or_unpublish_on_pre_save,
)

from documents.core.span import Span
from documents.models import Document, Version
from feedback.models.kinds import Channel, Scope, channels, scopes
from members.models import Organisation, User

if TYPE_CHECKING:
    from feedback.models.decision import Decision

__all__ = [
    "Agreement",
    "Channel",
    "Comment",
    "MaxThreadLevelExceededException",
    "Scope",
    "XtdComment",
    "agreement_of",
    "agreements",
    "content_key",
    "take_over",
]

# Somebody who agrees with a comment: the package's flag, under our word.
Agreement = CommentFlag
EDITABLE_FOR = timedelta(minutes=15)


class Comments(models.QuerySet["Comment"]):
    """Only what the public may see is shown, unless one starts from ``all()``."""

    def shown(self) -> Comments:
        return self.filter(is_public=True, is_removed=False)

    def roots(self) -> Comments:
        """Comments that start a thread: those are carried over and decided."""
        return self.filter(parent_id=F("pk"))

    def of(self, document: Document) -> Comments:
        return self.filter(version__document=document)

    def up_to(self, version: Version) -> Comments:
        """Made on ``version`` or an earlier one of the same document."""
        return self.filter(
            version__document_id=version.document_id, version__number__lte=version.number
        )

    def undecided(self) -> Comments:
        """Shown, starting a thread, not withdrawn, and without an answer, be it a draft."""
        waiting = self.shown().roots().filter(withdrawn_at__isnull=True)
        return waiting.filter(decision__isnull=True, draft_decision__isnull=True)

    def answered_in_draft(self) -> Comments:
        """With an answer that only the editors see as yet."""
        return self.filter(draft_decision__isnull=False)

    def on_thread_order(self) -> Comments:
        """Threads in the order they began, replies below what they answer."""
        people = ("user", "organisation", "decision", "version")
        return self.select_related(*people).order_by("thread_id", "order")

    def with_agreements(self) -> Comments:
        """With ``agreed``: how many people agree."""
        theirs = agreements().filter(comment_id=OuterRef("pk")).order_by().values("comment_id")
        count = theirs.annotate(count=Count("pk")).values("count")
        return self.annotate(agreed=Coalesce(Subquery(count), 0))


class Comment(XtdComment):
    """What a reader says about some words, a paragraph, or the whole document.

    The anchor (``start``, ``end`` in code points of the version's reading text,
    half open, with the exact words and 32 code points around them) never changes.
    Replies have no anchor. ``replacement`` makes it a suggestion; an empty one
    proposes to leave the words out.
    """

    # Named, because Django's default accessor clashes with XtdComment.comment.
    xtd = models.OneToOneField(
        XtdComment, models.CASCADE, parent_link=True, related_name="feedback"
    )
    # Beside the package's generic key, which would let a version vanish under its comments.
    version = models.ForeignKey(Version, models.PROTECT, related_name="comments")
    scope = models.CharField(_("about"), max_length=8, choices=scopes, default=Scope.WHOLE)
    block = models.CharField(_("block"), max_length=12, blank=True)
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    exact = models.TextField(_("the words meant"), blank=True)
    prefix = models.CharField(_("words before"), max_length=32, blank=True)
    suffix = models.CharField(_("words after"), max_length=32, blank=True)
    replacement = models.TextField(_("proposed words"), null=True, blank=True)  # noqa: DJ001 - NULL: no suggestion; empty: leave the words out
    published_name = models.CharField(_("published under the name"), max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="comments"
    )
    channel = models.CharField(_("came in"), max_length=12, choices=channels, default=Channel.SITE)
    source = models.CharField(_("source"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # What readers see. Until it is published, an answer is a draft, which only editors see.
    decision = models.ForeignKey(
        "feedback.Decision", models.PROTECT, null=True, blank=True, related_name="comments"
    )
    draft_decision = models.ForeignKey(
        "feedback.Decision", models.PROTECT, null=True, blank=True, related_name="drafted"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)
    # The words stay in the row; no page shows them any more.
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = Comments.as_manager()  # type: ignore[assignment,misc] # not the package's manager

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        # The package's manager joins user and content type on every read.
        default_manager_name = "objects"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="whole_anchor_or_none",
            ),
            models.CheckConstraint(
                condition=Q(replacement__isnull=True) | Q(scope="span", start__isnull=False),
                name="suggestions_have_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.comment[:50]}"

    def get_absolute_url(self) -> str:  # type: ignore[override] # theirs takes a pattern
        return reverse("feedback:comment", args=[self.pk])

    def get_content_object_url(self) -> str:
        """The package would reverse an address of its own, which is not served here."""
        return self.version.get_absolute_url()

    @property
    def span(self) -> Span | None:
        """The words meant, in the reading text of ``version``."""
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)

    @property
    def is_suggestion(self) -> bool:
        return self.replacement is not None and not self.is_withdrawn

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_reply(self) -> bool:
        return bool(self.parent_id != self.pk)

    @property
    def is_settled(self) -> bool:
        """Readers see an answer."""
        return self.decision_id is not None

    @property
    def is_answered(self) -> bool:
        """The editors gave an answer, published or not."""
        return self.is_settled or self.draft_decision_id is not None

    @property
    def answer(self) -> Decision | None:
        """The answer as editors see it. Never for a page of readers."""
        return self.draft_decision or self.decision

    def is_by(self, user: User) -> bool:
        """True for who said it, and for who recorded it on behalf of somebody."""
        return user.pk in (self.user_id, self.recorded_by_id)

    def is_fresh(self, at: datetime) -> bool:
        """True as long as a slip of the pen may be mended."""
        return bool(at < self.submit_date + EDITABLE_FOR)


def content_key(version: Version) -> dict[str, object]:
    """The fields by which the package itself points at ``version``."""
    return {
        "content_type": ContentType.objects.get_for_model(Version),
        "object_pk": str(version.pk),
        "site_id": settings.SITE_ID,
    }


def agreements() -> models.QuerySet[CommentFlag]:
    """Every agreement of a person with a comment."""
    flags: models.QuerySet[CommentFlag] = CommentFlag.objects.filter(flag=LIKEDIT_FLAG)
    return flags


def agreement_of(comment: Comment, user: User, *, at: datetime) -> tuple[CommentFlag, bool]:
    """The agreement of ``user`` with ``comment``, and whether it was made just now."""
    made: tuple[CommentFlag, bool] = CommentFlag.objects.get_or_create(
        comment_id=comment.pk, user=user, flag=LIKEDIT_FLAG, defaults={"flag_date": at}
    )
    return made


def take_over() -> None:
    """Disconnect the package's handler for our comments.

    At every save it adds ``nested_count`` again, and makes hidden replies of a
    public comment public. Called when the apps are ready, after the package's own.
    """
    pre_save.disconnect(publish_or_unpublish_on_pre_save, sender="feedback.Comment")
    pre_save.disconnect(publish_or_unpublish_on_pre_save, sender=Comment)
