"""Says what is missing on this machine before somebody waits for a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes.util import find_library
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Notice

from exports import sealing

# By their names on Linux, where each is the file of one Debian package.
PACKAGES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


@register()
def pango_is_there(
    app_configs: Sequence[AppConfig] | None = None,  # noqa: ARG001 - Django passes it
    libraries: dict[str, str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Warn, not refuse: without Pango everything but making PDFs still works."""
    wanted = PACKAGES if libraries is None else libraries
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if not missing:
        return []
    return [
        Notice(
            "PDFs cannot be made on this machine: " + ", ".join(missing) + " missing.",
            hint="Install them: apt-get install " + " ".join(missing),
            id="exports.W001",
        )
    ]


@register()
def seal_can_be_set(**_: Any) -> list[CheckMessage]:
    """A site that says it seals must not find out at its first paper that it cannot."""
    try:
        sealing.refuse_unreadable()
    except sealing.NoSeal as error:
        return [
            Error(
                str(error), hint="Without SEAL_CERTIFICATE files are not sealed.", id="exports.E001"
            )
        ]
    return []


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        # Elsewhere the same library has another file name.
        return find_library(library.removeprefix("lib").split(".so")[0]) is not None
    return True
