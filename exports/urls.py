from __future__ import annotations

from django.urls import path

from exports import telling, views
from exports.models import Kind

app_name = "exports"
_version = "stukken/<slug:slug>/versie/<number:number>"
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
    path("stukken/<slug:slug>/versies/", views.versions, name="versions"),
    *(
        path(f"{_version}/{name}", views.latest, {"kind": kind}, name=kind.value)
        for kind, name in ADDRESSES.items()
    ),
    path(f"{_version}/wijzigingen/", views.choose_redline, name="choose_redline"),
    path(
        f"{_version}/wijzigingen-sinds-<number:against>.pdf",
        views.latest,
        {"kind": Kind.REDLINE},
        name="redline",
    ),
    path(
        f"{_version}/reactienota/",
        telling.tell,
        name="tell",
    ),
    path("bestanden/opnieuw/<number:export_id>/", views.retry, name="retry"),
    path("bestanden/<str:sha256>/<str:name>.pdf", views.file, name="file"),
    path("bestanden/<str:sha256>/<str:name>.<str:suffix>", views.file, name="file"),
]
