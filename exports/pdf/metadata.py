"""What a PDF says of itself (XMP), for PDF/A and PDF/UA at once.

WeasyPrint writes the packet for one of the two norms; this adds the other.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.pdf.metadata import NS, DocumentMetadata

from exports.pdf.paper import About

RDF, DC, PDFUAID = (f"{{{NS[name]}}}" for name in ("rdf", "dc", "pdfuaid"))
EXTENSION = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A demands that every property outside its own list is described in the file.
UA_SCHEMA = f"""
<rdf:Description xmlns:rdf="{NS["rdf"]}" rdf:about=""
 xmlns:pdfaExtension="{EXTENSION["pdfaExtension"]}"
 xmlns:pdfaSchema="{EXTENSION["pdfaSchema"]}"
 xmlns:pdfaProperty="{EXTENSION["pdfaProperty"]}">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>{NS["pdfuaid"]}</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

for prefix, uri in EXTENSION.items():
    ET.register_namespace(prefix, uri)


class BothNorms(DocumentMetadata):  # type: ignore[misc] # WeasyPrint has no types
    """Metadata that claims PDF/A and PDF/UA-1, with publisher, language and address."""

    about: About

    def generate_rdf_metadata(self, variant: Any, version: Any, conformance: Any) -> bytes:
        # Both are our own process's writing, not somebody's input.
        theirs = super().generate_rdf_metadata(variant, version, conformance)
        rdf = ET.fromstring(theirs)  # noqa: S314
        _describe(rdf, f"{PDFUAID}part", "1")
        rdf.append(ET.fromstring(UA_SCHEMA))  # noqa: S314
        _list(rdf, f"{DC}language", "Bag", self.about.language)
        _list(rdf, f"{DC}publisher", "Bag", self.about.publisher)
        _list(rdf, f"{DC}date", "Seq", self.about.date)
        _describe(rdf, f"{DC}identifier", self.about.address)
        packet: bytes = ET.tostring(rdf, encoding="utf-8")
        return packet


def take_over(metadata: Any, about: About) -> None:
    """Make WeasyPrint's metadata of a document ours."""
    metadata.__class__ = BothNorms
    metadata.about = about


def _describe(rdf: ET.Element, tag: str, text: str) -> None:
    description = ET.SubElement(rdf, f"{RDF}Description", {f"{RDF}about": ""})
    ET.SubElement(description, tag).text = text


def _list(rdf: ET.Element, tag: str, kind: str, text: str) -> None:
    description = ET.SubElement(rdf, f"{RDF}Description", {f"{RDF}about": ""})
    container = ET.SubElement(ET.SubElement(description, tag), f"{RDF}{kind}")
    ET.SubElement(container, f"{RDF}li").text = text
