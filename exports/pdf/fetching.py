"""What a page may load while it becomes a PDF: our own assets, by name, and nothing else."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from exports.pdf.paper import Asset
from exports.pdf.refusals import asset_refused

SCHEME = "asset:"
# Not left to mimetypes, whose table differs per machine.
TYPES = {"css": "text/css", "otf": "font/otf"}


class Fatal(FatalURLFetchingError):  # type: ignore[misc] # WeasyPrint has no types
    """Stops WeasyPrint, which swallows any other exception and prints a gap instead."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.refusal = asset_refused(address=url[:200])


class OnlyAssets(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Knows ``asset:name`` for the given assets. Every other address ends the rendering."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        super().__init__(allowed_protocols={"asset"}, allow_redirects=False, fail_on_errors=True)
        self._assets = {f"{SCHEME}{asset.name}": asset.content for asset in assets}

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - WeasyPrint passes it
        if url not in self._assets:
            raise Fatal(url)
        suffix = url.rpartition(".")[2]
        kind = TYPES.get(suffix) or mimetypes.guess_type(url)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._assets[url], {"Content-Type": kind})
