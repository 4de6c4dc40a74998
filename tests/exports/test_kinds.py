"""Real files of every kind, opened and read, and held against both norms."""

from __future__ import annotations

import pytest
from django.utils.translation import gettext, ngettext, override, pgettext
from pypdf import PdfWriter

from documents.models import Version
from exports import gather
from exports.composing import compose
from exports.models import Kind
from exports.pdf import make_pdf
from tests import world
from tests.exports import verapdf
from tests.exports.papers import opened, text_of
from tests.exports.world import definitive, discussed

pytestmark = pytest.mark.django_db


def content(version: Version, kind: str, against: Version | None = None) -> bytes:
    return make_pdf(compose(version, kind, against)).content


def marks(content: bytes) -> str:
    # A reader of PDFs sees a blank where the size of the letters changes.
    return text_of(content).replace(" ]", "]")


def dutch(text: str, context: str = "") -> str:
    """What the paper says for our English words, whoever translated them."""
    with override("nl"):
        return pgettext(context, text) if context else gettext(text)


def two(document):
    return document.versions.order_by("number")


def test_the_clean_text_has_title_page_contents_and_notes():
    _, second = two(discussed())

    made = content(second, Kind.CLEAN)

    text = text_of(made)
    assert "CONCEPT 2" in text
    assert "Bewoners vragen een stoel." in text
    assert second.sha256 in text
    assert f"http://testserver/stukken/{second.document.slug}/versie/2/" in text
    assert "Zie de verordening." in text
    assert "De rondvraag" in text
    title, (contents, chapter, sections) = opened(made).outline
    assert title.title == second.title
    assert [contents.title, chapter.title] == [dutch("Contents"), "Waarom"]
    assert [section.title for section in sections] == ["Hoe dan"]


def test_every_page_of_a_concept_says_so():
    _, second = two(discussed())

    for kind, against in ((Kind.CLEAN, None), (Kind.REDLINE, two(second.document)[0])):
        pages = opened(content(second, kind, against)).pages
        assert all("CONCEPT" in page.extract_text() for page in pages)


def test_a_definitive_text_is_nowhere_called_a_concept():
    version = definitive(discussed())

    text = text_of(content(version, Kind.CLEAN))

    assert "CONCEPT" not in text
    assert "Vastgesteld in de zaal." in text


def test_a_redline_holds_what_came_what_went_and_what_moved():
    first, second = two(discussed())

    text = marks(content(second, Kind.REDLINE, first))

    gone, added = (dutch(word, "words in a text were") for word in ("taken out", "added"))
    assert f"[{gone}: op termijn]" in text
    assert f"[{added}: voor 1 januari 2028]" in text
    assert "Deze alinea gaat straks helemaal weg" in text
    assert "Hier staat een geheel nieuwe alinea over geld" in text
    assert text.count("De tafel staat in het midden van de zaal en iedereen kan erbij zitten.") == 1
    assert "Wat er met uw reacties is gedaan." in text


def test_an_english_document_speaks_english():
    first, second = two(discussed("en"))

    text = marks(content(second, Kind.REDLINE, first))

    assert "[taken out: op termijn]" in text
    assert opened(content(second, Kind.CLEAN)).trailer["/Root"]["/Lang"] == "en"


def test_the_report_has_every_reaction_and_every_reason():
    document = discussed()
    version = definitive(document)

    text = text_of(content(version, Kind.REPORT))

    for words in (
        "Noem een datum.",
        "Eens!",
        "“op termijn”",
        "“voor 1 januari 2028”",
        "Een datum is duidelijker.",
        "Ik woon hier al veertig jaar.",
        "Onze leden missen het geld 👍.",
        "brief van 3 mei",
        "Er staat nu een alinea over geld.",
        "De Brug",
        "Fatima",
        "Joost",
    ):
        assert words in text


def test_the_report_names_people_only_as_they_chose():
    version = definitive(discussed())

    made = content(version, Kind.REPORT)

    # What could leak is there to leak.
    assert "Geheim" in str(list(version.document.versions.first().comments.values("user__name")))
    everything = text_of(made) + str(opened(made).metadata) + made.decode("latin-1")
    assert "Geheim" not in everything
    assert "@example.org" not in everything
    assert "Redactie" not in text_of(made)
    assert dutch("resident %(number)s") % {"number": 1} in text_of(made)


def test_the_report_prints_why_it_could_not_wait():
    document = discussed()
    world.say(two(document)[1], "nieuwe alinea", text="Hoeveel geld dan?")

    version = definitive(document, despite="De raad vergadert morgen.")

    text = text_of(content(version, Kind.REPORT))
    assert "De raad vergadert morgen." in text
    assert "Hoeveel geld dan?" in text
    assert dutch("not decided") in text


def test_a_removed_comment_is_counted_and_not_shown():
    document = discussed()
    taken_down = two(document)[0].comments.get(comment="Ik woon hier al veertig jaar.")
    taken_down.is_removed = True
    taken_down.save()

    text = text_of(content(definitive(document), Kind.REPORT))

    assert "Ik woon hier al veertig jaar." not in text
    with override("nl"):
        one = ngettext(
            "%(count)s comment was taken down by a coordinator and is not in this report.",
            "%(count)s comments were taken down by a coordinator and are not in this report.",
            1,
        )
    assert one % {"count": 1} in text


@pytest.mark.parametrize("extra", [1, 3])
def test_a_report_takes_as_many_queries_for_few_comments_as_for_many(
    extra, django_assert_num_queries
):
    document = discussed()
    first, second = two(document)
    for _ in range(extra):
        world.say(first, "meebeslissen")
    version = Version.objects.select_related("document").get(pk=second.pk)

    with django_assert_num_queries(18):
        gather.report(version)


@verapdf.needs_java
def test_the_norms_are_really_asked(tmp_path):
    """A file without tags fails: a checker that says yes to all would go unseen."""
    blank = tmp_path / "blank.pdf"
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(blank)

    assert [verdict.passes for verdict in verapdf.check([blank])] == [False, False]
