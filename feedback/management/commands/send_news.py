"""Write the letters that are due to who asked for news, and forget who never confirmed.

The worker does this by itself, every minute. This is for a site that runs no worker all
day: call it from cron, as often as wanted. Nobody is told anything twice.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from feedback.actions import news


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        news.forget_unconfirmed()
        self.stdout.write(f"{news.tell()} letters")
