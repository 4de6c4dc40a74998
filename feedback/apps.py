from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = _("Feedback")

    def ready(self) -> None:
        # Late, because models and receivers need every app to be loaded.
        from documents.signals import version_frozen  # noqa: PLC0415
        from feedback import receivers  # noqa: PLC0415
        from feedback.models import comment  # noqa: PLC0415

        comment.take_over()
        version_frozen.connect(receivers.on_version_frozen, dispatch_uid="feedback")
