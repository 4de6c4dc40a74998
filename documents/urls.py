from __future__ import annotations

from django.urls import path, re_path

from documents.views import comparing, documents, drafts, history, images, importing, starting

app_name = "documents"
urlpatterns = [
    path("", documents.documents, name="list"),
    path("stukken/nieuw/", starting.start, name="start"),
    path("stukken/<slug:slug>/", documents.document, name="document"),
    path("stukken/<slug:slug>/definitief/", documents.definitive, name="definitive"),
    path("stukken/<slug:slug>/werktekst/", drafts.draft, name="draft"),
    path("stukken/<slug:slug>/werktekst/voorbeeld/", drafts.preview, name="preview"),
    path("stukken/<slug:slug>/werktekst/bestand/", importing.upload, name="upload"),
    path("stukken/<slug:slug>/geschiedenis/", history.saves, name="history"),
    path("stukken/<slug:slug>/geschiedenis/<number:save_id>/", history.save, name="save"),
    path("stukken/<slug:slug>/vergelijk/", comparing.choose, name="choose"),
    path(
        "stukken/<slug:slug>/versie/<number:number>/vergelijk/<number:against>/",
        comparing.compare,
        name="compare",
    ),
    # Only this folder of the media: the files in others have rules of their own.
    re_path(
        r"^media/(?P<name>images/[0-9a-f]{2}/[0-9a-f]{64}\.(?:png|jpg))$",
        images.image,
        name="image",
    ),
]
