"""Who else is at a draft now: asked every few seconds, so it costs two short queries."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Draft, Presence
from members.models import User

# Pages tell of themselves every ten seconds; one that is silent for three times that is gone.
HERE = timedelta(seconds=30)
WRITING = timedelta(seconds=20)


def tell(draft: Draft, user: User, *, writing: bool) -> None:
    """Note that ``user`` has the draft open, and perhaps writes in it."""
    now = timezone.now()
    fields = {"seen_at": now} | ({"wrote_at": now} if writing else {})
    Presence.objects.update_or_create(draft=draft, user=user, defaults=fields)


def others(draft: Draft, user: User) -> str:
    """Return a sentence on who else is here, for editors only; "" when nobody is."""
    now = timezone.now()
    here = draft.presences.filter(seen_at__gte=now - HERE).exclude(user=user)
    writing: list[str] = []
    looking: list[str] = []
    for each in here.select_related("user").order_by("user__name"):
        is_writing = each.wrote_at is not None and each.wrote_at >= now - WRITING
        (writing if is_writing else looking).append(str(each.user))
    sentences = []
    if writing:
        sentences.append(
            ngettext("%(names)s is writing.", "%(names)s are writing.", len(writing))
            % {"names": _list(writing)}
        )
    if looking:
        sentences.append(
            ngettext(
                "%(names)s has this draft open.", "%(names)s have this draft open.", len(looking)
            )
            % {"names": _list(looking)}
        )
    return " ".join(sentences)


def _list(names: list[str]) -> str:
    *first, last = names
    return (
        _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )
