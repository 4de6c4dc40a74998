"""An embargo: who sees what of a version, from when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents import publishing
from documents.errors import AlreadyPublic
from documents.models import Embargo, Version
from exports.actions import ordering
from tests.exports.made import filled, made
from tests.feedback.conftest import Reader
from tests.world import editor_of, frozen, open_round, paper, person, say, take_part

pytestmark = pytest.mark.django_db

SOON = timedelta(days=2)


def embargoed(**fields):
    """Concept 1 is public; concept 2, with other words, is not yet."""
    document = paper("De kade is smal.", slug="kade", **fields)
    first = frozen(document)
    second = frozen(
        document, "De kade wordt geheim.", not_before=timezone.now() + SOON, note="Sst."
    )
    return document, first, second


PAGES = [
    "/stukken/kade/versie/2/",
    "/stukken/kade/versie/2/stand/",
    "/stukken/kade/versie/2/reageer/",
    "/stukken/kade/versie/2/vergelijk/1/",
    "/stukken/kade/versie/2/bestanden/",
    "/stukken/kade/versie/2/schoon.pdf",
    "/stukken/kade/versie/2/wijzigingen-sinds-1.pdf",
    "/stukken/kade/versie/2/schema.jsonld",
    "/stukken/kade/versie/2/dcat.jsonld",
    "/stukken/kade/versie/2/diwoo.xml",
    "/stukken/kade/versie/2/verwijzing.bib",
]


def test_a_version_under_embargo_is_nowhere_for_readers():
    document, _first, second = embargoed()
    file = made(second)
    member = take_part(document, person("Meelezer"), "reviewer")

    for reader in (Reader(), Reader(member)):
        for page in [*PAGES, file.get_absolute_url()]:
            assert "geheim" not in reader.opens(page, status=404)
        for page in (
            "/",
            "/stukken/kade/",
            "/stukken/kade/versie/1/",
            "/feed/",
            "/sitemap.xml",
            "/stukken/kade/feed/",
            "/stukken/kade/SHA256SUMS",
            "/stukken/kade/vergelijk/",
        ):
            status = 404 if page.endswith("vergelijk/") else 200
            shown = reader.opens(page, status=status)
            assert "versie/2/" not in shown
            assert "Sst." not in shown
            assert second.sha256 not in shown
            assert file.sha256 not in shown
        assert "We do not know" in reader.opens(f"/controleer/?sha256={file.sha256}")
        assert "We do not know" in reader.opens(f"/controleer/?sha256={second.sha256}")
        answer = reader.client.get("/stukken/kade/laatste/")
        assert answer["Location"] == "/stukken/kade/versie/1/"


@pytest.mark.parametrize("coordinator", [False, True])
def test_editors_and_coordinators_see_it_and_are_told_that_others_do_not(coordinator):
    document, _first, second = embargoed()
    someone = person("Co", coordinator=True) if coordinator else editor_of(document)
    file = made(second)
    reader = Reader(someone)

    assert "Under embargo until" in reader.opens("/stukken/kade/versie/2/")
    assert "Under embargo until" in reader.opens("/stukken/kade/versie/2/bestanden/")
    answer = reader.client.get(file.get_absolute_url())
    assert answer.status_code == 200
    # No cache between may keep it for others.
    assert answer["Cache-Control"] == "private, no-cache"


def test_an_embargo_ends_by_its_date():
    _document, _first, second = embargoed()
    reader = Reader()
    reader.opens("/stukken/kade/versie/2/", status=404)

    Embargo.objects.update(until=second.frozen_at + timedelta(microseconds=1))

    assert "geheim" in reader.opens("/stukken/kade/versie/2/")
    second = Version.objects.get(pk=second.pk)
    assert not second.is_under_embargo
    assert second.released_at == second.embargo.until


def test_an_editor_sets_the_embargo_while_publishing_and_opens_it_early():
    document = paper("Tekst.", slug="kade")
    editor = Reader(editor_of(document))
    moment = timezone.localtime(timezone.now() + SOON)

    past = editor.sends(
        "/stukken/kade/uitgeven/", 422, kind="concept", not_before="2020-01-01T10:00"
    )
    editor.sends("/stukken/kade/uitgeven/", kind="concept", not_before=f"{moment:%Y-%m-%dT%H:%M}")
    hidden = Reader().client.get("/stukken/kade/versie/1/").status_code
    wrong = editor.client.post("/stukken/kade/versie/1/embargo/", {"until": "morgen"}, follow=True)
    editor.sends("/stukken/kade/versie/1/embargo/", now="1")

    assert "within a year" in past
    assert hidden == 404
    assert "no date and time" in wrong.content.decode()
    Reader().opens("/stukken/kade/versie/1/")


def test_what_was_public_can_no_longer_be_hidden():
    version = frozen(paper("Tekst."))

    with pytest.raises(AlreadyPublic):
        publishing.postpone(version, until=timezone.now() + SOON, by=None)


def test_changes_since_a_version_under_embargo_tell_nothing_of_it():
    document, _first, second = embargoed()
    third = frozen(document, "De kade is breed.")
    # What is ready at once is for those who may read it.
    assert made(third, "redline").against.number == 1
    file = filled(ordering.order(third, "redline", second), b"what changed since 2")

    Reader().opens(file.get_absolute_url(), status=404)
    Reader().opens("/stukken/kade/versie/3/wijzigingen-sinds-2.pdf", status=404)
    assert file.sha256 not in Reader().opens("/stukken/kade/SHA256SUMS")
    assert "We do not know" in Reader().opens(f"/controleer/?sha256={file.sha256}")
    editor = Reader(editor_of(document))
    assert editor.client.get(file.get_absolute_url())["Cache-Control"] == "private, no-cache"


def test_a_later_version_may_be_open_while_one_before_it_is_not():
    document = paper("Een.", slug="kade")
    held = frozen(document, not_before=timezone.now() + SOON)
    said = say(held, "Een", text="Van de redactie.")
    open_round(frozen(document, "Twee."))

    page = Reader().opens("/stukken/kade/versie/2/")

    assert "Twee." in page
    # What was said of it quotes its words.
    assert "Van de redactie." not in page
    Reader().opens(f"/reacties/{said.pk}/", status=404)
