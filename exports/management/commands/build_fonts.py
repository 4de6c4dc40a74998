from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from exports.webfonts import build


class Command(BaseCommand):
    help = "Cut the typefaces down to what web pages need, as woff2 files in FONTS_DIR."

    def handle(self, *_: Any, verbosity: int, **__: Any) -> None:
        sizes = build(settings.FONTS_DIR)
        if verbosity:
            for name, size in sizes.items():
                self.stdout.write(f"{name}: {size} bytes")
            self.stdout.write(
                f"{len(sizes)} fonts, {sum(sizes.values())} bytes in {settings.FONTS_DIR}"
            )
