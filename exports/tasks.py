"""What runs in the background. Thin: fetch by id, call the action."""

from __future__ import annotations

from django_tasks import task

from exports.actions import making
from exports.models import Export


@task()
def make_export(export_id: int) -> None:
    """Make one export. Does nothing for an order that was withdrawn or is made already."""
    orders = Export.objects.select_related("version__document", "against__document")
    export = orders.filter(pk=export_id, failed_at__isnull=True).first()
    if export is not None:
        making.start(export)
        making.make(export)


def give_up(export_id: int, why: str) -> None:
    """Note on the export that the last attempt to make it failed."""
    export = Export.objects.filter(
        pk=export_id, made_at__isnull=True, failed_at__isnull=True
    ).first()
    if export is not None:
        making.fail(export, why)
