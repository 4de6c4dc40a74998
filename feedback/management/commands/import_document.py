"""Make a document from a file, or replace the draft of an existing one.

The file is Word (.docx), LibreOffice (.odt), Markdown, HTML or plain text.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_slug
from django.db import transaction

from documents import actions
from documents.core.package import MOST_BYTES
from documents.importing import UnreadableFile, imported
from documents.models import Audience, Document, Kind, Version
from feedback.models import Fate
from members.errors import RuleBroken
from members.models import User

BAD_INPUT = 2  # exit code


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--slug", required=True, help="the last part of its address")
        parser.add_argument("--title", help="required for a new document")
        parser.add_argument("--language", choices=["nl", "en"], help="of a new document: nl")
        parser.add_argument("--freeze", choices=[str(kind) for kind in Kind.values])
        parser.add_argument("--note", default="", help="what changed, for the list of versions")
        parser.add_argument("--editor", metavar="EMAIL", help="who becomes its editor, when new")
        parser.add_argument("--audience", choices=Audience.values, help="of a new document: public")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                done = self._import(options)
        except (RuleBroken, UnreadableFile) as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error
        # Said when it is sure: a refusal undoes everything.
        for line in done:
            self.stdout.write(line)

    def _import(self, options: dict[str, Any]) -> list[str]:
        read = imported(options["file"].name, _content(options["file"]))
        for lost in read.lost:
            self.stderr.write(f"Left out: {lost}")
        document = _document(options)
        draft = actions.save_draft(
            document,
            read.html,
            base=document.draft.saves,
            by=None,
            reason=f"file {options['file'].name}",
        )
        done = [f"{document.slug}: draft saved ({draft.saves} saves)"]
        if options["freeze"]:
            version = actions.freeze(
                document, by=None, kind=Kind(options["freeze"]), note=options["note"]
            )
            done += [f"{document.slug}: version {version.number} ({version.kind})", _fates(version)]
        return done


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            message = f"{file} is larger than {MOST_BYTES // 2**20} MB."
            raise CommandError(message, returncode=BAD_INPUT)
        return file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}."
        raise CommandError(message, returncode=BAD_INPUT) from error


def _document(options: dict[str, Any]) -> Document:
    """The document at the slug, made when it is not there yet; else with its title changed."""
    slug, title = options["slug"], options["title"]
    try:
        validate_slug(slug)
    except ValidationError as error:
        message = f"“{slug}” is not an address: use letters, digits and hyphens."
        raise CommandError(message, returncode=BAD_INPUT) from error
    document = Document.objects.filter(slug=slug).first()
    if document is None:
        if not title:
            raise CommandError("A new document needs a --title.", returncode=BAD_INPUT)
        audience = options["audience"] or Audience.PUBLIC
        return actions.create(
            slug=slug,
            title=title,
            language=options["language"] or "nl",
            by=_editor(options["editor"]),
            audience=audience,
            comment_audience=audience,
        )
    if options["editor"] or options["audience"]:
        message = (
            "--editor and --audience are for a new document; change an existing one at /beheer/."
        )
        raise CommandError(message, returncode=BAD_INPUT)
    actions.rename(
        document,
        title=document.title if title is None else title,
        language=options["language"] or document.language,
    )
    return document


def _editor(email: str | None) -> User | None:
    if not email:
        return None
    try:
        return User.objects.get(email=email.lower())
    except User.DoesNotExist as error:
        message = f"Nobody here has the address {email}."
        raise CommandError(message, returncode=BAD_INPUT) from error


def _fates(version: Version) -> str:
    """One line: "carried over: 12 (unchanged 8, moved 1, edited 2, removed 1, unsure 0)"."""
    counts = Counter(version.placements.values_list("fate", flat=True))
    each = ", ".join(f"{fate} {counts[fate]}" for fate in Fate.values)
    return f"carried over: {counts.total()} ({each})"
