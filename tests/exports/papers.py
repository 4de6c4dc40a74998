"""Papers for tests, made without a database, and how to read what came out."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from exports.pdf import About, Asset, Paper

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "paper.css"


def paper(
    body: str, *, sources: tuple[str, ...] = (), language: str = "nl", head: str = ""
) -> Paper:
    about = About(
        title="Een stuk",
        language=language,
        publisher="De Buurt",
        description="Waar het over gaat",
        address="http://testserver/stukken/een-stuk/versie/1/",
        date="2026-11-01T11:00:00+00:00",
    )
    html = (
        f'<!doctype html><html lang="{language}"><head><title>{about.title}</title>'
        f'<meta name="dcterms.created" content="{about.date}">'
        f'<link rel="stylesheet" href="asset:paper.css">{head}</head>'
        f"<body>{body}</body></html>"
    )
    style = Asset("paper.css", STYLE.read_bytes())
    return Paper(html=html, about=about, sources=sources, assets=(style,))


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """All words of a PDF, on one line; those that a line broke are whole again."""
    pages = [page.extract_text() for page in opened(content).pages]
    return " ".join(" ".join(pages).split()).replace("\u2010 ", "")
