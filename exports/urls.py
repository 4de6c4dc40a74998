from __future__ import annotations

from django.urls import path

from exports import texts
from exports.models import Kind
from exports.views import feeds, files, landing, metadata, publication, telling, verifying

app_name = "exports"
_document = "stukken/<slug:slug>"
_version = f"{_document}/versie/<number:number>"
# Permanent: they stand on paper and on the sites of others.
ADDRESSES = {
    Kind.CLEAN: "schoon.pdf",
    Kind.NUMBERED: "genummerd.pdf",
    Kind.COMMENTS: "met-reacties.pdf",
    Kind.REPORT: "reactienota.pdf",
    Kind.REPORT_CSV: "reactienota.csv",
    Kind.REPORT_DOCX: "reactienota.docx",
    Kind.DOSSIER: "dossier.zip",
}
urlpatterns = [
    path(f"{_document}/", landing.landing, name="landing"),
    # Where this page stood before: addresses that were given stay.
    path(f"{_document}/versies/", landing.versions, name="versions"),
    path(f"{_document}/feed/", feeds.feed_of, name="feed_of"),
    path(f"{_document}/SHA256SUMS", metadata.checksums, name="checksums"),
    path(f"{_document}/beheer/", publication.publication, name="publication"),
    path(f"{_document}/intrekken/", publication.withdraw, name="withdraw_all"),
    path(f"{_document}/ingetrokken/<number:pk>/terug/", publication.take_back, name="take_back"),
    path(f"{_version}/bestanden/", landing.version, name="version"),
    path(f"{_version}/intrekken/", publication.withdraw, name="withdraw"),
    path(f"{_version}/embargo/", publication.postpone, name="postpone"),
    path(f"{_version}/schema.jsonld", metadata.schema, name="schema"),
    path(f"{_version}/dcat.jsonld", metadata.dcat, name="dcat"),
    path(f"{_version}/diwoo.xml", metadata.diwoo, name="diwoo"),
    path(f"{_version}/verwijzing.bib", metadata.reference, {"form": "bib"}, name="bibtex"),
    path(f"{_version}/verwijzing.ris", metadata.reference, {"form": "ris"}, name="ris"),
    *(
        path(f"{_version}/{name}", files.latest, {"kind": kind}, name=kind.value)
        for kind, name in ADDRESSES.items()
    ),
    path(f"{_version}/reactienota/", telling.tell, name="tell"),
    path(f"{_version}/tekst.<slug:suffix>", texts.text, name="text"),
    path(f"{_version}/wijzigingen/", files.choose_redline, name="choose_redline"),
    path(
        f"{_version}/wijzigingen-sinds-<number:against>.pdf",
        files.latest,
        {"kind": Kind.REDLINE},
        name="redline",
    ),
    path("bestanden/opnieuw/<number:export_id>/", files.retry, name="retry"),
    path("bestanden/<str:sha256>/<str:name>.pdf", files.file, name="file"),
    path("bestanden/<str:sha256>/<str:name>.<str:suffix>", files.file, name="file"),
    path("controleer/", verifying.verify, name="verify"),
    path("feed/", feeds.feed, name="feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
