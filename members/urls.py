from __future__ import annotations

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("uitleg/", TemplateView.as_view(template_name="help.html"), name="help"),
    path("privacy/", TemplateView.as_view(template_name="privacy.html"), name="privacy"),
]
