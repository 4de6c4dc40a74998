"""All addresses: each app's own are in its urls.py. Their words are Dutch, as the readers are."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, re_path

from members import views

# One way to sign in for everybody, with its limits: the admin's own form has none.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", include("documents.urls")),
    path("", include("feedback.urls")),
    path("", include("exports.urls")),
    path("", include("members.urls")),
    # Members have no password: what allauth serves for them is closed.
    re_path("^account/password/", views.closed, name="account_password_closed"),
    path("account/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
    path("taal/", include("django.conf.urls.i18n")),
]
