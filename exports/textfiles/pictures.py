"""The bytes of a picture in a text, from where pictures are kept."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import default_storage


def picture(src: str) -> bytes | None:
    """Return the picture at ``src`` ("/media/…"), or None when it is not there any more."""
    name = src.removeprefix(settings.MEDIA_URL)
    if name == src or not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return bytes(file.read())
