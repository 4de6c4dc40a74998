"""The square that a telephone reads: an address as a QR code. The only door to segno."""

from __future__ import annotations

from io import BytesIO

import segno

from exports.pdf import Asset


def code(address: str) -> Asset:
    """Return ``address`` as an image. The same address gives the same bytes.

    With a good deal of redundancy, for it is printed, copied and folded.
    """
    out = BytesIO()
    # No micro codes: many telephones cannot read those.
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=0,
        scale=4,
        dark="#1a2024",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
    )
    return Asset("qr.svg", out.getvalue())
