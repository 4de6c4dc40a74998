"""Files show no text of a version that readers may not have: withdrawn, or under embargo."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from documents import publishing
from exports import gather
from exports.actions import making, ordering
from exports.models import Kind
from tests import world
from tests.exports.made import made
from tests.feedback.conftest import Reader

pytestmark = pytest.mark.django_db

TEXTS = [f"/stukken/kade/versie/1/tekst.{suffix}" for suffix in ("docx", "md", "html")]


def three(**second):
    """A paper of three versions; the second has words that no other has."""
    document = world.paper(slug="kade")
    first = world.frozen(document, "De kade is smal.")
    middle = world.frozen(document, "De kade wordt een geheim.", **second)
    return document, first, middle, world.frozen(document, "De kade is breed.")


def redlines(content):
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    return [name.rpartition("-")[2] for name in names if "-wijzigingen-" in name]


def test_the_text_to_work_on_with_follows_withdrawal_and_embargo():
    document = world.paper("De kade.", slug="kade")
    version = world.frozen(document, not_before=timezone.now() + timedelta(days=2))
    editor = Reader(world.editor_of(document))

    for address in TEXTS:
        Reader().opens(address, status=404)
        assert editor.client.get(address).status_code == 200
    publishing.postpone(version, until=timezone.now(), by=None)
    publishing.withdraw(document, version, reason="Fout.", by=None)
    for address in TEXTS:
        assert "Fout." in Reader().opens(address, status=410)


def test_reports_and_dossiers_tell_nothing_of_a_version_under_embargo():
    document, first, middle, last = three(not_before=timezone.now() + timedelta(days=2))
    world.say(middle, "geheim", text="Van de redactie.")
    world.say(first, "smal", text="Van een lezer.")

    # Also when an editor asks first, who may see it: a file is for everybody.
    document.sees_embargoed = last.document.sees_embargoed = True
    report = gather.report(last)
    shown = repr(report) + repr(gather.discussion(last))

    assert "geheim" not in shown
    assert "Van de redactie." not in shown
    assert "Van een lezer." in shown
    assert [own.was for own in report.own_changes] == ["De kade is smal."]
    assert [each.number for each in gather.comparable(last)] == [1]


def test_a_dossier_made_before_a_withdrawal_is_gone_and_a_new_one_lacks_that_text():
    document, _first, middle, last = three()
    ordering.order(last, Kind.DOSSIER)
    old = made(last, Kind.DOSSIER, b"PK met het geheim")
    seen = Reader()
    assert seen.client.get(old.get_absolute_url()).status_code == 200

    publishing.withdraw(document, middle, reason="Te vroeg.", by=None)

    assert "Te vroeg." in seen.opens(old.get_absolute_url(), status=410)
    assert old.sha256 not in seen.opens("/stukken/kade/SHA256SUMS")
    assert "withdrawn" in seen.opens(f"/controleer/?sha256={old.sha256}")
    assert "/dossier" in seen.opens("/stukken/kade/versie/3/dossier.zip", status=202)
    new = last.exports.get(kind=Kind.DOSSIER, made_at__isnull=True)
    new = making.make(new)
    assert len(redlines(new.file.read())) == 1
    assert seen.client.get("/stukken/kade/versie/3/dossier.zip")["Location"] == (
        new.get_absolute_url()
    )
    assert seen.client.get(new.get_absolute_url()).status_code == 200


def test_what_was_said_of_it_stays_but_the_report_compares_with_what_can_be_read():
    document, _first, middle, last = three()
    world.say(middle, "geheim", text="Van een lezer.")
    publishing.withdraw(document, middle, reason="Te vroeg.", by=None)

    report = gather.report(last)

    assert [remark.text for remark in report.remarks] == ["Van een lezer."]
    assert [own.was for own in report.own_changes] == ["De kade is smal."]


def test_a_file_that_is_right_again_is_the_newest_again():
    document, _first, middle, last = three()
    first_made = made(last, Kind.CLEAN)
    ordering.order(last, Kind.DOSSIER)
    old = made(last, Kind.DOSSIER, b"PK een")
    publishing.withdraw(document, middle, reason="Te vroeg.", by=None)
    ordering.order(last, Kind.DOSSIER)
    assert last.exports.filter(kind=Kind.DOSSIER).count() == 2

    publishing.take_back(document.withdrawals.get(), by=None)
    again = ordering.order(last, Kind.DOSSIER)

    assert again.pk == old.pk
    assert last.exports.filter(kind=Kind.DOSSIER).newest_first()[0] == old
    assert ordering.order(last, Kind.CLEAN).requested_at == first_made.requested_at
