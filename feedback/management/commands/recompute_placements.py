"""Compute anew where the comments of a document, and the words they brought, lie in each version.

Safe at any time: anchors do not change, and what a person confirmed stays.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from documents.models import Document
from feedback.actions.carry_over import carry_over
from feedback.actions.tracing import trace
from feedback.models import Fate


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")

    def handle(self, *_args: Any, slug: str, **_options: Any) -> None:
        document = Document.objects.filter(slug=slug).first()
        if document is None:
            raise CommandError(f"There is no document “{slug}”.", returncode=2)
        with transaction.atomic():
            for version in document.versions.order_by("number"):
                carry_over(version)
                trace(version)
                counts = Counter(version.placements.values_list("fate", flat=True))
                each = ", ".join(f"{fate} {counts[fate]}" for fate in Fate.values)
                self.stdout.write(f"{slug}, version {version.number}: {counts.total()} ({each})")
