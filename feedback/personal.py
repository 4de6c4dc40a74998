"""What on a card is for one person only: the own comments, and whom one agreed with.

The cards themselves are the same for many people and are kept. Each has a gap where the
buttons of the person who looks are filled in, without rendering it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from documents.models import Document
from feedback.models import Comment, agreements
from feedback.models.comment import EDITABLE_FOR
from members.permissions import Person

_GAP = re.compile(r"<!--me:(\d+):(\d*):(\w*)-->")
_ICON = '<svg class="i" aria-hidden="true"><use href="{}#{}"></use></svg>'
FORM = "agree"  # the one form on the page that all buttons to agree send


def gap(comment: Comment, agreed: int | None) -> SafeString:
    """Return the place for a person's buttons; ``agreed`` is None for a reply."""
    # Only numbers and letters of our own stand in it.
    decided = "d" if comment.is_settled else ""
    return mark_safe(f"<!--me:{comment.pk}:{'' if agreed is None else agreed}:{decided}-->")  # noqa: S308


@dataclass(frozen=True, slots=True)
class Me:
    """What one person did with the comments on a document, and may do now.

    ``own`` says of each own comment when it was sent.
    """

    may_agree: bool
    own: dict[int, datetime]
    agreed: frozenset[int]

    def fill(self, html: str) -> SafeString:
        """Return cards with the buttons of this person in their gaps."""
        buttons = _Buttons(self)
        return mark_safe(_GAP.sub(buttons.of, html))  # noqa: S308 - cards, and format_html


NOBODY = Me(may_agree=False, own={}, agreed=frozenset())


def me(user: Person, document: Document, *, may_agree: bool) -> Me:
    """Return what ``user`` did on ``document``, in one query; none for a visitor."""
    if not user.is_authenticated:
        return NOBODY
    said = Comment.objects.of(document).filter(Q(user=user) | Q(recorded_by=user))
    theirs = {"comment__xtdcomment__feedback__version__document": document}
    agreed = agreements().filter(user=user, **theirs)
    rows = list(
        _dated("own", said, "pk", "submit_date").union(
            _dated("agreed", agreed, "comment_id", "flag_date"), all=True
        )
    )
    return Me(
        may_agree=may_agree,
        own={pk: at for kind, pk, at in rows if kind == "own"},
        agreed=frozenset(pk for kind, pk, _at in rows if kind == "agreed"),
    )


def _dated(
    kind: str, rows: QuerySet[Any], key: str, at: str
) -> QuerySet[Any, tuple[str, int, datetime]]:
    named: QuerySet[Any] = rows.order_by().annotate(kind=Value(kind, CharField()))
    return named.values_list("kind", key, at)


class _Buttons:
    """The buttons of one person; words and addresses are looked up once for all cards."""

    def __init__(self, me: Me) -> None:
        self._me = me
        self._since = timezone.now() - EDITABLE_FOR
        self._thumb, self._pen, self._trash = (
            format_html(_ICON, static("img/icons.svg"), name) for name in ("thumb", "pen", "trash")
        )
        self._agree, self._edit, self._withdraw = _("Agree"), _("Change"), _("Withdraw")
        self._people = _("agree")
        self._base = reverse("feedback:mine")

    def of(self, found: re.Match[str]) -> str:
        pk, agreed, is_decided = int(found[1]), found[2], bool(found[3])
        sent = self._me.own.get(pk)
        if sent is None and self._me.may_agree and agreed:
            return self._button(pk, int(agreed))
        count = self._count(agreed)
        if sent is None or is_decided:
            return count
        edit = self._link(pk, "wijzigen", self._pen, self._edit) if sent > self._since else ""
        return count + edit + self._link(pk, "intrekken", self._trash, self._withdraw)

    def _button(self, pk: int, agreed: int) -> str:
        pressed = "true" if pk in self._me.agreed else "false"
        return (
            f'<button form="{FORM}" formaction="{self._base}{pk}/eens/" data-agree'
            f' aria-pressed="{pressed}" aria-describedby="h{pk}">'
            f"{self._thumb}{self._agree} <b>{agreed or ''}</b></button>"
        )

    def _count(self, agreed: str) -> str:
        if agreed in ("", "0"):
            return ""
        return f'<span class="agreed">{self._thumb}{agreed} {self._people}</span>'

    def _link(self, pk: int, verb: str, icon: str, words: str) -> str:
        address = f"{self._base}{pk}/{verb}/"
        return f'<a href="{address}" aria-describedby="h{pk}">{icon}{words}</a>'
