"""A file that is too large is let pass by while it comes in, and kept nowhere."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST = 25 * 2**20  # bytes: above the limit of every form


class Bounded(FileUploadHandler):
    """Hands on what comes in up to a limit. A larger file ends as a name and a size alone."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 - Django passes it
        META: Any,  # noqa: ARG002, N803
        content_length: int,
        boundary: Any,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        # What says beforehand that it is too large is let pass from its first byte.
        self._announced = content_length

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if max(self._announced, start + len(raw_data)) <= MOST else None

    def file_complete(self, file_size: int) -> Any:
        """Return a file without content when it was too large, so that a form can say so."""
        size = max(self._announced, file_size)
        if size <= MOST:
            return None
        return UploadedFile(None, self.file_name, self.content_type, size)
