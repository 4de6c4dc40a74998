"""The page of a document and that of a version: what it is, how it came about, what exists."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from documents.models import Audience
from documents.models import Kind as DocumentKind
from exports.actions import making
from exports.models import Export, Kind
from feedback.actions import meetings, rounds
from feedback.models import MeetingKind
from tests import world
from tests.exports.made import made
from tests.feedback.conftest import Reader

pytestmark = pytest.mark.django_db


def discussed(**fields):
    document = world.paper(slug="kade", title="De kade", summary="Waarover.", **fields)
    first = world.frozen(document, "De kade is smal.", note="De eerste.")
    round_ = world.open_round(first)
    world.say(first, "smal")
    meetings.record(
        first,
        kind=MeetingKind.WORKSHOP,
        held_on=timezone.localdate(),
        title="Atelier",
        place="Buurthuis",
        present=31,
        outcome="Breder dus.",
        by=None,
    )
    rounds.close_round(round_)
    second = world.frozen(document, "De kade is breed.", note="De tweede.")
    return document, first, second


def test_it_tells_what_the_paper_is_and_how_it_came_about():
    _document, first, second = discussed()
    file = made(second)

    page = Reader().opens("/stukken/kade/")

    for words in (
        "Waarover.",
        "Concept 2",
        "3 pages",
        file.sha256,
        "CC BY 4.0",
        "1 comment",
        "31 people present",
        "Breder dus.",
        "Kracht van Mokum (2026).",
    ):
        assert words in page, words
    # In the order of time.
    assert page.index("De eerste.") < page.index("De tweede.")
    for address in (
        "/stukken/kade/versie/2/vergelijk/1/",
        "/stukken/kade/versie/1/bestanden/",
        "/stukken/kade/versie/2/wijzigingen-sinds-1.pdf",
        "/stukken/kade/SHA256SUMS",
    ):
        assert address in page, address
    assert first.get_absolute_url() in page


def test_it_offers_what_exists_and_tells_what_is_coming():
    document = world.paper(slug="kade")
    world.frozen(document, "Een.")
    version = world.frozen(document, "Twee.")
    made(version)
    making.fail(version.exports.get(kind=Kind.REDLINE), "Het teken past niet.")

    page = Reader().opens("/stukken/kade/versie/2/bestanden/")
    first = Reader().opens("/stukken/kade/versie/1/bestanden/")

    assert "3 pages" in page
    assert "could not be made" in page
    assert "is made when you ask for it" in page
    assert "is waiting to be made" in first
    assert "There is a newer version: concept 2." in first


def test_numbers_of_comments_are_for_who_may_read_them():
    discussed(comment_audience=Audience.PARTICIPANTS)

    assert "1 comment" not in Reader().opens("/stukken/kade/")
    assert "reactienota.pdf" not in Reader().opens("/stukken/kade/versie/2/bestanden/")


def test_reactions_on_the_definitive_text_stand_apart():
    document, _first, _second = discussed()
    definitive = world.frozen(document, kind=DocumentKind.DEFINITIVE, despite="De raad wacht.")
    assert "collected apart" not in Reader().opens("/stukken/kade/")

    now = timezone.now()
    rounds.open_round(
        definitive, opens_at=now, closes_at=now + timedelta(days=7), audience="public"
    )
    world.say(definitive, "breed", text="Eindelijk!")
    meetings.record(
        definitive,
        kind=MeetingKind.SYMPOSIUM,
        held_on=timezone.localdate(),
        title="In de raad",
        outcome="Aangenomen.",
        by=None,
    )
    page = Reader().opens("/stukken/kade/")

    apart = page[page.index("Reactions on the definitive text") :]
    assert "In de raad" in apart
    assert "Aangenomen." in apart
    assert "1 reaction" in apart
    assert "/versie/3/?versie=deze#comments" in apart
    # That page shows those alone.
    assert "Eindelijk!" in Reader().opens("/stukken/kade/versie/3/?versie=deze")
    assert "Reactions on it are collected apart." in Reader().opens("/stukken/kade/versie/3/")


def test_a_paper_without_versions_leads_its_editor_to_the_draft():
    document = world.paper("Tekst.", slug="kade")

    assert "/versie/" not in Reader().opens("/stukken/kade/")
    answer = Reader(world.editor_of(document)).client.get("/stukken/kade/")
    assert answer["Location"] == "/stukken/kade/werktekst/"


@pytest.mark.parametrize("name", ["laatste", "definitief"])
def test_the_newest_and_the_definitive_are_redirects(name, client):
    document = world.paper(slug="kade")
    world.frozen(document, "Een.")
    world.frozen(document, "Twee.", kind=DocumentKind.DEFINITIVE, despite="Haast.")

    answer = client.get(f"/stukken/kade/{name}/")

    assert (answer.status_code, answer["Location"]) == (302, "/stukken/kade/versie/2/")


def test_where_the_files_stood_before_leads_here(client):
    assert client.get("/stukken/kade/versies/")["Location"] == "/stukken/kade/"


@pytest.mark.parametrize("versions", [2, 5])
def test_it_asks_as_much_for_few_versions_as_for_many(
    versions, client, django_assert_max_num_queries
):
    document = world.paper(slug="kade")
    for number in range(versions):
        version = world.frozen(document, f"Tekst {number}.")
        made(version)
        opens = timezone.now() - timedelta(days=2 * number + 2)
        rounds.open_round(
            version, opens_at=opens, closes_at=opens + timedelta(days=1), audience="public"
        )
        meetings.record(
            version,
            kind=MeetingKind.WORKSHOP,
            held_on=timezone.localdate() - timedelta(days=number),
            title="Atelier",
            by=None,
        )
    client.get("/stukken/kade/")  # the comparison is kept from then on

    with django_assert_max_num_queries(11):
        client.get("/stukken/kade/")
    with django_assert_max_num_queries(8):
        client.get(f"/stukken/kade/versie/{versions}/bestanden/")


def test_pages_say_in_headers_and_head_what_they_are(client):
    _document, _first, second = discussed()
    made(second)

    landing = client.get("/stukken/kade/")
    version = client.get("/stukken/kade/versie/2/bestanden/")

    assert 'rel="license"' in landing["Link"]
    assert '<http://testserver/stukken/kade/>; rel="canonical"' in landing["Link"]
    assert "schema.jsonld" in version["Link"]
    page = version.content.decode()
    for piece in (
        '<link rel="canonical" href="http://testserver/stukken/kade/versie/2/">',
        '<meta property="og:title" content="De kade">',
        'type="application/atom+xml"',
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    ):
        assert piece in page, piece


def test_a_title_cannot_break_out_of_the_data_in_the_page(client):
    document = world.paper(slug="kade", title="</script><script>alert(1)</script>&amp;")
    world.frozen(document, "Tekst.")

    page = client.get("/stukken/kade/").content.decode()

    assert "<script>alert" not in page
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(block)["name"] == document.title


def test_a_private_paper_is_not_for_search_engines():
    document, _first, _second = discussed(audience=Audience.MEMBERS)
    reader = Reader(world.editor_of(document))

    assert 'content="noindex"' in reader.opens("/stukken/kade/")
    assert "op-de-hoogte/" not in re.findall(r'action="([^"]*)"', reader.opens("/stukken/kade/"))
    assert Export.objects.filter(version__document=document).exists()
