"""What machines are told, held against the norms: schema.org, DCAT, SPDX, DiWoo, the RFCs."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, XSD

from documents.models import Audience
from documents.models import Kind as DocumentKind
from exports.models import Kind
from tests import world
from tests.exports.made import made

pytestmark = pytest.mark.django_db

SCHEMA = Namespace("https://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SITE = "http://testserver"
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "d": "https://standaarden.overheid.nl/diwoo/metadata/",
}


@pytest.fixture
def papers():
    """Concept 1, and the definitive version 2 with two files; all public."""
    document = world.paper(
        slug="kade", title="De kade & “zo”", summary="Waar <b>het</b> over gaat."
    )
    first = world.frozen(document, "Een.")
    second = world.frozen(document, "Twee.", kind=DocumentKind.DEFINITIVE, despite="Haast.")
    return first, second, made(second), made(second, Kind.REDLINE)


def graph(answer) -> Graph:
    """The triples of a JSON-LD answer. The context of schema.org is not fetched here."""
    facts = json.loads(answer.content)
    if facts["@context"] == "https://schema.org":
        facts["@context"] = {"@vocab": str(SCHEMA)}
    return Graph().parse(data=json.dumps(facts), format="json-ld")


def test_a_version_is_a_report_of_schema_org(client, papers):
    first, second, file, redline = papers

    answer = client.get("/stukken/kade/versie/2/schema.jsonld")
    told = graph(answer)

    assert answer["Content-Type"] == "application/ld+json"
    report = URIRef(SITE + second.get_absolute_url())
    assert {SCHEMA.Report, SCHEMA.DigitalDocument} == set(told.objects(report, RDF.type))
    for name, value in {
        "name": second.title,
        "version": "2",
        "isBasedOn": SITE + first.get_absolute_url(),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "datePublished": second.released_at.isoformat(),
        "inLanguage": "nl",
    }.items():
        assert told.value(report, SCHEMA[name]) == Literal(value), name
    encodings = {
        str(told.value(each, SCHEMA.contentUrl)): str(told.value(each, SCHEMA.sha256))
        for each in told.objects(report, SCHEMA.encoding)
    }
    assert encodings == {SITE + each.get_absolute_url(): each.sha256 for each in (file, redline)}


def test_a_version_is_a_dataset_of_dcat_with_checksums_and_both_norms(client, papers):
    first, second, file, _redline = papers

    told = graph(client.get("/stukken/kade/versie/2/dcat.jsonld"))

    version, download = (URIRef(SITE + each.get_absolute_url()) for each in (second, file))
    assert (version, RDF.type, DCAT.Dataset) in told
    assert told.value(version, DCTERMS.title) == Literal(second.title, lang="nl")
    assert told.value(version, DCTERMS.replaces) == URIRef(SITE + first.get_absolute_url())
    assert (version, DCAT.distribution, download) in told
    assert (told.value(version, DCTERMS.publisher), RDF.type, FOAF.Organization) in told
    assert told.value(version, DCTERMS.issued).datatype == XSD.dateTime
    # What DCAT asks of a distribution, and SPDX of a checksum.
    assert (download, RDF.type, DCAT.Distribution) in told
    assert told.value(download, DCAT.downloadURL) == download
    media = "https://www.iana.org/assignments/media-types/application/pdf"
    assert told.value(download, DCAT.mediaType) == URIRef(media)
    size = told.value(download, DCAT.byteSize)
    assert (int(size), size.datatype) == (file.size, XSD.nonNegativeInteger)
    assert {str(norm) for norm in told.objects(download, DCTERMS.conformsTo)} == {
        "https://www.iso.org/standard/50655.html",
        "https://www.iso.org/standard/64599.html",
    }
    checksum = told.value(download, SPDX.checksum)
    assert (checksum, RDF.type, SPDX.Checksum) in told
    assert told.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
    value = told.value(checksum, SPDX.checksumValue)
    assert (str(value), value.datatype) == (file.sha256, XSD.hexBinary)
    # All of it is absolute and typed: it also reads as Turtle.
    assert len(Graph().parse(data=told.serialize(format="turtle"))) == len(told)
    earlier = graph(client.get("/stukken/kade/versie/1/dcat.jsonld"))
    assert (URIRef(SITE + first.get_absolute_url()), DCTERMS.isReplacedBy, version) in earlier


def test_the_municipality_gets_a_piece_of_a_sitemap_that_it_can_take_over(client, papers):
    _first, second, file, _redline = papers

    answer = client.get("/stukken/kade/versie/2/diwoo.xml")

    root = ET.fromstring(answer.content)  # noqa: S314 - our own
    [url] = root.findall("s:url", NS)
    # Straight at the file, as the standard asks.
    assert url.findtext("s:loc", namespaces=NS) == SITE + file.get_absolute_url()
    diwoo = url.find("d:Document/d:DiWoo", NS)
    publisher = diwoo.find("d:publisher", NS)
    assert publisher.get("resource") == "https://identifier.overheid.nl/tooi/id/gemeente/gm0363"
    assert diwoo.findtext("d:titelcollectie/d:officieleTitel", namespaces=NS) == second.title
    category = diwoo.find(
        "d:classificatiecollectie/d:informatiecategorieen/d:informatiecategorie", NS
    )
    assert category.get("resource").startswith("https://identifier.overheid.nl/tooi/def/thes/kern/")
    handling = diwoo.find("d:documenthandelingen/d:documenthandeling", NS)
    assert handling.findtext("d:soortHandeling", namespaces=NS) == "vaststelling"
    assert handling.find("d:soortHandeling", NS).get("resource").endswith("/c_641ecd76")
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT[\d:.]+\+\d\d:\d\d", handling.findtext("d:atTime", namespaces=NS)
    )


def test_there_is_no_piece_of_a_sitemap_before_there_is_a_file(client, papers):
    assert client.get("/stukken/kade/versie/1/diwoo.xml").status_code == 404


def test_references_can_be_taken_over_by_programs(client, papers):
    bib = client.get("/stukken/kade/versie/2/verwijzing.bib")
    ris = client.get("/stukken/kade/versie/2/verwijzing.ris")

    text = bib.content.decode()
    assert text.startswith("@techreport{kade-2,\n")
    assert text.count("{") == text.count("}")
    assert r"title = {{De kade \& “zo”}}" in text
    assert "url = {http://testserver/stukken/kade/versie/2/}" in text
    assert 'filename="kade-2.bib"' in bib["Content-Disposition"]
    lines = ris.content.decode().split("\r\n")
    assert (lines[0], lines[-2]) == ("TY  - RPRT", "ER  - ")
    assert all(re.match(r"[A-Z]{2}  - ", line) for line in lines[:-1])
    assert "TI  - De kade & “zo”" in lines


def test_all_checksums_are_in_one_file_that_sha256sum_reads(client, papers, tmp_path):
    _first, _second, file, redline = papers
    for each in (file, redline):
        (tmp_path / f"{each.filename}.pdf").write_bytes(each.file.open().read())

    answer = client.get("/stukken/kade/SHA256SUMS")
    (tmp_path / "SHA256SUMS").write_bytes(answer.content)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(b": OK") == 2


@pytest.mark.parametrize("headers", [{}, {"range": "bytes=0-3"}, {"if-none-match": "<etag>"}])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_file_says_what_it_belongs_to_and_what_its_digest_is(client, papers, method, headers):
    _first, _second, file, _redline = papers
    address = file.get_absolute_url()
    headers = {name: value.replace("<etag>", f'"{file.sha256}"') for name, value in headers.items()}

    answer = getattr(client, method)(address, headers=headers)

    digest = base64.b64encode(hashlib.sha256(file.file.open().read()).digest()).decode()
    assert answer["Repr-Digest"] == f"sha-256=:{digest}:"
    links = dict(
        reversed(re.fullmatch(r'<([^>]+)>; rel="(\w+)"', link).groups())
        for link in answer["Link"].split(", ")
    )
    assert links == {
        "canonical": SITE + address,
        "describedby": f"{SITE}/stukken/kade/versie/2/bestanden/",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert answer["ETag"] == f'"{file.sha256}"'
    assert answer["Content-Language"] == "nl"
    assert "immutable" in answer["Cache-Control"]


def test_only_files_that_one_may_fetch_are_told_of(client):
    document = world.paper(slug="kade", comment_audience=Audience.PARTICIPANTS)
    world.frozen(document, "Een.")
    version = world.frozen(document, "Twee.", kind=DocumentKind.DEFINITIVE, despite="Haast.")
    report = made(version, Kind.REPORT)

    visitor = [
        client.get(f"/stukken/kade/{page}").content.decode()
        for page in ("SHA256SUMS", "versie/2/dcat.jsonld", "versie/2/schema.jsonld")
    ]
    client.force_login(world.editor_of(document))
    editor = client.get("/stukken/kade/SHA256SUMS").content.decode()

    assert all(report.sha256 not in each for each in visitor)
    assert report.sha256 in editor
