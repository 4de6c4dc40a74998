"""The dossier, the tables and the text for a word processor: whole, safe, and always the same."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile

import docx
import pytest

from exports.actions import making, ordering
from exports.models import Export, Kind
from exports.spreadsheet import harmless, table
from feedback.actions import decisions
from feedback.models import Outcome
from tests import world
from tests.exports.site import Site
from tests.exports.world import HOSTILE, discussed

SEED = "from tests.exports.world import discussed; discussed(slug='ons-stuk')"
LINK = re.compile(r'(?:href|src)="([^"#:]+)"')


def report(kind: Kind, document=None) -> bytes:
    document = document or discussed()
    return making.produce(document.versions.get(number=2), kind)[0].content


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory) -> list[bytes]:
    """The same dossier made twice: in two processes, two time zones, with two seeds."""
    site = Site(tmp_path_factory.mktemp("site"))
    assert site.manage("migrate", "--verbosity", "0").returncode == 0
    site.tell(SEED)
    made = []
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "2")):
        file = site.folder / f"{seed}.zip"
        arguments = ("export_document", "ons-stuk", "2", "--kind", "dossier", "--output", str(file))
        done = site.manage(*arguments, TZ=zone, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        made.append(file.read_bytes())
    return made


def test_every_kind_made_twice_is_the_same_to_the_byte(dossiers):
    one, other = (
        {name: pack.read(name) for name in pack.namelist()}
        for pack in (zipfile.ZipFile(io.BytesIO(content)) for content in dossiers)
    )

    assert {name for name in one if one[name] != other.get(name)} == set()
    assert dossiers[0] == dossiers[1]


def test_a_dossier_holds_everything_with_its_checksum(dossiers):
    pack = zipfile.ZipFile(io.BytesIO(dossiers[0]))

    manifest = json.loads(pack.read("manifest.json"))
    told = {each["path"]: each["sha256"] for each in manifest["files"]}
    found = {name: hashlib.sha256(pack.read(name)).hexdigest() for name in pack.namelist()}
    listed = dict(line.split("  ")[::-1] for line in pack.read("SHA256SUMS").decode().splitlines())
    assert told == listed
    assert told == {
        name: sum_ for name, sum_ in found.items() if name not in ("manifest.json", "SHA256SUMS")
    }
    assert {name for name in found if name.startswith("pdf/")} == {
        f"pdf/ons-stuk-concept-2{part}.pdf"
        for part in ("", "-genummerd", "-met-reacties", "-reactienota", "-wijzigingen-sinds-1")
    }
    assert manifest["version"] == 2
    word = docx.Document(io.BytesIO(pack.read("text/ons-stuk-concept-2.docx")))
    assert "Hier staat een geheel nieuwe alinea over geld." in [p.text for p in word.paragraphs]
    for suffix in ("md", "html"):
        assert "nieuwe alinea over geld" in pack.read(f"text/ons-stuk-concept-2.{suffix}").decode()


def test_a_dossier_can_be_read_without_this_site(dossiers):
    pack = zipfile.ZipFile(io.BytesIO(dossiers[0]))
    pages = {
        name: pack.read(name).decode()
        for name in pack.namelist()
        if name.endswith(".html") and "/" not in name
    }

    assert len(pages) >= 3
    for page in pages.values():
        assert "<script" not in page
        assert set(LINK.findall(page)) <= set(pack.namelist())
    assert "Noem een datum." in pages["comments.html"]
    assert "Een datum is duidelijker." in pages["comments.html"]
    assert "voor 1 januari 2028" in pages["text.html"]


def test_comments_are_web_annotations(dossiers):
    notes = json.loads(zipfile.ZipFile(io.BytesIO(dossiers[0])).read("comments/comments.json"))

    items = {item["samenspraak:number"]: item for item in notes["first"]["items"]}
    suggestion = items["1.1"]
    assert notes["type"] == "AnnotationCollection"
    assert notes["total"] == len(items) == 3
    assert suggestion["motivation"] == ["commenting", "editing"]
    assert [body["value"] for body in suggestion["body"]] == [
        "Noem een datum.",
        "voor 1 januari 2028",
    ]
    quote, position = suggestion["target"]["selector"]
    assert (quote["exact"], quote["type"]) == ("op termijn", "TextQuoteSelector")
    assert position["end"] - position["start"] == len("op termijn")
    assert suggestion["samenspraak:decision"]["becomes"] == "voor 1 januari 2028"
    assert suggestion["samenspraak:replies"][0]["creator"] == {"type": "Person", "name": "Joost"}


@pytest.mark.django_db
def test_a_dossier_has_the_very_files_that_were_published():
    version = discussed().versions.get(number=2)
    clean = making.make(ordering.order(version, Kind.CLEAN))
    Export.objects.filter(pk=clean.pk).update(fingerprint=clean.fingerprint)

    pack = zipfile.ZipFile(io.BytesIO(making.produce(version, Kind.DOSSIER)[0].content))

    content = pack.read(f"pdf/{clean.filename}.pdf")
    assert hashlib.sha256(content).hexdigest() == clean.sha256


@pytest.mark.django_db
def test_the_table_opens_in_a_spreadsheet_as_it_should():
    content = report(Kind.REPORT_CSV)

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert len(rows) == 1 + 3
    assert {"Noem een datum.", "op termijn", "voor 1 januari 2028", "Fatima"} <= set(
        dict(zip(rows[0], rows[-1], strict=True)).values()
    ) | set(first.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_no_cell_computes(start):
    assert harmless(f"{start}SOM(A1)").startswith("'")
    assert harmless("gewoon = tekst") == "gewoon = tekst"


@pytest.mark.django_db
def test_what_people_typed_breaks_no_table_and_no_word_file():
    document = discussed()
    said = world.say(document.versions.get(number=1), text=HOSTILE)
    decisions.decide([said], outcome=Outcome.NOT_ADOPTED, by=None, reason=HOSTILE)

    word = docx.Document(io.BytesIO(report(Kind.REPORT_DOCX, document)))
    rows = list(
        csv.reader(
            io.StringIO(report(Kind.REPORT_CSV, document).decode("utf-8-sig"), newline=""),
            delimiter=";",
        )
    )

    cells = "\n".join(cell.text for each in word.tables for row in each.rows for cell in row.cells)
    assert "<script>alert(1)</script>" in cells
    assert "👍🏽" in cells
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + 4


@pytest.mark.django_db
def test_the_word_file_has_headings_and_heads_that_are_repeated():
    word = docx.Document(io.BytesIO(report(Kind.REPORT_DOCX)))

    assert word.core_properties.language == "nl"
    assert [p.style.name for p in word.paragraphs if p.style.name == "Title"] == ["Title"]
    assert all("tblHeader" in each.rows[0]._tr.xml for each in word.tables)


def test_an_empty_table_has_its_heads():
    assert table([], "en").decode("utf-8-sig").startswith("Number;Version;Received")
