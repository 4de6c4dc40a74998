"""Ordering and making: once each, however often it is asked."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from exports.actions import making, ordering
from exports.errors import NotEarlier, NothingBefore, Unprintable
from exports.models import Export, Kind
from exports.pdf import Limits
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return world.frozen(world.paper(), "<h2>Kop</h2>", "Wij wonen hier.")


def orders(version) -> set[tuple[str, int | None]]:
    return {
        (export.kind, export.against.number if export.against else None)
        for export in version.exports.all()
    }


def test_freezing_orders_the_text_and_the_changes():
    document = world.paper()
    first = world.frozen(document, "Een.")
    second = world.frozen(document, "Twee.")

    assert orders(first) == {("clean", None)}
    assert orders(second) == {("clean", None), ("redline", 1)}


def test_a_definitive_version_gets_its_report_too():
    document = world.paper()
    world.frozen(document, "Een.")
    last = world.frozen(document, "Twee.", kind=world.Kind.DEFINITIVE)

    assert orders(last) == {("clean", None), ("redline", 1), ("report", None)}


def test_a_freeze_that_is_undone_leaves_no_order():
    document = world.paper()

    with transaction.atomic():
        world.frozen(document, "Een.")
        transaction.set_rollback(True)

    assert not Export.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_the_same_file_is_ordered_once(version):
    again = ordering.order(version, Kind.CLEAN)

    assert [again] == list(version.exports.all())
    assert DBTaskResult.objects.count() == 1


def test_other_contents_are_another_order(version, settings):
    settings.PUBLISHER = "Bewonersplatform Waterkant"

    other = ordering.order(version, Kind.CLEAN)

    assert version.exports.count() == 2
    assert other.fingerprint != version.exports.first().fingerprint


def test_making_keeps_the_bytes_under_their_checksum(version):
    made = making.make(version.exports.get())

    content = made.file.read()
    assert hashlib.sha256(content).hexdigest() == made.sha256
    assert made.size == len(content)
    assert made.pages == 3
    assert made.is_made
    assert made.file.name == f"exports/{made.sha256[:2]}/{made.sha256}.pdf"


def test_making_twice_changes_nothing(version):
    first = making.make(version.exports.get())

    second = making.make(version.exports.get())

    assert (second.made_at, second.sha256) == (first.made_at, first.sha256)


def test_bytes_that_were_stored_before_a_worker_died_are_used(version):
    export = version.exports.get()
    made = making.make(export)
    Export.objects.update(made_at=None, sha256="", file="", size=None, pages=None)

    again = making.make(version.exports.get())

    assert again.file.name == made.file.name
    assert len(default_storage.listdir(f"exports/{made.sha256[:2]}")[1]) == 1


def test_a_text_that_cannot_be_set_says_why_and_disturbs_nothing():
    document = world.paper()
    bad = world.frozen(document, "Wij vinden dit een 木 waard.").exports.get()
    good = world.frozen(world.paper(), "Wij wonen hier.").exports.get()

    failed = making.make(bad)

    assert failed.has_failed
    assert "U+6728 CJK UNIFIED IDEOGRAPH-6728" in failed.failure
    assert making.make(good).is_made


def test_a_text_that_asks_too_much_fails_with_the_limit(version):
    failed = making.make(version.exports.get(), limits=Limits(wall_seconds=0))

    assert failed.has_failed
    assert "0 s" in failed.failure


def test_a_failed_order_waits_for_somebody_to_try_again(version):
    export = version.exports.get()
    making.fail(export, "te zwaar")

    assert ordering.order(version, Kind.CLEAN).failure == "te zwaar"

    ordering.retry(export)
    export.refresh_from_db()
    assert not export.has_failed
    assert DBTaskResult.objects.count() == 2


def test_what_changed_since_the_order_is_in_the_file(version, settings):
    export = version.exports.get()
    settings.PUBLISHER = "Bewonersplatform Waterkant"

    made = making.make(export)

    assert made.pk == export.pk
    assert ordering.order(version, Kind.CLEAN) == made


def test_an_order_overtaken_by_the_same_one_is_withdrawn(version, settings):
    overtaken = version.exports.get()
    settings.PUBLISHER = "Bewonersplatform Waterkant"
    newer = ordering.order(version, Kind.CLEAN)

    assert making.make(overtaken) is None
    assert list(version.exports.all()) == [newer]


def test_a_redline_needs_an_earlier_version_of_the_same_paper(version):
    other = world.frozen(world.paper(), "Iets anders.")
    second = world.frozen(version.document, "Wij wonen hier nog.")

    for against in (None, second, other):
        with pytest.raises(NotEarlier):
            ordering.order(second, Kind.REDLINE, against)


def test_there_is_no_report_on_nothing(version):
    with pytest.raises(NothingBefore):
        ordering.order(version, Kind.REPORT)


@pytest.mark.parametrize("kind", ["clean", "redline"])
def test_the_database_refuses_the_same_order_twice(kind, version):
    second = world.frozen(version.document, "Wij wonen hier nog.")
    export = second.exports.get(kind=kind)
    export.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        export.save(force_insert=True)


def test_the_database_refuses_a_made_export_without_a_file(version):
    with pytest.raises(IntegrityError), transaction.atomic():
        version.exports.update(made_at=timezone.now())


@pytest.mark.parametrize("where", ["text", "title"])
def test_a_definitive_version_that_could_never_be_printed_is_refused(where):
    document = world.paper("Wij wonen hier 木" if where == "text" else "Wij wonen hier.")
    if where == "title":
        document.title = "Stuk 木"
        document.save()
    concept = world.frozen(document)

    with pytest.raises(Unprintable) as refusal:
        world.frozen(document, kind=world.Kind.DEFINITIVE)

    assert "木" in str(refusal.value)
    assert list(document.versions.all()) == [concept]
