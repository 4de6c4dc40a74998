from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        # Late, because models can only be registered once every app is loaded.
        from documents import history  # noqa: PLC0415

        history.register()
