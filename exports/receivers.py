"""What exports does when a version is frozen: its files are ordered, in the same transaction."""

from __future__ import annotations

from typing import Any

from documents.models import Version
from exports.actions import ordering
from exports.printable import refuse_unprintable


def on_version_frozen(*, version: Version, **_: Any) -> None:
    if version.is_definitive:
        refuse_unprintable(version)
    ordering.order_all(version)
