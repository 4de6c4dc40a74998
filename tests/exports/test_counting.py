"""Downloads are counted per file and per day, without knowing by whom, and without many writes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exports import counting
from exports.counting import Tally
from exports.models import Downloads
from tests import world
from tests.exports.made import made
from tests.feedback.conftest import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tally(monkeypatch):
    """A new process, as it were."""
    new = Tally()
    monkeypatch.setattr(counting, "_tally", new)
    return new


def counts() -> list[int]:
    counting.write_now()
    return list(Downloads.objects.order_by("pk").values_list("number", flat=True))


def test_what_is_really_sent_is_counted_and_nothing_else(client):
    address = made(world.frozen(world.paper(), "Een.")).get_absolute_url()
    etag = client.get(address)["ETag"]

    for ask in (
        lambda: client.head(address),
        lambda: client.get(address, headers={"if-none-match": etag}),
        lambda: client.get(address, headers={"range": "bytes=5-"}),
        lambda: client.get(address, headers={"range": "bytes=999-"}),
    ):
        assert ask().status_code in (200, 206, 304, 416)
    assert counts() == [1]
    # Who starts to read in parts is one reader.
    client.get(address, headers={"range": "bytes=0-3"})
    assert counts() == [2]


def test_nothing_is_known_of_who_fetched_it():
    assert {field.name for field in Downloads._meta.get_fields()} == {
        *("id", "export", "day", "number"),
    }


def test_a_burst_is_one_write(client):
    address = made(world.frozen(world.paper(), "Een.")).get_absolute_url()
    client.get(address)  # a quiet site writes at once

    with CaptureQueriesContext(
        connection,
    ) as asked:
        for _ in range(30):
            client.get(address)

    writes = [each for each in asked.captured_queries if not each["sql"].startswith("SELECT")]
    assert writes == []
    assert counts() == [31]


def test_what_cannot_be_written_now_is_written_later(tally, monkeypatch):
    export = made(world.frozen(world.paper(), "Een."))

    def busy(_taken):
        raise OperationalError("database is locked")

    with monkeypatch.context() as locked:
        locked.setattr(counting, "_add", busy)
        tally.add(export.pk, timezone.localdate())
    assert counts() == [1]


def test_a_file_that_has_gone_stops_no_other_from_being_counted(tally):
    export = made(world.frozen(world.paper(), "Een."))
    today = timezone.localdate()
    tally._waiting.update({(export.pk + 999, today): 3, (export.pk, today): 2})

    assert counts() == [2]
    assert not tally._waiting


def test_editors_see_how_often_their_files_are_fetched(client):
    document = world.paper(slug="kade")
    export = made(world.frozen(document, "Een."))
    long_ago = timezone.localdate() - timedelta(days=60)
    Downloads.objects.create(export=export, day=long_ago, number=40)
    client.get(export.get_absolute_url())
    editor = Reader(world.editor_of(document))

    page = editor.opens("/stukken/kade/beheer/")

    assert '<td class="r">1</td><td class="r">41</td>' in page
