"""What is no PDF is served, listed, described, recognised and counted as what it is."""

from __future__ import annotations

import pytest

from exports.actions import ordering
from exports.models import Kind
from tests import world
from tests.exports.made import made
from tests.feedback.conftest import Reader

pytestmark = pytest.mark.django_db

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CONTENT = b"PK or words; " * 9


@pytest.mark.parametrize(
    ("kind", "suffix", "media"),
    [
        (Kind.REPORT_CSV, "csv", "text/csv"),
        (Kind.REPORT_DOCX, "docx", WORD),
        (Kind.DOSSIER, "zip", "application/zip"),
    ],
)
def test_it_is_what_it_says_wherever_it_is_named(kind, suffix, media, client):
    document = world.paper(slug="kade")
    world.frozen(document, "De kade is smal.")
    version = world.frozen(document, "De kade is breed.")
    ordering.order(version, kind)
    file = made(version, kind, CONTENT)
    address, base = file.get_absolute_url(), "/stukken/kade/versie/2"

    whole = client.get(address)
    part = client.get(address, headers={"range": "bytes=3-8"})
    again = client.get(address, headers={"if-none-match": whole["ETag"]})

    assert address.endswith(f".{suffix}")
    assert whole.getvalue() == CONTENT
    assert whole["Content-Type"].partition(";")[0] == media
    assert whole["ETag"] == f'"{file.sha256}"'
    assert whole["Content-Disposition"] == f'attachment; filename="{file.filename}.{suffix}"'
    assert (part.status_code, part.getvalue()) == (206, CONTENT[3:9])
    assert again.status_code == 304
    sums = client.get("/stukken/kade/SHA256SUMS").content.decode()
    assert f"{file.sha256}  {file.filename}.{suffix}\n" in sums
    [encoding] = client.get(f"{base}/schema.jsonld").json()["encoding"]
    assert (encoding["encodingFormat"], encoding["sha256"]) == (media, file.sha256)
    [given] = client.get(f"{base}/dcat.jsonld").json()["dcat:distribution"]
    assert given["dcat:mediaType"]["@id"].endswith(f"/{media}")
    assert "dct:conformsTo" not in given
    assert address in client.get("/sitemap.xml").content.decode()
    assert "This file is genuine" in Reader().opens(f"/controleer/?sha256={file.sha256}")
    assert suffix.upper() in Reader().opens("/stukken/kade/")
    counted = Reader(world.editor_of(document)).opens("/stukken/kade/beheer/")
    # Once in full: a part from the middle, and one that somebody had, are no download.
    assert f'{file.filename}.{suffix}</a></td><td class="r">1</td>' in counted
