from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from members.models import Membership, Organisation, User, confirm_address


class Memberships(admin.TabularInline[Membership, User]):
    model = Membership
    fk_name = "user"
    extra = 0


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """People; who runs the site (staff, coordinators) only a superuser appoints."""

    list_display = ("email", "name", "is_coordinator", "last_login")
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "coordinator_since", "is_staff")
    inlines = (Memberships,)

    def get_readonly_fields(self, request: HttpRequest, _obj: User | None = None) -> list[str]:
        appoints = isinstance(request.user, User) and request.user.is_superuser
        return [] if appoints else ["coordinator_since", "is_staff"]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser is changed by a superuser only: a new address would be a new door."""
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        confirm_address(obj)


def _may_touch(request: HttpRequest, obj: User | None) -> bool:
    runs_it = isinstance(request.user, User) and request.user.is_superuser
    return runs_it or obj is None or not (obj.is_superuser or obj.is_staff)


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    search_fields = ("name",)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin[Membership]):
    list_display = ("user", "organisation", "approved_at")
    list_filter = ("organisation",)
