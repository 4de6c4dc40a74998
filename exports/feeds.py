"""What is new, for feed readers: Atom 1.0 (RFC 4287), and the map of the site for search engines.

Addresses are of the site itself (SITE_URL), never of the request: a feed is copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from documents.models import Document, Version
from exports import history, shelf
from exports.metadata import file_address, media_type
from exports.models import Export, Kind
from members.permissions import Person

MOST = 100  # entries of a feed


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news. ``page`` with ``mark`` names it for ever, whatever its title becomes."""

    at: datetime
    what: str
    title: str
    text: str
    page: str
    mark: str
    licence: str
    file: Export | None


@dataclass(frozen=True, slots=True)
class Place:
    """An address for the map of the site, and when what stands there last changed."""

    address: str
    changed: datetime


def atom(documents: Sequence[Document], user: Person, *, title: str, path: str, page: str) -> str:
    """The versions, open rounds and withdrawals of ``documents``, the newest first, as Atom."""
    # A feed is the same for everybody: not in the language of who happens to ask.
    language = documents[0].language if len(documents) == 1 else settings.LANGUAGE_CODE
    with override(language):
        return _written(documents, user, title=title, path=path, page=page)


def _written(
    documents: Sequence[Document], user: Person, *, title: str, path: str, page: str
) -> str:
    feed = Atom1Feed(
        title=title,
        link=settings.SITE_URL + page,
        description="",
        subtitle=_("New versions, comment rounds and withdrawals."),
        language=get_language(),
        author_name=settings.PUBLISHER,
        author_link=settings.SITE_URL + "/",
        feed_url=settings.SITE_URL + path,
        feed_guid=settings.SITE_URL + path,
    )
    shelves, histories = shelf.shelves(documents, user), history.histories(documents)
    entries = [
        entry
        for document in documents
        for entry in _entries(document, shelves[document.pk], histories[document.pk])
    ]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    for entry in entries[:MOST]:
        feed.add_item(
            entry.title,
            settings.SITE_URL + entry.page,
            entry.text,
            unique_id=settings.SITE_URL + entry.page + entry.mark,
            pubdate=entry.at,
            updateddate=entry.at,
            author_name=settings.PUBLISHER,
            item_copyright=entry.licence,
            categories=[entry.what],
            enclosures=[_enclosure(entry.file)] if entry.file else [],
        )
    return feed.writeString("utf-8")


def _entries(
    document: Document, rows: Sequence[shelf.Row], events: Sequence[history.Event]
) -> Iterable[Entry]:
    mains = {row.version.pk: row.main for row in rows}
    for event in events:
        # A meeting is no news, and a round that has yet to open no fact.
        if event.is_to_come or event.what == "meeting":
            continue
        main = mains.get(event.version.pk) if event.version else None
        file = main.made if main and event.what == "version" else None
        yield _entry(document, event, file)


def _entry(document: Document, event: history.Event, file: Export | None) -> Entry:
    version, mark = event.version, ""
    if event.round is not None:
        title = _("Comment round on %(label)s") % {"label": _label(version)}
        text, mark = event.round.invitation, f"#round-{event.round.pk}"
    elif event.withdrawal is not None:
        title = _("Withdrawn: %(label)s") % {"label": _label(version) or document.title}
        text, mark = event.withdrawal.reason, f"#withdrawal-{event.withdrawal.pk}"
    else:
        title = str(capfirst(_label(version)))
        text = version.note if version else ""
    return Entry(
        at=event.at,
        what=event.what,
        title=f"{document.title}: {title}",
        text=text or document.summary,
        page=(version or document).get_absolute_url(),
        mark=mark,
        licence=document.licence_url,
        file=file,
    )


def _enclosure(export: Export) -> Enclosure:
    return Enclosure(file_address(export), str(export.size), media_type(export))


def _label(version: Version | None) -> str:
    return version.named if version else ""


def places(documents: Sequence[Document], user: Person) -> Iterable[Place]:
    """Where search engines find what is public: pages, and files straight away."""
    shelves, histories = shelf.shelves(documents, user), history.histories(documents)
    for document in documents:
        rows = shelves[document.pk]
        if not rows:
            continue
        past = [event.at for event in histories[document.pk] if not event.is_to_come]
        yield Place(document.get_absolute_url(), max(past))
        for row in rows:
            yield Place(row.version.get_absolute_url(), row.version.released_at)
            for made in row.made:
                if made.made_at is not None and made.kind != Kind.REDLINE:
                    yield Place(made.get_absolute_url(), made.made_at)


def feed_of(document: Document) -> str:
    return reverse("exports:feed_of", args=[document.slug])
