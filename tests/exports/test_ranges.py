"""Part of a file, for who reads a long one over a thin line."""

from __future__ import annotations

import pytest

from exports.ranges import Unsatisfiable, asked
from tests.exports.test_downloads import made

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-499", range(500)),
        ("bytes=500-", range(500, 1000)),
        ("bytes=999-5000", range(999, 1000)),
        ("bytes=-300", range(700, 1000)),
        ("bytes=-5000", range(1000)),
        ("Bytes = 0 - 4", range(5)),
        ("bytes=0-0", range(1)),
        ("bytes=-", None),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("bytes=a-b", None),
        ("items=0-1", None),
    ],
)
def test_which_bytes_are_asked_for(header, expected):
    assert asked(header, SIZE) == expected


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=9999-", "bytes=1000-1001", "bytes=-0"])
def test_bytes_that_are_not_there(header):
    with pytest.raises(Unsatisfiable):
        asked(header, SIZE)


@pytest.mark.django_db
def test_a_part_and_the_rest_are_the_whole_file(client):
    export = made()
    address, whole = export.get_absolute_url(), export.file.open().read()

    first = client.get(address, headers={"range": "bytes=0-99"})
    rest = client.get(address, headers={"range": "bytes=100-", "if-range": first["ETag"]})

    assert (first.status_code, rest.status_code) == (206, 206)
    assert first["Content-Range"] == f"bytes 0-99/{len(whole)}"
    assert first["Content-Length"] == "100"
    assert first["Content-Type"] == "application/pdf"
    assert first["Accept-Ranges"] == "bytes"
    assert first.getvalue() + rest.getvalue() == whole


@pytest.mark.django_db
def test_what_cannot_be_a_part_is_refused_or_whole(client):
    export = made()
    address = export.get_absolute_url()

    beyond = client.get(address, headers={"range": "bytes=99999999-"})
    other = client.get(address, headers={"range": "bytes=0-9", "if-range": '"anders"'})
    head = client.head(address, headers={"range": "bytes=0-9"})

    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{export.size}")
    assert (other.status_code, other["Content-Length"]) == (200, str(export.size))
    assert (head.status_code, head["Content-Length"]) == (200, str(export.size))
    assert head["Accept-Ranges"] == "bytes"


@pytest.mark.django_db
def test_a_part_needs_the_same_right(client):
    export = made("participants")

    assert client.get(export.get_absolute_url(), headers={"range": "bytes=0-9"}).status_code == 302
