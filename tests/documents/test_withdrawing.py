"""Withdrawal: what is gone, what stays in its place, and the licence."""

from __future__ import annotations

import pytest

from documents import publishing
from documents.errors import AlreadyWithdrawn, NeedsReason, NotWithdrawn
from documents.models import Kind, Version, Withdrawal
from exports.models import Export
from feedback.models import Scope
from tests.exports.made import made
from tests.feedback.conftest import Reader
from tests.world import editor_of, frozen, paper, person, say

pytestmark = pytest.mark.django_db


def withdrawn(**fields):
    document = paper("De kade is smal.", slug="kade", **fields)
    first = frozen(document)
    second = frozen(document, "De kade is breed.")
    publishing.withdraw(
        document, first, reason="Een getal klopte niet.", replacement=second, by=None
    )
    return document, first, second


def test_a_withdrawn_version_is_gone_and_says_why_and_what_replaces_it():
    _document, first, second = withdrawn()
    files = [made(first), made(second, "redline")]
    reader = Reader()

    for page in [
        "/stukken/kade/versie/1/",
        "/stukken/kade/versie/1/stand/",
        "/stukken/kade/versie/1/bestanden/",
        "/stukken/kade/versie/1/schoon.pdf",
        "/stukken/kade/versie/1/dcat.jsonld",
        "/stukken/kade/versie/2/vergelijk/1/",
        "/stukken/kade/versie/2/wijzigingen-sinds-1.pdf",
        *(file.get_absolute_url() for file in files),
    ]:
        shown = reader.opens(page, status=410)
        assert "Een getal klopte niet." in shown
        assert first.sha256 in shown
        assert "/stukken/kade/versie/2/" in shown
        assert "De kade is smal." not in shown
    assert reader.client.get("/stukken/kade/versie/1/")["Cache-Control"] == "no-cache"
    landing = reader.opens("/stukken/kade/")
    assert "Withdrawn: concept 1" in landing
    assert first.sha256 in landing
    assert "Een getal klopte niet." in landing
    assert "/versie/1/bestanden/" not in landing
    assert "Genuine, but withdrawn" in reader.opens(f"/controleer/?sha256={files[0].sha256}")


def test_withdrawing_deletes_nothing_and_changes_no_frozen_row():
    document, first, _second = withdrawn()
    before = Version.objects.filter(pk=first.pk).values().get()
    exports = Export.objects.filter(version=first).count()

    publishing.withdraw(document, None, reason="Alles fout.", by=None)

    assert Version.objects.filter(pk=first.pk).values().get() == before
    assert Export.objects.filter(version=first).count() == exports
    assert before["sha256"] == Version.objects.get(pk=first.pk).computed_sha256()


def test_a_withdrawn_document_leaves_one_page_and_is_in_no_list():
    document = paper("De kade is smal.", slug="kade", title="Over de kade")
    comment = say(frozen(document), "smal")
    publishing.withdraw(document, None, reason="Nooit vastgesteld.", by=None)
    reader = Reader()

    for page in (
        "/stukken/kade/",
        "/stukken/kade/versie/1/",
        "/stukken/kade/laatste/",
        "/stukken/kade/vergelijk/",
        comment.get_absolute_url(),
    ):
        shown = reader.opens(page, status=410)
        assert "Nooit vastgesteld." in shown
        assert comment.version.sha256 in shown
        assert "De kade is smal" not in shown
    for page in ("/", "/sitemap.xml", "/feed/"):
        assert "stukken/kade" not in reader.opens(page)


def test_who_may_offer_it_again_still_finds_it():
    document = paper("Tekst.", slug="kade")
    frozen(document)
    publishing.withdraw(document, None, reason="Fout.", by=None)

    for someone in (editor_of(document), person("Co", coordinator=True)):
        assert "/stukken/kade/beheer/" in Reader(someone).opens("/")
    assert "stukken/kade" not in Reader(person("Lid", member=True)).opens("/")


