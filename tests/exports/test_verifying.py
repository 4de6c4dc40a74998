"""Is this file genuine: by upload or by checksum, and never more told than one may know."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documents.models import Audience
from documents.models import Kind as DocumentKind
from exports.models import Export, Kind
from exports.recognising import tidy
from exports.views import verifying
from tests import world
from tests.exports.made import filled, made
from tests.feedback.conftest import Reader

pytestmark = pytest.mark.django_db

UNKNOWN = "We do not know this file"


def sent(content: bytes, reader: Reader | None = None, status: int = 200) -> str:
    file = SimpleUploadedFile("stuk.pdf", content, "application/pdf")
    return (reader or Reader()).sends("/controleer/", status, file=file)


def test_a_genuine_file_is_known_with_its_version_and_kind():
    document = world.paper(slug="kade", title="De kade")
    world.frozen(document, "Een.")
    file = made(world.frozen(document, "Twee."), Kind.REDLINE)

    shown = sent(file.file.open().read())

    assert "This file is genuine" in shown
    for words in ("De kade", "Concept 2", "Text with changes", "since concept 1", file.sha256):
        assert words in shown, words


@pytest.mark.parametrize("place", [0, 7, -1])
def test_one_byte_changed_makes_it_unknown(place):
    file = made(world.frozen(world.paper(), "Een."))
    content = bytearray(file.file.open().read())
    content[place] ^= 1

    assert UNKNOWN in sent(bytes(content))


def test_an_old_version_is_genuine_and_the_newer_one_is_named():
    document = world.paper(slug="kade")
    file = made(world.frozen(document, "Een."))
    world.frozen(document, "Twee.", kind=DocumentKind.DEFINITIVE, despite="Haast.")

    shown = Reader().opens(f"/controleer/?sha256={file.sha256.upper()}&naam=mijn.pdf")

    assert "Genuine, but there is a newer one" in shown
    assert "The newest version is the definitive version" in shown
    assert "/stukken/kade/versie/2/bestanden/" in shown
    assert "mijn.pdf" in shown


def test_a_report_that_was_made_again_is_told_of():
    document = world.paper(slug="kade")
    world.frozen(document, "Een.")
    version = world.frozen(document, "Twee.", kind=DocumentKind.DEFINITIVE, despite="Haast.")
    old = made(version, Kind.REPORT)
    again = Export.objects.create(
        version=version, kind=Kind.REPORT, fingerprint="f" * 64, requested_at=timezone.now()
    )
    filled(again, b"%PDF-1.7 with what was decided since")

    shown = Reader().opens(f"/controleer/?sha256={old.sha256}")

    assert "made again" in shown
    assert again.get_absolute_url() in shown


def test_the_seal_that_is_printed_in_a_file_is_known_too():
    version = world.frozen(world.paper(title="De kade"), "Een.")

    shown = Reader().opens(f"/controleer/?sha256={version.sha256}")

    assert "The seal of the text" in shown
    assert "De kade" in shown


@pytest.mark.parametrize("what", ["file", "seal"])
def test_a_private_file_is_for_strangers_as_unknown_as_any(what):
    document = world.paper(audience=Audience.PARTICIPANTS, title="Geheim plan")
    file = made(world.frozen(document, "Een."))
    sha256 = file.sha256 if what == "file" else file.version.sha256
    address = f"/controleer/?sha256={sha256}"
    nonsense = hashlib.sha256(b"x").hexdigest()
    other = Reader().opens(f"/controleer/?sha256={nonsense}")

    stranger = Reader().opens(address)
    token = r'name="csrfmiddlewaretoken" value="[^"]*"'
    bare = [re.sub(f"{token}|{sha256}|{nonsense}", "", page) for page in (stranger, other)]
    assert bare[0] == bare[1]
    assert UNKNOWN in Reader(world.person("Lid", member=True)).opens(address)
    assert "Geheim plan" in Reader(world.editor_of(document)).opens(address)


def test_a_file_with_comments_is_known_to_who_may_read_those():
    document = world.paper(comment_audience=Audience.PARTICIPANTS)
    world.frozen(document, "Een.")
    version = world.frozen(document, "Twee.", kind=DocumentKind.DEFINITIVE, despite="Haast.")
    report = made(version, Kind.REPORT)

    assert UNKNOWN in Reader().opens(f"/controleer/?sha256={report.sha256}")


def test_what_is_wrong_is_said_and_what_was_typed_stays(monkeypatch):
    reader = Reader()

    assert "Choose a file, or paste" in reader.sends("/controleer/", 422)
    shown = reader.sends("/controleer/", 422, sha256="1234 geen getal")
    assert "This is no checksum" in shown
    assert "1234 geen getal" in shown
    assert "no checksum" in reader.opens("/controleer/?sha256=" + "é" * 64, status=422)
    assert UNKNOWN in sent(b"")
    monkeypatch.setattr(verifying, "LARGEST", 10)
    assert "larger than any of ours" in sent(b"x" * 11, status=422)


SUM = "ab" * 32


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        (SUM, SUM),
        (f"  {SUM.upper()}\n", SUM),
        (f"{SUM}  plaats-aan-tafel.pdf", SUM),
        (f"SHA256: {SUM}", SUM),
        (" ".join(SUM[at : at + 8] for at in range(0, 64, 8)), SUM),
        (SUM[:-1], ""),
        (f"{SUM}a", ""),
        ("g" * 64, ""),
        ("", ""),
    ],
)
def test_a_checksum_is_found_in_what_people_paste(pasted, found):
    assert tidy(pasted) == found


def test_nothing_of_a_file_is_kept(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path

    sent(b"een brief van iemand anders " * 200_000)  # larger than what stays in memory

    assert list(tmp_path.rglob("*")) == []
