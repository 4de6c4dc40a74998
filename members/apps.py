from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from members import converters


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        converters.register()
