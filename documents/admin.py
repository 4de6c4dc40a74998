"""Documents in the admin: who takes part, who may read. Texts are not changed here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from documents.models import Document, Draft, Participant, Version


class Participants(admin.TabularInline[Participant, Document]):
    model = Participant
    extra = 1
    autocomplete_fields = ("user",)


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin[Document]):
    list_display = ("title", "slug", "language", "audience", "comment_audience")
    search_fields = ("title", "slug")
    inlines = (Participants,)

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        super().save_model(request, obj, form, change)
        Draft.objects.get_or_create(document=obj)

    def has_delete_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        """A document with versions is protected; one without is deleted by hand."""
        return super().has_delete_permission(request, obj) and (
            obj is None or not obj.versions.exists()
        )


@admin.register(Version)
class VersionAdmin(admin.ModelAdmin[Version]):
    """To look at, never to change: frozen is frozen."""

    list_display = ("title", "number", "kind", "frozen_at", "sha256")
    list_filter = ("kind",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Version | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Version | None = None) -> bool:
        return False
