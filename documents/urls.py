from __future__ import annotations

from django.urls import path, re_path

from documents.views import documents, drafts, history, images, importing, starting, writing

app_name = "documents"
urlpatterns = [
    path("", documents.documents, name="list"),
    path("stukken/nieuw/", starting.start, name="start"),
    path("stukken/<slug:slug>/laatste/", documents.newest, name="newest"),
    path("stukken/<slug:slug>/definitief/", documents.definitive, name="definitive"),
    path("stukken/<slug:slug>/werktekst/", writing.draft, name="draft"),
    path("stukken/<slug:slug>/werktekst/voorbeeld/", drafts.preview, name="preview"),
    path("stukken/<slug:slug>/werktekst/bestand/", importing.upload, name="upload"),
    path("stukken/<slug:slug>/werktekst/afbeelding/", images.add, name="add_image"),
    path("stukken/<slug:slug>/werktekst/plakken/", writing.paste, name="paste"),
    path("stukken/<slug:slug>/werktekst/aanwezig/", writing.presence, name="presence"),
    path("stukken/<slug:slug>/geschiedenis/", history.saves, name="history"),
    path("stukken/<slug:slug>/geschiedenis/<number:save_id>/", history.save, name="save"),
    # Only this folder of the media: the files in others have rules of their own.
    re_path(
        r"^media/(?P<name>images/[0-9a-f]{2}/[0-9a-f]{64}\.(?:png|jpg))$",
        images.image,
        name="image",
    ),
]
