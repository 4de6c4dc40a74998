"""How one refers to a version: in a sentence, and for the programs that keep references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from documents.models import Version


@dataclass(frozen=True, slots=True)
class Citation:
    author: str
    title: str
    status: str
    day: date
    address: str
    key: str
    language: str

    @property
    def plain(self) -> str:
        """In the manner of the APA, which Dutch universities and councils use most."""
        return f"{self.author} ({self.day.year}). {self.title} ({self.status}). {self.address}"

    @property
    def bibtex(self) -> str:
        fields = {
            "author": "{" + _latex(self.author) + "}",
            "title": "{" + _latex(self.title) + "}",
            "year": str(self.day.year),
            "month": str(self.day.month),
            "day": str(self.day.day),
            "type": _latex(self.status),
            "institution": _latex(self.author),
            "language": self.language,
            "url": self.address,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@techreport{{{self.key},\n{lines}\n}}\n"

    @property
    def ris(self) -> str:
        """Lines end in CR LF, and a field is one line: so says the format."""
        fields = [
            ("TY", "RPRT"),
            ("AU", self.author),
            ("TI", self.title),
            ("ET", self.status),
            ("PB", self.author),
            ("PY", str(self.day.year)),
            ("DA", f"{self.day:%Y/%m/%d}"),
            ("LA", self.language),
            ("UR", self.address),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)


def citation(version: Version) -> Citation:
    """In the language of the version, because a reference is the same for everybody."""
    document = version.document
    with override(version.language):
        status = version.label
    path = reverse("feedback:reading", args=[document.slug, version.number])
    return Citation(
        author=settings.PUBLISHER,
        title=version.title,
        status=status,
        day=timezone.localtime(version.released_at).date(),
        address=settings.SITE_URL + path,
        key=f"{document.slug}-{version.number}",
        language=version.language,
    )


def _latex(words: str) -> str:
    """Without the signs that mean something to TeX."""
    return re.sub(r"([#$%&_{}])", r"\\\1", words.replace("\\", "/"))
