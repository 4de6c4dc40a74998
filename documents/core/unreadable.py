"""Why a file cannot be read, as a sentence that can be translated."""

from __future__ import annotations

from collections.abc import Mapping


class UnreadableFile(ValueError):
    """A file that no text can be made of.

    ``message`` is plain English with places for ``values``, so that whoever
    shows it can translate it first.
    """

    def __init__(self, message: str, values: Mapping[str, object] | None = None) -> None:
        self.message = message
        self.values = dict(values or {})
        super().__init__(message % self.values)
