"""Keep me informed: asked, confirmed, told once of each thing, stopped with one click."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from documents import publishing
from documents.models import Audience, Embargo, Kind, Version
from exports.worker import Worker
from feedback.actions import news
from feedback.models import Subscription
from members.mail import deliver
from members.models import Letter
from tests.feedback.conftest import Reader
from tests.world import editor_of, frozen, open_round, paper, write

pytestmark = pytest.mark.django_db

RAAD = "raad@example.org"


def asks(document=None, email=RAAD) -> Subscription:
    news.subscribe(email, document, language="nl")
    return Subscription.objects.get(email=email.lower(), document=document)


def wants(document=None, email=RAAD) -> Subscription:
    subscription = asks(document, email)
    news.confirm(subscription)
    return subscription


def told(email=RAAD) -> list[str]:
    """What an address was told of, in the order in which it was written."""
    letters = Letter.objects.filter(to=email).exclude(once__startswith="news-confirm")
    return [letter.subject for letter in letters.order_by("pk")]


def test_a_mailbox_asks_confirms_is_told_and_stops_without_an_account():
    document = paper("De kade is smal.", slug="kade", title="De kade")
    reader = Reader()

    reader.sends("/stukken/kade/op-de-hoogte/", email="Raad@Example.org")
    [letter] = Letter.objects.all()
    [address] = re.findall(r"http://testserver(/op-de-hoogte/\S+)", letter.message)
    # Opening the page confirms nothing: programs that look into mail open it too.
    assert "De kade" in reader.opens(address)
    frozen(document)
    assert news.tell() == 0
    reader.sends(address)
    assert "You confirmed this" in reader.opens(address)
    frozen(document, "De kade is breed.", note="Breder.")
    assert news.tell() == 1

    [letter] = Letter.objects.filter(subject__startswith="New version")
    assert "Breder." in letter.message
    assert "http://testserver/stukken/kade/versie/2/" in letter.message
    stop = letter.unsubscribe.removeprefix("http://testserver")
    reader.opens(stop)
    assert Subscription.objects.exists()
    assert "deleted" in reader.sends(stop, 200)
    assert not Subscription.objects.exists()
    # Nothing is left of the address.
    assert not Letter.objects.exists()
    assert "deleted" in reader.opens(stop)


def test_the_mailbox_itself_can_stop_with_one_click():
    document = paper("Tekst.", slug="kade")
    subscription = wants(document)
    frozen(document)
    news.tell()
    letter = Letter.objects.exclude(once__startswith="news-confirm").get()
    deliver.func(letter.pk)

    headers = mail.outbox[-1].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    # As RFC 8058 says: a POST without cookies, from elsewhere.
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not Subscription.objects.filter(pk=subscription.pk).exists()
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_everything_is_told_exactly_once_however_often_one_looks():
    document = paper("Een.", title="De kade")
    wants(document)
    wants()  # the same address, for all papers too
    wants(email="pers@example.org")
    first = frozen(document)
    open_round(first)
    frozen(document, "Twee.", kind=Kind.DEFINITIVE, despite="Haast.")

    for _ in range(3):
        news.tell()

    wanted = ["Definitief: “De kade”", "Nieuwe versie: “De kade” (concept 1)"]
    # The round was closed by the definitive version: nobody is sent to a closed door.
    assert sorted(told()) == wanted
    assert sorted(told("pers@example.org")) == wanted


def test_a_round_is_told_when_it_opens_and_not_before():
    document = paper("Een.", title="De kade")
    version = frozen(document)
    wants(document)
    round_ = open_round(version)
    round_.opens_at = timezone.now() + timedelta(hours=1)
    round_.save()
    assert (news.tell(), told()) == (0, [])

    later = timezone.now() + timedelta(hours=2)
    assert [event.key for event in news.due(later)] == [
        f"version-{version.pk}",
        f"round-{round_.pk}",
    ]
    round_.opens_at = timezone.now()
    round_.save()
    news.tell()
    assert told() == ["U kunt reageren op “De kade”"]


def test_what_was_before_one_asked_is_no_news():
    document = paper("Een.")
    frozen(document)
    wants(document)

    assert news.tell() == 0


def test_news_of_another_paper_is_not_told():
    wants(paper("Een."))
    frozen(paper("Twee."))

    assert news.tell() == 0


@pytest.mark.parametrize("hidden", ["private", "embargo", "withdrawn"])
def test_what_is_not_public_is_told_to_nobody(hidden):
    document = paper("Een.", audience=Audience.MEMBERS if hidden == "private" else "public")
    wants()
    until = timezone.now() + timedelta(days=1)
    version = frozen(document, not_before=until if hidden == "embargo" else None)
    open_round(version)
    if hidden == "withdrawn":
        publishing.withdraw(document, version, reason="Fout.", by=None)

    assert news.tell() == 0


def test_the_end_of_an_embargo_is_news():
    document = paper("Een.", title="De kade")
    wants(document)
    version = frozen(document, not_before=timezone.now() + timedelta(days=1))
    assert news.tell() == 0
    # Frozen weeks ago, and open from now on.
    Embargo.objects.update(until=timezone.now())

    news.tell()

    assert told() == [f"Nieuwe versie: “De kade” ({Version.objects.get(pk=version.pk).label})"]


def test_who_never_confirms_is_forgotten_after_some_days():
    asks()
    asks(email="pers@example.org")
    Subscription.objects.filter(email=RAAD).update(asked_at=timezone.now() - timedelta(days=4))

    call_command("send_news", verbosity=0)

    assert [each.email for each in Subscription.objects.all()] == ["pers@example.org"]
    assert [each.to for each in Letter.objects.all()] == ["pers@example.org"]


def test_asking_again_sends_no_second_mail_and_tells_nobody_that_one_was_known():
    document = paper("Een.", slug="kade")
    frozen(document)
    reader = Reader()
    answers = []
    for _ in range(2):
        reader.client.post("/stukken/kade/op-de-hoogte/", {"email": RAAD})
        answers.append(Reader.opens(reader, "/stukken/kade/"))
    news.confirm(Subscription.objects.get())
    reader.client.post("/stukken/kade/op-de-hoogte/", {"email": RAAD})
    answers.append(reader.opens("/stukken/kade/"))

    said = "Look in your mailbox"
    assert [said in answer for answer in answers] == [True, True, True]
    assert Letter.objects.count() == 1


def test_a_mailbox_cannot_be_flooded_with_questions():
    for _ in range(8):
        news.subscribe(RAAD, paper("Een."), language="nl")

    assert Letter.objects.filter(to=RAAD).count() == 3


def test_a_wrong_address_is_said_and_stays_on_the_page():
    shown = Reader().sends("/op-de-hoogte/", 422, email="raad@")

    assert 'value="raad@"' in shown
    assert 'aria-invalid="true"' in shown


def test_there_is_no_news_by_mail_of_a_private_paper():
    document = paper("Een.", slug="kade", audience=Audience.PARTICIPANTS)
    frozen(document)

    Reader(editor_of(document)).sends("/stukken/kade/op-de-hoogte/", 404, email=RAAD)
    Reader().opens("/op-de-hoogte/geen-sleutel/", status=404)


def test_the_worker_tells_what_is_due_by_itself():
    document = paper("Een.", title="De kade")
    wants(document)
    write(document, "Een en twee.")
    frozen(document)
    worker = Worker(drain=True, interval=0)

    worker._look_around()
    worker._look_around()

    assert told() == ["Nieuwe versie: “De kade” (concept 1)"]
