"""Comments in the admin, for moderation: hide or show; words and anchors are not changed here."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from feedback.models import Comment, Decision, Placement, Report, Round, StandardReason


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin[Comment]):
    list_display = ("pk", "published_name", "version", "comment", "is_public", "is_removed")
    list_filter = ("is_public", "is_removed", "channel")
    search_fields = ("comment", "published_name")
    fields = ("published_name", "version", "exact", "comment", "is_public", "is_removed")
    readonly_fields = ("published_name", "version", "exact", "comment")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Comment | None = None) -> bool:
        """Nothing is ever deleted: hide it instead."""
        return False


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg] # for any model
    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False


@admin.register(Round)
class RoundAdmin(ReadOnly):
    list_display = ("version", "opens_at", "closes_at", "audience")


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    list_display = ("outcome", "reason", "decided_at", "decided_by")


@admin.register(Placement)
class PlacementAdmin(ReadOnly):
    list_display = ("comment", "version", "fate", "score", "confirmed_at")
    list_filter = ("fate",)


@admin.register(Report)
class ReportAdmin(ReadOnly):
    """What readers reported. Coordinators deal with it on the page of reports."""

    list_display = ("comment", "reason", "reported_at", "handled_at", "handled_by")
    list_filter = ("handled_at",)


@admin.register(StandardReason)
class StandardReasonAdmin(admin.ModelAdmin[StandardReason]):
    """Reasons to use again: of one paper, or (without one) of the whole site."""

    list_display = ("label", "document", "text")
    list_filter = ("document",)
