"""Part of a file, for who asks for some of its bytes (RFC 9110, chapter 14). No Django."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE)


class Unsatisfiable(ValueError):
    """None of the bytes asked for are there."""


def asked(header: str, size: int) -> range | None:
    """Return which bytes of a file of ``size`` are asked for; None for the whole of it.

    Several ranges at once, and whatever cannot be understood, get the whole file, as
    the norm allows. Raises Unsatisfiable.
    """
    found = _ONE.fullmatch(header.replace(" ", ""))
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        # The last so many bytes.
        wanted = range(max(0, size - int(found[2])), size)
    else:
        first = int(found[1])
        end = int(found[2]) + 1 if found[2] else max(size, first + 1)
        if end <= first:
            return None
        wanted = range(first, min(end, size))
    if not wanted:
        raise Unsatisfiable(header)
    return wanted
