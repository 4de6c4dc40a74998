"""The pages on which editors open rounds and publish versions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.models import Kind, Version
from feedback.models import Round
from tests.world import editor_of, frozen, open_round, paper, say, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def version():
    return frozen(paper("Het fietspad wordt vier meter breed.", "De bomen blijven staan."))


@pytest.fixture
def editor(version, reader):
    return reader(editor_of(version.document))


def address(version, page):
    return f"/stukken/{version.document.slug}/{page}/"


def days(number):
    return timezone.localdate() + timedelta(days=number)


# --- rounds -------------------------------------------------------------------------------


def test_a_concept_leads_to_its_round_of_four_weeks(version, editor):
    write(version.document, "Het fietspad wordt drie meter breed.")

    answer = editor.client.post(address(version, "uitgeven"), {"kind": "concept"})
    page = editor.opens(answer.url)

    assert "Open a round" in page
    assert f'name="opens" value="{days(0):%Y-%m-%d}"' in page
    assert f'name="closes" value="{days(28):%Y-%m-%d}"' in page


def test_a_round_runs_up_to_and_including_its_last_day(version, editor):
    editor.sends(
        address(version, "rondes"),
        number=1,
        opens=days(0),
        closes=days(7),
        audience="members",
        invitation="Wat vindt u?",
    )

    page = editor.opens(address(version, "rondes"))

    assert timezone.localdate(Round.objects.get().closes_at) == days(8)
    assert "Comments welcome for 7 more days" in page
    assert "Wat vindt u?" in page
    assert "Close this round now" in page


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        pytest.param(9, 3, "A round must close after it opens.", id="backwards"),
        pytest.param(1, 4, "Another round of this document is open", id="at the same time"),
    ],
)
def test_a_round_that_cannot_be_is_refused_and_kept(version, editor, opens, closes, sentence):
    open_round(version)

    page = editor.sends(
        address(version, "rondes"),
        status=422,
        number=1,
        opens=days(opens),
        closes=days(closes),
        audience="members",
        invitation="Dit typte ik al.",
    )

    assert sentence in page
    assert "Dit typte ik al." in page
    assert Round.objects.count() == 1


def test_closing_a_round_ends_it_now(version, editor):
    round_ = open_round(version)

    editor.sends(f"{address(version, 'rondes')}{round_.pk}/sluiten/")

    assert Round.objects.get().is_over
    assert "Close this round now" not in editor.opens(address(version, "rondes"))


def test_rounds_teach_an_editor_without_a_version(reader):
    document = paper("Tekst.")

    page = reader(editor_of(document)).opens(f"/stukken/{document.slug}/rondes/")

    assert "No version yet" in page


# --- publishing ---------------------------------------------------------------------------


def test_the_gate_says_how_much_changed_and_how_much_waits(version, editor):
    say(version, "bomen")
    write(version.document, "Het fietspad wordt drie meter breed.", "De bomen blijven staan.")

    page = editor.opens(address(version, "uitgeven"))

    assert "Publish version 2" in page
    assert "1 paragraph changed since concept 1." in page
    assert "1 comment has no decision yet." in page


def test_a_definitive_version_waits_for_every_decision_and_keeps_the_form(version, editor):
    say(version, "bomen")

    page = editor.sends(
        address(version, "uitgeven"), status=422, kind="definitive", note="Klaar!", despite=""
    )

    assert "has no decision yet. Decide it first" in page
    assert 'value="Klaar!"' in page
    assert Version.objects.count() == 1


def test_a_reason_opens_the_gate_and_is_kept(version, editor):
    say(version, "bomen")

    editor.sends(
        address(version, "uitgeven"), kind="definitive", note="", despite="De raad wacht niet."
    )

    made = Version.objects.get(number=2)
    assert (made.kind, made.despite) == (Kind.DEFINITIVE, "De raad wacht niet.")


def test_a_concept_that_says_the_same_is_refused(version, editor):
    page = editor.sends(address(version, "uitgeven"), status=422, kind="concept", note="Weer.")

    assert "There is nothing new to freeze." in page
    assert 'value="Weer."' in page


def test_a_definitive_paper_offers_nothing_to_publish(version, editor):
    frozen(version.document, kind=Kind.DEFINITIVE)

    page = editor.opens(address(version, "uitgeven"))

    assert "This paper is definitive" in page
    assert "Freeze and publish" not in page
