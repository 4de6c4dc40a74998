from __future__ import annotations

from django.urls import path

from documents.views import comparing, documents, drafts, history

app_name = "documents"
urlpatterns = [
    path("", documents.documents, name="list"),
    path("stukken/nieuw/", documents.start, name="start"),
    path("stukken/<slug:slug>/laatste/", documents.newest, name="newest"),
    path("stukken/<slug:slug>/definitief/", documents.definitive, name="definitive"),
    path("stukken/<slug:slug>/werktekst/", drafts.draft, name="draft"),
    path("stukken/<slug:slug>/werktekst/voorbeeld/", drafts.preview, name="preview"),
    path("stukken/<slug:slug>/werktekst/bestand/", drafts.upload, name="upload"),
    path("stukken/<slug:slug>/geschiedenis/", history.saves, name="history"),
    path("stukken/<slug:slug>/geschiedenis/<number:save_id>/", history.save, name="save"),
    path("stukken/<slug:slug>/vergelijk/", comparing.choose, name="choose"),
    path(
        "stukken/<slug:slug>/versie/<number:number>/vergelijk/<number:against>/",
        comparing.compare,
        name="compare",
    ),
]