def test_a_private_tombstone_is_for_who_may_read_it():
    document = paper("Tekst.", slug="kade", audience="participants")
    frozen(document)
    publishing.withdraw(document, None, reason="Vertrouwelijke reden.", by=None)

    assert Reader().client.get("/stukken/kade/").status_code == 302
    Reader(person("Vreemd")).opens("/stukken/kade/", status=403)
    assert "Vertrouwelijke" in Reader(editor_of(document)).opens("/stukken/kade/", status=410)


def test_a_replacement_that_one_may_not_read_is_not_named():
    document = paper("Tekst.", slug="kade")
    secret = frozen(paper("Anders.", title="Geheim plan", audience="participants"))
    frozen(document)
    publishing.withdraw(document, None, reason="Vervangen.", replacement=secret, by=None)

    assert secret.get_absolute_url() not in Reader().opens("/stukken/kade/", status=410)
    shown = Reader(editor_of(secret.document)).opens("/stukken/kade/", status=410)
    assert secret.get_absolute_url() in shown


def test_an_editor_withdraws_with_a_reason_and_takes_it_back():
    document = paper("Tekst.", slug="kade")
    frozen(document)
    second = frozen(document, "Anders.", kind=Kind.DEFINITIVE, despite="Haast.")
    editor = Reader(editor_of(document))
    address = "/stukken/kade/versie/1/intrekken/"

    unsure = editor.sends(address, 422, reason="Klopt niet.", replaced_by=second.pk)
    no_reason = editor.sends(address, 422, reason="…", replaced_by="", sure="on")
    editor.sends(address, reason="Klopt niet.", replaced_by=second.pk, sure="on")
    again = editor.sends(address, 422, reason="Nogmaals.", replaced_by="", sure="on")
    withdrawal = Withdrawal.objects.get()
    gone = Reader().client.get("/stukken/kade/versie/1/").status_code
    editor.sends(f"/stukken/kade/ingetrokken/{withdrawal.pk}/terug/")

    assert "Klopt niet." in unsure
    assert "Say why." in no_reason
    assert "withdrawn before" in again
    assert (withdrawal.replacement, withdrawal.withdrawn_by) == (second, editor.user)
    assert gone == 410
    Reader().opens("/stukken/kade/versie/1/")
    assert "offered again since" in editor.opens("/stukken/kade/beheer/")


def test_withdrawing_refuses_what_makes_no_sense():
    document, first, _second = withdrawn()

    with pytest.raises(AlreadyWithdrawn):
        publishing.withdraw(document, first, reason="Nogmaals.", by=None)
    with pytest.raises(NeedsReason):
        publishing.withdraw(document, None, reason=" \u200b ", by=None)
    [withdrawal] = Withdrawal.objects.all()
    publishing.take_back(withdrawal, by=None)
    with pytest.raises(NotWithdrawn):
        publishing.take_back(withdrawal, by=None)


def test_comments_of_a_withdrawn_version_stay_with_the_next():
    document = paper("De kade is smal.", slug="kade")
    first = frozen(document)
    comment = say(first, "smal", text="Meet het na.")
    frozen(document, "De kade is smal en lang.")
    publishing.withdraw(document, first, reason="Fout.", by=None)

    assert "Meet het na." in Reader().opens("/stukken/kade/versie/2/")
    assert comment.scope == Scope.SPAN
    assert "Meet het na." in Reader().opens(comment.get_absolute_url())


def test_the_licence_is_the_documents_and_stands_with_every_version():
    version = frozen(paper("Tekst.", slug="kade"))
    editor = Reader(editor_of(version.document))
    assert "by/4.0" in Reader().opens("/stukken/kade/")

    editor.sends("/stukken/kade/beheer/", licence="CC0-1.0")

    for page in ("/stukken/kade/", "/stukken/kade/versie/1/", "/stukken/kade/versie/1/bestanden/"):
        assert "publicdomain/zero/1.0" in Reader().opens(page)
    assert "zero/1.0" in Reader().client.get(made(version).get_absolute_url())["Link"]
    editor.sends("/stukken/kade/beheer/", 422, licence="eigen")
