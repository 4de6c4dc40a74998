from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from exports.worker import Worker


class Command(BaseCommand):
    help = "Do the work that waits in the database: make PDFs and whatever else was put off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--drain", action="store_true", help="stop when nothing is left to do, now or later"
        )
        parser.add_argument(
            "--interval",
            type=float,
            default=1.0,
            help="seconds to wait when there is nothing to do",
        )

    def handle(self, *_: Any, drain: bool, interval: float, verbosity: int, **__: Any) -> None:
        worker = Worker(drain=drain, interval=interval)
        worker.configure_signals()
        if verbosity:
            self.stdout.write(f"Worker {worker.worker_id} is at work.")
        worker.run()
