"""Nothing private on the pages of publication, in feeds, maps, metadata, headers or mail."""

from __future__ import annotations

import logging

import pytest
from django.utils import timezone

from documents import publishing
from documents.models import Audience, Role
from exports.models import Kind
from feedback.actions import comments, meetings, news
from feedback.actions.comments import Sender
from feedback.models import Channel, Comment, MeetingKind, Subscription
from members.models import Letter, User
from tests import world
from tests.exports.made import made

pytestmark = pytest.mark.django_db

CANARY = "Kanarievogel"
PAGES = (
    "/",
    "/stukken/kade/",
    "/stukken/kade/versie/1/bestanden/",
    "/stukken/kade/versie/2/bestanden/",
    "/stukken/kade/versie/1/",
    "/stukken/kade/versie/2/schema.jsonld",
    "/stukken/kade/versie/2/dcat.jsonld",
    "/stukken/kade/versie/2/diwoo.xml",
    "/stukken/kade/versie/2/verwijzing.bib",
    "/stukken/kade/versie/2/verwijzing.ris",
    "/stukken/kade/SHA256SUMS",
    "/stukken/kade/feed/",
    "/feed/",
    "/sitemap.xml",
    "/robots.txt",
    "/controleer/",
    "/op-de-hoogte/",
)


@pytest.fixture
def secrets(caplog):
    """A paper with something private in every place where something private can be."""
    caplog.set_level(logging.DEBUG)
    editor = world.person(f"{CANARY} Redacteur")
    document = world.paper(slug="kade", editor=editor, summary="Waarover.")
    world.take_part(document, world.person(f"{CANARY} Waarnemer"), Role.OBSERVER)
    first = world.frozen(document, "De kade is smal.")
    speaker = world.person(f"{CANARY} Bewoner", member=True)
    round_ = world.open_round(first)
    comments.comment(first, sender=Sender(user=speaker, published_name=""), text="Ik zeg iets.")
    comments.comment(
        first,
        sender=Sender(
            user=None,
            published_name="",
            channel=Channel.LETTER,
            source="brief",
            recorded_by=editor,
        ),
        text="Een brief.",
    )
    meetings.record(
        first,
        kind=MeetingKind.WORKSHOP,
        held_on=timezone.localdate(),
        title="Atelier",
        by=editor,
    )
    news.subscribe(f"{CANARY}@example.org", document, language="nl")
    news.confirm(Subscription.objects.get())
    second = world.frozen(document, "De kade is breed.", note="Breder.")
    for kind in (Kind.CLEAN, Kind.REDLINE):
        made(second, kind)
    publishing.withdraw(document, first, reason="Getal fout.", by=editor)
    User.objects.filter(pk=editor.pk).update(email=f"{CANARY.lower()}.redactie@example.org")
    # A second paper that strangers may not know of at all.
    hidden = world.paper(
        slug="kanarievogel-plan", title=f"{CANARY} plan", audience=Audience.PARTICIPANTS
    )
    made(world.frozen(hidden, f"Een {CANARY}."))
    return document, second, round_


def test_the_canary_is_in_the_cage(secrets):
    assert Comment.objects.filter(user__name__contains=CANARY).exists()
    assert Subscription.objects.filter(email__icontains=CANARY).exists()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_feed_or_metadata_tells_of_it(client, secrets, address):
    answer = client.get(address)

    shown = answer.content.decode() + str(answer.headers)
    assert answer.status_code in (200, 410)
    assert CANARY.lower() not in shown.lower()
    assert "@example.org" not in shown


def test_files_and_their_names_and_headers_tell_nothing_of_it(client, secrets):
    _document, second, _round = secrets
    for export in second.exports.made():
        answer = client.get(export.get_absolute_url())
        told = f"{export.get_absolute_url()} {answer.headers} {export.file.name}"
        assert CANARY.lower() not in told.lower()


def test_letters_tell_each_reader_only_what_is_public(secrets, caplog):
    news.tell()

    [letter] = Letter.objects.filter(once__startswith="news-version")
    assert CANARY not in letter.subject + letter.message
    # The address is the reader's own, and in no log.
    assert letter.to == f"{CANARY.lower()}@example.org"
    assert CANARY.lower() not in caplog.text.lower().replace("kanarievogel-plan", "")
