"""Files for everyone who may read the document: addresses, headers, who may not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from documents.models import Audience
from documents.models import Kind as DocumentKind
from exports.actions import making
from exports.models import Export, Kind
from feedback.models import Outcome
from tests import world

pytestmark = pytest.mark.django_db


def made(audience: str = Audience.PUBLIC) -> Export:
    version = world.frozen(world.paper(audience=audience, slug="ons-stuk"), "Wij wonen hier.")
    return making.make(version.exports.get())


def test_a_public_file_is_there_for_ever_for_everyone(client):
    export = made()

    answer = client.get(export.get_absolute_url())

    assert answer.status_code == 200
    assert answer.getvalue() == export.file.open().read()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(export.size)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["ETag"] == f'"{export.sha256}"'
    assert answer["Last-Modified"].endswith("GMT")
    assert answer["Content-Disposition"] == 'inline; filename="ons-stuk-concept-1.pdf"'
    # A cache may keep it for all: it depends on nobody's session.
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_head_has_the_headers_and_no_body(client):
    export = made()

    answer = client.head(export.get_absolute_url())

    assert answer.status_code == 200
    assert answer["Content-Length"] == str(export.size)
    assert answer.getvalue() == b""


def test_who_has_it_already_is_told_so(client):
    export = made()
    first = client.get(export.get_absolute_url())

    by_tag = client.get(export.get_absolute_url(), headers={"if-none-match": first["ETag"]})
    by_date = client.get(
        export.get_absolute_url(), headers={"if-modified-since": first["Last-Modified"]}
    )

    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert by_date.status_code == 304
    assert by_tag["ETag"] == first["ETag"]
    assert by_tag["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("wrong", ["sha256", "name"])
def test_an_address_that_is_not_quite_right_is_not_found(wrong, client):
    export = made()
    args = {"sha256": export.sha256, "name": export.filename, wrong: "iets-anders"}

    assert client.get(reverse("exports:file", kwargs=args)).status_code == 404


def test_a_file_of_a_closed_document_is_not_for_visitors(client):
    export = made(Audience.PARTICIPANTS)

    visitor = client.get(export.get_absolute_url())
    client.force_login(world.person("Lid", member=True))
    member = client.get(export.get_absolute_url())
    client.force_login(world.editor_of(export.version.document))
    editor = client.get(export.get_absolute_url())

    assert visitor.status_code == 302
    assert "/account/" in visitor["Location"]
    assert member.status_code == 403
    assert editor.status_code == 200
    assert editor["Cache-Control"] == "private, no-cache"


def test_the_permanent_address_leads_to_the_newest_file(client):
    export = made()

    answer = client.get("/stukken/ons-stuk/versie/1/schoon.pdf")

    assert answer.status_code == 302
    assert answer["Location"] == export.get_absolute_url()
    assert answer["Cache-Control"] == "no-cache"


def test_a_file_that_is_not_there_yet_is_ordered_once_and_waited_for(client):
    document = world.paper(slug="ons-stuk")
    for text in ("Een.", "Twee.", "Drie."):
        world.frozen(document, text)
    address = "/stukken/ons-stuk/versie/3/wijzigingen-sinds-1.pdf"

    first, second = client.get(address), client.get(address)

    assert [first.status_code, second.status_code] == [202, 202]
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in first.content.decode()
    assert (
        Export.objects.filter(kind=Kind.REDLINE, against__number=1, version__number=3).count() == 1
    )


def test_a_file_that_failed_says_why_and_editors_can_try_again(client):
    version = world.frozen(world.paper(slug="ons-stuk"), "Wij wonen hier.")
    export = making.fail(version.exports.get(), "Het teken 木 past niet.")
    address = reverse("exports:clean", args=["ons-stuk", 1])
    again = reverse("exports:retry", args=[export.pk])

    visitor = client.get(address)
    refused = client.post(again)
    client.force_login(world.editor_of(version.document))
    editor = client.get(address)
    retried = client.post(again)

    assert visitor.status_code == editor.status_code == 503
    assert "Het teken 木 past niet." in visitor.content.decode()
    assert again not in visitor.content.decode()
    assert again in editor.content.decode()
    assert refused.status_code == 302
    assert "/account/" in refused["Location"]
    assert (retried.status_code, retried["Location"]) == (302, address)
    export.refresh_from_db()
    assert not export.has_failed


@pytest.mark.parametrize(
    "name",
    ["wijzigingen-sinds-2.pdf", "wijzigingen-sinds-9.pdf", "iets-anders.pdf"],
)
def test_a_file_that_cannot_be_is_not_found(name, client):
    document = world.paper(slug="ons-stuk")
    world.frozen(document, "Een.")
    world.frozen(document, "Twee.")

    assert client.get(f"/stukken/ons-stuk/versie/2/{name}").status_code == 404


def test_a_first_version_has_no_report(client):
    world.frozen(world.paper(slug="ons-stuk"), "Een.")

    assert client.get("/stukken/ons-stuk/versie/1/reactienota.pdf").status_code == 404


def test_a_report_is_as_open_as_the_comments_in_it(client):
    document = world.paper(slug="ons-stuk", comment_audience=Audience.PARTICIPANTS)
    world.frozen(document, "Een.")
    world.frozen(document, "Twee.")
    world.frozen(document, "Drie.", kind=world.Kind.DEFINITIVE)

    concept = client.get("/stukken/ons-stuk/versie/2/reactienota.pdf")
    definitive = client.get("/stukken/ons-stuk/versie/3/reactienota.pdf")

    for answer in (concept, definitive):
        assert answer.status_code == 302
        assert "/account/" in answer["Location"]


def test_the_small_form_leads_to_the_changes(client):
    document = world.paper(slug="ons-stuk")
    world.frozen(document, "Een.")
    world.frozen(document, "Twee.")

    right = client.get("/stukken/ons-stuk/versie/2/wijzigingen/", {"sinds": "1"})
    wrong = client.get("/stukken/ons-stuk/versie/2/wijzigingen/", {"sinds": "2"})

    assert right["Location"] == "/stukken/ons-stuk/versie/2/wijzigingen-sinds-1.pdf"
    assert wrong["Location"] == "/stukken/ons-stuk/versie/2/bestanden/"


def test_a_report_that_is_out_of_date_is_made_anew_for_the_next_reader(client):
    document = world.paper(slug="ons-stuk")
    comment = world.say(world.frozen(document, "Wij wonen hier."))
    version = world.frozen(
        document, "Wij wonen hier graag.", kind=DocumentKind.DEFINITIVE, despite="De raad wacht."
    )
    report = making.make(version.exports.get(kind=Kind.REPORT))
    address = reverse("exports:report", args=["ons-stuk", 2])
    world.decided(comment, outcome=Outcome.PARTLY, reason="Bij nader inzien.")

    first = client.get(address)
    making.make(version.exports.get(kind=Kind.REPORT, made_at=None))
    second = client.get(address)

    assert first["Location"] == report.get_absolute_url()
    assert second["Location"] != first["Location"]
    assert client.get(address)["Location"] == second["Location"]
    assert version.exports.filter(kind=Kind.REPORT).count() == 2
