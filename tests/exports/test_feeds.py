"""Feeds by the rules of RFC 4287, the map of the site by those of sitemaps.org, robots."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from documents import publishing
from documents.models import Audience, Document
from feedback.actions import rounds
from tests import world
from tests.exports.made import made

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"


def parsed(answer) -> ET.Element:
    return ET.fromstring(answer.content)  # noqa: S314 - our own


def check_atom(feed: ET.Element) -> None:
    """The rules that a validator would hold it to, by the chapter of RFC 4287."""
    assert feed.tag == f"{ATOM}feed"
    # 4.1.1: exactly one id, title and updated; at most one subtitle.
    for name, most in {"id": 1, "title": 1, "updated": 1, "subtitle": 1}.items():
        assert len(feed.findall(ATOM + name)) == most, name
    # 4.1.1: an author, unless every entry has one; 4.2.1: an author has one name.
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        [author] = parent.findall(f"{ATOM}author")
        assert len(author.findall(f"{ATOM}name")) == 1
    # 4.1.1: a link to itself, and no two alternates of one type.
    links = [(each.get("rel"), each.get("type")) for each in feed.findall(f"{ATOM}link")]
    assert links.count(("self", None)) == 1
    assert [rel for rel, _type in links].count("alternate") == 1
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        # 4.1.2: exactly one id, title and updated; something to read or a link to it.
        for name in ("id", "title", "updated"):
            assert len(entry.findall(ATOM + name)) == 1, name
        assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
        for enclosure in entry.findall(f"{ATOM}link[@rel='enclosure']"):
            assert enclosure.get("length").isdigit()
            assert enclosure.get("type") == "application/pdf"
    # 4.2.6: an id is an absolute IRI, and no two entries share one.
    ids = [each.findtext(f"{ATOM}id") for each in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(re.match(r"https?://", each) for each in ids)
    # 3.3: moments as RFC 3339; entries here from new to old.
    moments = [each.findtext(f"{ATOM}updated") for each in entries]
    assert all(re.fullmatch(RFC3339, each) for each in moments)
    assert moments == sorted(moments, reverse=True, key=datetime.fromisoformat)


@pytest.fixture
def paper():
    document = world.paper(slug="kade", title="De <kade> & meer", summary="Waarover.")
    first = world.frozen(document, "Een.", note="De eerste.")
    now = timezone.now()
    rounds.open_round(
        first,
        opens_at=now,
        closes_at=now + timedelta(days=9),
        audience="public",
        invitation="Zeg het ons.",
    )
    made(world.frozen(document, "Twee.", note="De tweede."))
    return document


@pytest.mark.parametrize("address", ["/feed/", "/stukken/kade/feed/"])
def test_a_feed_keeps_the_rules_and_tells_what_happened(client, paper, address):
    withdrawn = paper.versions.get(number=1)
    publishing.withdraw(paper, withdrawn, reason="Getal fout.", by=None)

    answer = client.get(address)
    feed = parsed(answer)

    check_atom(feed)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    titles = [each.findtext(f"{ATOM}title") for each in feed.findall(f"{ATOM}entry")]
    assert titles == [
        "De <kade> & meer: Ingetrokken: concept 1",
        "De <kade> & meer: Concept 2",
        "De <kade> & meer: Reactieronde over concept 1",
        "De <kade> & meer: Concept 1",
    ]
    [enclosure] = feed.findall(f".//{ATOM}link[@rel='enclosure']")
    assert enclosure.get("href").startswith("http://testserver/bestanden/")


def test_who_asks_again_is_sent_nothing(client, paper):
    first = client.get("/feed/")

    again = client.get("/feed/", headers={"if-none-match": first["ETag"]})
    world.frozen(paper, "Drie.")
    later = client.get("/feed/", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert later.status_code == 200
    assert first["Cache-Control"] == "public, max-age=300"


def test_private_papers_are_in_no_public_feed_or_map(client, paper):
    hidden = world.paper(slug="geheim", audience=Audience.MEMBERS, title="Geheim plan")
    file = made(world.frozen(hidden, "Tekst."))

    for address in ("/feed/", "/sitemap.xml"):
        shown = client.get(address).content.decode()
        assert "kade" in shown
        for secret in ("geheim", "Geheim", file.sha256):
            assert secret not in shown
    assert client.get("/stukken/geheim/feed/").status_code == 302
    client.force_login(world.person("Lid", member=True))
    answer = client.get("/stukken/geheim/feed/")
    check_atom(parsed(answer))
    assert "Geheim plan" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-cache"
    # Who is signed in gets the same public feed as everybody.
    assert "Geheim plan" not in client.get("/feed/").content.decode()


def test_the_map_names_pages_and_files_with_the_day_they_changed(client, paper):
    root = parsed(client.get("/sitemap.xml"))

    places = {
        url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod")
        for url in root.findall(f"{MAP}url")
    }
    version = paper.versions.get(number=2)
    file = version.exports.get(kind="clean")
    site = "http://testserver"
    assert places[site + version.get_absolute_url()].startswith(f"{version.frozen_at:%Y-%m-%d}")
    for address in ("/stukken/kade/", "/stukken/kade/versie/1/", file.get_absolute_url()):
        assert site + address in places
    assert all(re.fullmatch(RFC3339, each) for each in places.values())
    # Everything that it names is there, for everybody.
    for place in places:
        assert client.get(place.removeprefix(site)).status_code == 200


def test_robots_are_told_where_the_map_is(client):
    answer = client.get("/robots.txt")

    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /account/" in lines


@pytest.mark.parametrize("address", ["/feed/", "/sitemap.xml"])
def test_one_paper_and_three_take_as_many_queries(client, paper, address, request):
    count = request.getfixturevalue("django_assert_max_num_queries")
    with count(10) as one:
        client.get(address)
    for number in range(2):
        document = world.paper(slug=f"stuk-{number}-meer")
        made(world.frozen(document, "Tekst."))
    assert Document.objects.count() == 3

    with count(len(one)):
        client.get(address)
