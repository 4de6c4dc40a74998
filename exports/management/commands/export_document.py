from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.models import Version
from exports.actions import making
from exports.errors import explain
from exports.models import Kind
from exports.pdf import Crashed, Made, Refused
from members.errors import RuleBroken


class Command(BaseCommand):
    help = "Make one file now, without the queue, and write it to disk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="address of the document")
        parser.add_argument("version", type=int, help="number of the version")
        parser.add_argument("--kind", choices=Kind.values, default=Kind.CLEAN)
        parser.add_argument("--against", type=int, help="for a redline: the earlier version")
        parser.add_argument("--output", type=Path, required=True, help="the file to write")

    def handle(
        self,
        *_: Any,
        slug: str,
        version: int,
        kind: str,
        against: int | None,
        output: Path,
        **__: Any,
    ) -> None:
        if kind == Kind.REDLINE and against is None:
            raise CommandError("A redline needs --against N, an earlier version.", returncode=2)
        if kind != Kind.REDLINE and against is not None:
            raise CommandError("--against is only for a redline.", returncode=2)
        earlier = None if against is None else _find(slug, against)
        made = _make(_find(slug, version), kind, earlier)
        try:
            output.write_bytes(made.content)
        except OSError as error:
            raise CommandError(f"Cannot write {output}: {error.strerror}.", returncode=2) from error
        pages = f"{made.pages} pages, " if made.pages else ""
        self.stdout.write(f"{output}: {pages}{len(made.content)} bytes")


def _find(slug: str, number: int) -> Version:
    versions = Version.objects.select_related("document").filter(document__slug=slug)
    try:
        return versions.get(number=number)
    except Version.DoesNotExist as error:
        message = f"There is no version {number} of a document “{slug}”."
        raise CommandError(message, returncode=2) from error


def _make(version: Version, kind: str, against: Version | None) -> Made:
    try:
        return making.produce(version, kind, against)[0]
    except RuleBroken as error:
        raise CommandError(str(error), returncode=2) from error
    except Refused as refusal:
        raise CommandError(explain(refusal), returncode=2) from refusal
    except Crashed as error:
        raise CommandError(f"The file could not be made: {error}") from error
