from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExportsConfig(AppConfig):
    name = "exports"
    verbose_name = _("Exports")

    def ready(self) -> None:
        # Late, because models and checks can only be connected once every app is loaded.
        from documents.signals import version_frozen  # noqa: PLC0415
        from exports import checks, receivers  # noqa: F401, PLC0415

        # After feedback's, which may refuse: apps are made ready in the order of the settings.
        version_frozen.connect(receivers.on_version_frozen, dispatch_uid="exports")
