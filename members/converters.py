"""Numbers in addresses, no larger than a database can look for."""

from __future__ import annotations

from django.urls import register_converter


class Number:
    """As Django's int, of nine digits at most: larger ones are not found, and not an error."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


def register() -> None:
    register_converter(Number, "number")
