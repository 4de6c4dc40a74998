"""The history of a draft: who saved what, when and why.

The only door to django-reversion. A save is a revision; restoring is writing the
old text in a new save, never ``revert()`` (which resets fields that were not kept).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import reversion
from reversion.models import Revision
from reversion.models import Version as Record

from documents.models import Draft
from members.models import User

TEXT_FIELD = "html"
# The reason of a save that nobody asked for: the page made it while somebody wrote.
AUTOSAVE = "autosave"
# Autosaves with a longer pause between them are of two sittings.
PAUSE = timedelta(minutes=30)
# For so long every autosave is kept; of an older sitting only the last.
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Save:
    """One save of a draft. ``by`` is a name, empty when nobody was signed in."""

    id: int
    at: datetime
    by: str
    reason: str
    by_id: int | None = None
    revision_id: int = 0

    @property
    def is_auto(self) -> bool:
        return self.reason == AUTOSAVE


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one line of the history tells: a save, and the autosaves that led to it."""

    save: Save
    before: list[Save] = field(default_factory=list)

    @property
    def began(self) -> datetime:
        return (self.before[-1] if self.before else self.save).at

    def led_by(self, earlier: Save) -> bool:
        oldest = self.before[-1] if self.before else self.save
        return (
            earlier.is_auto and earlier.by_id == self.save.by_id and oldest.at - earlier.at <= PAUSE
        )


def register() -> None:
    # The key and the text only: few and stable fields, because a field that is
    # renamed or retyped can no longer be read from older revisions.
    reversion.register(Draft, fields=("id", TEXT_FIELD))


@contextmanager
def recording(*, by: User | None, reason: str) -> Iterator[None]:
    """Keep every draft that is saved within as one revision, in one transaction."""
    with reversion.create_revision(atomic=True):
        if by is not None:
            reversion.set_user(by)
        reversion.set_comment(reason)
        yield


def latest_revision(draft: Draft) -> Revision:
    """Return the revision of the last save. Raises Record.DoesNotExist if there is none."""
    record = _records(draft).latest("revision__pk")
    revision: Revision = record.revision
    return revision


def saves_of(draft: Draft) -> list[Save]:
    """Return all saves, newest first, in one query (the texts are not read)."""
    records = _records(draft).defer("serialized_data").select_related("revision__user")
    return [
        Save(
            id=record.pk,
            at=record.revision.date_created,
            by=str(record.revision.user or ""),
            reason=record.revision.comment,
            by_id=record.revision.user_id,
            revision_id=record.revision_id,
        )
        for record in records.order_by("-revision__pk")
    ]


def sittings(saves: Iterable[Save]) -> list[Sitting]:
    """Fold ``saves``, newest first: autosaves of one person lead to the save after them."""
    found: list[Sitting] = []
    for save in saves:
        if found and found[-1].led_by(save):
            found[-1].before.append(save)
        else:
            found.append(Sitting(save))
    return found


def thin(draft: Draft, *, now: datetime) -> None:
    """Forget autosaves older than a day that only led to a later save."""
    old = [
        save.revision_id
        for sitting in sittings(saves_of(draft))
        for save in sitting.before
        if save.at < now - KEPT
    ]
    if old:
        Revision.objects.filter(pk__in=old).delete()


def save_now(draft: Draft) -> int:
    """Return the id of the save that the draft, as it was read, is; 0 when another came since."""
    record = _records(draft).order_by("-revision__pk").first()
    is_it = record is not None and record.field_dict[TEXT_FIELD] == draft.html
    return int(record.pk) if is_it else 0


def is_autosaved(draft: Draft) -> bool:
    """Say whether nobody has given a reason yet for what the draft says."""
    record = _records(draft).select_related("revision").order_by("-revision__pk").first()
    return record is not None and record.revision.comment == AUTOSAVE


def text_of(draft: Draft, save_id: int) -> str:
    """Return the HTML of one save. Raises Record.DoesNotExist for another draft's save."""
    record = _records(draft).get(pk=save_id)
    return str(record.field_dict[TEXT_FIELD])


def text_before(draft: Draft) -> str:
    """Return the HTML that the draft had before the text that it has now; "" when it had none."""
    for record in _records(draft).order_by("-revision__pk").iterator(chunk_size=10):
        text = str(record.field_dict[TEXT_FIELD])
        if text != draft.html:
            return text
    return ""


def text_at(draft: Draft, revision: Revision) -> str | None:
    """Return the HTML of a draft in ``revision``; None when it was not kept there."""
    record = _records(draft).filter(revision=revision).first()
    return None if record is None else str(record.field_dict[TEXT_FIELD])


def revisions_of(draft: Draft) -> list[int]:
    """Return the keys of the revisions that kept a draft, the oldest first."""
    return list(_records(draft).order_by("revision").values_list("revision", flat=True))


def texts_at(draft: Draft, revisions: Iterable[int]) -> dict[int, str]:
    """Return the HTML of a draft in each of those revisions that kept it, in one query."""
    records = _records(draft).filter(revision__in=set(revisions))
    return {record.revision_id: str(record.field_dict[TEXT_FIELD]) for record in records}


def _records(draft: Draft) -> Any:  # reversion has no types
    return Record.objects.get_for_object(draft)
