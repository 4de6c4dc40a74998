"""Keys that a form sends along."""

from __future__ import annotations

from django.http import HttpRequest

DIGITS = 9  # as in addresses (members.converters): no larger than a database can look for


def keys_of(request: HttpRequest, name: str) -> list[int]:
    """Return the numbers sent under ``name``; what is no number was not sent by our pages."""
    sent = request.POST.getlist(name)
    return [int(key) for key in sent if key.isdecimal() and len(key) <= DIGITS]
