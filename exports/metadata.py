"""What machines are told of versions and their files: schema.org, DCAT and DiWoo.

Only what the pages show too. Who asks decides which files are given: those that
the person may fetch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from documents.models import Document, Version
from exports.models import Export

# Both norms that every PDF is checked against: PDF/A-2 and PDF/UA-1.
NORMS = (
    "https://www.iso.org/standard/50655.html",
    "https://www.iso.org/standard/64599.html",
)
MEDIA = {
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGES = {"nl": f"{_AUTHORITY}/language/NLD", "en": f"{_AUTHORITY}/language/ENG"}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A version with what stands around it: its made files, the version before and after."""

    version: Version
    files: Sequence[Export]
    before: Version | None = None
    after: Version | None = None

    @property
    def address(self) -> str:
        return settings.SITE_URL + self.version.get_absolute_url()


def media_type(export: Export) -> str:
    return MEDIA.get(PurePath(export.file.name or "").suffix, "application/octet-stream")


def file_address(export: Export) -> str:
    return settings.SITE_URL + export.get_absolute_url()


def is_pdf(export: Export) -> bool:
    return media_type(export) == "application/pdf"


def schema_org(described: Described) -> dict[str, Any]:
    """A version as a Report of schema.org."""
    version, document = described.version, described.version.document
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["Report", "DigitalDocument"],
        "@id": described.address,
        "url": described.address,
        "name": version.title,
        "abstract": version.summary,
        "version": str(version.number),
        "creativeWorkStatus": "Published" if version.is_definitive else "Draft",
        "inLanguage": version.language,
        "datePublished": version.released_at.isoformat(),
        "publisher": {"@type": "Organization", "name": settings.PUBLISHER},
        "author": {"@type": "Organization", "name": settings.PUBLISHER},
        "license": document.licence_url,
        "isPartOf": {"@id": settings.SITE_URL + document.get_absolute_url()},
        "isAccessibleForFree": True,
        "encoding": [_media_object(export) for export in described.files],
    }
    if described.before is not None:
        facts["isBasedOn"] = settings.SITE_URL + described.before.get_absolute_url()
    return facts


def _media_object(export: Export) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "name": export.filename,
        "contentUrl": file_address(export),
        "encodingFormat": media_type(export),
        "contentSize": str(export.size),
        "sha256": export.sha256,
        "uploadDate": export.made_at.isoformat() if export.made_at else "",
    }


def schema_org_series(document: Document, described: Sequence[Described]) -> dict[str, Any]:
    """The document as the whole that its versions are parts of."""
    address = settings.SITE_URL + document.get_absolute_url()
    parts = [{k: v for k, v in schema_org(each).items() if k != "@context"} for each in described]
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": address,
        "url": address,
        "name": document.title,
        "abstract": document.summary,
        "inLanguage": document.language,
        "publisher": {"@type": "Organization", "name": settings.PUBLISHER},
        "license": document.licence_url,
        "hasPart": parts,
    }


def dcat(described: Described) -> dict[str, Any]:
    """A version as a dataset of DCAT 3, each of its files a distribution."""
    version, document = described.version, described.version.document
    landing = settings.SITE_URL + document.get_absolute_url()
    facts: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": described.address,
        "@type": "dcat:Dataset",
        "dct:title": {"@value": version.title, "@language": version.language},
        "dct:description": {
            "@value": version.summary or version.title,
            "@language": version.language,
        },
        "dct:identifier": described.address,
        "dct:issued": _moment(version.released_at.isoformat()),
        "dct:language": {"@id": LANGUAGES[version.language]},
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": settings.PUBLISHER},
        "dct:license": {"@id": document.licence_url},
        "dct:isVersionOf": {"@id": landing},
        "dcat:landingPage": {"@id": landing},
        "dcat:version": str(version.number),
        "dcat:distribution": [_distribution(document, export) for export in described.files],
    }
    for name, other in {
        "dct:replaces": described.before,
        "dct:isReplacedBy": described.after,
    }.items():
        if other is not None:
            facts[name] = {"@id": settings.SITE_URL + other.get_absolute_url()}
    return facts


def _distribution(document: Document, export: Export) -> dict[str, Any]:
    address = {"@id": file_address(export)}
    facts: dict[str, Any] = {
        **address,
        "@type": "dcat:Distribution",
        "dct:title": export.filename,
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{media_type(export)}"
        },
        "dcat:byteSize": {"@value": str(export.size), "@type": "xsd:nonNegativeInteger"},
        "dct:issued": _moment(export.made_at.isoformat() if export.made_at else ""),
        "dct:license": {"@id": document.licence_url},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": export.sha256, "@type": "xsd:hexBinary"},
        },
    }
    if is_pdf(export):
        facts["dct:conformsTo"] = [{"@id": norm} for norm in NORMS]
    return facts


def _moment(iso: str) -> dict[str, str]:
    return {"@value": iso, "@type": "xsd:dateTime"}


def in_page(facts: dict[str, Any]) -> SafeString:
    """As text for a data block in a page, which no tag in a title can break out of."""
    text = json.dumps(facts, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)  # noqa: S308 - no sign of HTML is left in it
