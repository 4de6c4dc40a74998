from __future__ import annotations

from django.urls import path

from exports import texts, views
from exports.models import Kind

app_name = "exports"
_version = "stukken/<slug:slug>/versie/<number:number>"
urlpatterns = [
    path("stukken/<slug:slug>/versies/", views.versions, name="versions"),
    path(f"{_version}/schoon.pdf", views.latest, {"kind": Kind.CLEAN}, name="clean"),
    path(f"{_version}/reactienota.pdf", views.latest, {"kind": Kind.REPORT}, name="report"),
    path(f"{_version}/tekst.<slug:suffix>", texts.text, name="text"),
    path(f"{_version}/wijzigingen/", views.choose_redline, name="choose_redline"),
    path(
        f"{_version}/wijzigingen-sinds-<number:against>.pdf",
        views.latest,
        {"kind": Kind.REDLINE},
        name="redline",
    ),
    path("bestanden/opnieuw/<number:export_id>/", views.retry, name="retry"),
    path("bestanden/<str:sha256>/<str:name>.pdf", views.file, name="file"),
]
