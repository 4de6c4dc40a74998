"""Recompute every seal and every chain of seals; exit 1 when something is wrong."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.models import Document
from documents.verifying import faults


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="?", help="only this document")

    def handle(self, *_args: Any, slug: str | None = None, **_options: Any) -> None:
        documents = Document.objects.order_by("slug")
        if slug:
            documents = documents.filter(slug=slug)
            if not documents:
                raise CommandError(f"There is no document “{slug}”.", returncode=2)
        wrong = 0
        for document in documents:
            found = faults(document)
            wrong += len(found)
            for fault in found:
                self.stderr.write(self.style.ERROR(fault))
            if not found:
                count = document.versions.count()
                self.stdout.write(f"{document.slug}: {count} versions, all as they were frozen")
        if wrong:
            raise CommandError(f"{wrong} things are wrong.", returncode=1)
