"""What the editors tell in the response report, beside the comments and their answers."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from documents.models import Version
from exports.actions.ordering import order
from exports.models import Kind, MainLine, Procedure


@transaction.atomic
def tell(version: Version, *, announced: str, lines: Iterable[tuple[str, str]]) -> None:
    """Keep these words for the response report of ``version``, and have it made anew.

    ``lines`` are themes with what is said of each, in order; they replace those
    there were. Raises exports.errors.NothingBefore on a first version.
    """
    # Locked, because two editors may save at the same moment: one list must win whole.
    Version.objects.select_for_update().get(pk=version.pk)
    Procedure.objects.update_or_create(version=version, defaults={"announced": announced})
    version.main_lines.all().delete()
    MainLine.objects.bulk_create(
        MainLine(version=version, theme=theme, text=text, position=position)
        for position, (theme, text) in enumerate(lines)
    )
    order(version, Kind.REPORT)
