"""Are frozen versions still what they were? What a forger does is seen."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from documents.models import Draft, Version
from documents.verifying import faults
from exports.models import Export
from tests.world import frozen, html, paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def without_triggers():
    """What a thief with the keys of the database would do first."""
    table = "documents_version"
    drop = "DROP TRIGGER documents_version_is_frozen"
    with connection.cursor() as cursor:
        cursor.execute(drop if connection.vendor == "sqlite" else f"{drop} ON {table}")


def test_verify_finds_nothing_wrong_with_an_honest_chain(capsys):
    document = paper(slug="eerlijk")
    for text in ("Een.", "Twee.", "Drie."):
        frozen(document, text)

    call_command("verify_versions", "eerlijk")

    assert "eerlijk: 3 versions" in capsys.readouterr().out


def test_verify_names_a_version_whose_text_was_changed(without_triggers, capsys):
    document = paper(slug="vervalst")
    frozen(document, "Een.")
    frozen(document, "Twee.")
    Version.objects.filter(number=1).update(html=html("Vals."), text="Vals.")

    with pytest.raises(CommandError) as refusal:
        call_command("verify_versions", "vervalst")

    assert refusal.value.returncode == 1
    assert "vervalst, version 1: the seal does not fit the text" in capsys.readouterr().err


def test_verify_sees_a_forger_who_also_made_a_new_seal(without_triggers):
    document = paper()
    first = frozen(document, "Een.")
    frozen(document, "Twee.")
    first.html = first.html.replace("Een", "Vals")
    first.text = "Vals."
    Version.objects.filter(pk=first.pk).update(
        html=first.html, text=first.text, sha256=first.computed_sha256()
    )

    assert [fault.split(": ")[1] for fault in faults(document)] == [
        "the audit trail has another text",
        "the seal of the version before does not fit",
    ]


def test_verify_misses_no_version_that_was_taken_out(without_triggers):
    document = paper()
    for text in ("Een.", "Twee.", "Drie."):
        frozen(document, text)
    Export.objects.all().delete()
    Version.objects.filter(number=2).delete()

    assert any("version 2 is missing" in fault for fault in faults(document))


def test_verify_says_so_when_there_is_no_such_document():
    with pytest.raises(CommandError) as refusal:
        call_command("verify_versions", "nergens")

    assert refusal.value.returncode == 2


def test_verify_names_a_document_whose_draft_is_gone(capsys):
    document = paper(slug="kaal")
    frozen(document, "Een.")
    Draft.objects.filter(document=document).delete()

    with pytest.raises(CommandError) as refusal:
        call_command("verify_versions", "kaal")

    assert refusal.value.returncode == 1
    assert "the audit trail has another text" in capsys.readouterr().err
