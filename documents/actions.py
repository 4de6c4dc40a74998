"""What can be done to a document and its draft. Who may do it is asked in the views."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents import history
from documents.core.blocks import reading_text
from documents.core.identity import with_ids
from documents.core.limits import TooMuch
from documents.errors import (
    AddressTaken,
    DocumentIsDefinitive,
    DocumentRefused,
    DraftEmpty,
    DraftMoved,
    DraftUnchanged,
    TextRefused,
)
from documents.models import Document, Draft, Embargo, Kind, Participant, Role, Version
from documents.signals import version_frozen
from documents.wording import sentence_of
from members.models import User

# Addresses that are pages of their own.
RESERVED = frozenset({"nieuw"})


def create(
    *, slug: str, title: str, language: str, by: User | None, summary: str = "", **fields: str
) -> Document:
    """Make a document with an empty draft; ``by`` becomes its first editor.

    ``fields`` may set ``audience`` and ``comment_audience``. Raises AddressTaken, or
    DocumentRefused when a field is empty, too long or of another kind.
    """
    document = Document(slug=slug, title=_tidy(title), language=language, summary=summary, **fields)
    _refuse_wrong_fields(document)
    if slug in RESERVED:
        raise AddressTaken(slug=slug)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
            with history.recording(by=by, reason="start"):
                Draft.objects.create(document=document)
    except IntegrityError as error:
        raise AddressTaken(slug=slug) from error
    if by is not None:
        Participant.objects.create(document=document, user=by, role=Role.EDITOR)
    return document


def rename(document: Document, *, title: str, language: str) -> None:
    """Change the title and the language of what is frozen from now on. Raises DocumentRefused."""
    document.title, document.language = _tidy(title), language
    _refuse_wrong_fields(document)
    document.save(update_fields=["title", "language"])


@transaction.atomic
def save_draft(
    document: Document, html: str, *, base: int, by: User | None, reason: str = ""
) -> Draft:
    """Save ``html`` (any HTML) as the draft, on top of save number ``base``.

    Returns the draft, unchanged when the text says the same (a text that was only
    autosaved gets a save with ``reason`` all the same). Blocks without an id inherit
    that of the block they continue. Raises DraftMoved when somebody saved after
    ``base``, DocumentIsDefinitive, or TextRefused (too large, too deep …).
    """
    # Locked, because reversion does not: of two editors one must see the other.
    draft = Draft.objects.select_for_update().get(document=document)
    _refuse_definitive(document)
    try:
        text = with_ids(html, previous_html=draft.html)
    except TooMuch as error:
        raise TextRefused(why=sentence_of(error)) from error
    if draft.saves != base:
        raise DraftMoved(theirs=draft.html, yours=text, saves=draft.saves)
    if text != draft.html:
        draft.html, draft.saves, draft.saved_by = text, draft.saves + 1, by
    elif reason == history.AUTOSAVE or not history.is_autosaved(draft):
        return draft
    with history.recording(by=by, reason=reason):
        draft.save()
    if reason != history.AUTOSAVE:
        history.thin(draft, now=timezone.now())
    return draft


def restore(document: Document, save_id: int, *, base: int, by: User) -> Draft:
    """Write the text of an earlier save in a new one. Raises as save_draft does."""
    html = history.text_of(document.draft, save_id)
    return save_draft(document, html, base=base, by=by, reason=f"restored from save {save_id}")


@transaction.atomic
def freeze(  # noqa: PLR0913 - what is printed on a version
    document: Document,
    *,
    by: User | None,
    kind: Kind = Kind.CONCEPT,
    note: str = "",
    despite: str = "",
    not_before: datetime | None = None,
    at: datetime | None = None,
) -> Version:
    """Freeze the draft as the next version, and tell the apps above.

    Raises DocumentIsDefinitive, DraftEmpty, or DraftUnchanged when the latest
    version already says the same (a definitive version may: it adopts it).
    Receivers may refuse too: a definitive version is refused while comments are
    undecided, unless ``despite`` says why it is published all the same. Readers see
    nothing of it before ``not_before``. ``at`` is for texts that were frozen before
    they came here; it defaults to now.
    """
    # Locked, because two editors may press the button at the same moment.
    draft = Draft.objects.select_for_update().get(document=document)
    document.refresh_from_db()
    _refuse_definitive(document)
    latest = document.versions.order_by("number").last()
    if not draft.html:
        raise DraftEmpty
    if latest and latest.html == draft.html and kind == Kind.CONCEPT:
        raise DraftUnchanged(number=latest.number)
    number = latest.number + 1 if latest else 1
    # A save of its own, so that the version has a revision that nothing else shares.
    with history.recording(by=by, reason=f"version {number}"):
        draft.save()
    history.thin(draft, now=timezone.now())
    version = Version(
        document=document,
        number=number,
        kind=kind,
        title=document.title,
        summary=document.summary,
        language=document.language,
        html=draft.html,
        text=reading_text(draft.html),
        note=note,
        despite=despite,
        frozen_at=at or timezone.now(),
        frozen_by=by,
        previous_sha256=latest.sha256 if latest else "",
        revision=history.latest_revision(draft),
    )
    version.sha256 = version.computed_sha256()
    version.save(force_insert=True)
    if not_before is not None:
        Embargo.objects.create(version=version, until=not_before, set_by=by)
    version_frozen.send(sender=Version, version=version)
    return version


def _tidy(title: str) -> str:
    """Return ``title`` on one line, without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())


def _refuse_wrong_fields(document: Document) -> None:
    try:
        document.clean_fields()
    except ValidationError as error:
        raise DocumentRefused(why=" ".join(error.messages)) from error


def _refuse_definitive(document: Document) -> None:
    if document.versions.filter(kind=Kind.DEFINITIVE).exists():
        raise DocumentIsDefinitive(title=document.title)
