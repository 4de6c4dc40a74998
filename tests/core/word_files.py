"""Small Word files, written by hand, so that a test shows all that is in them."""

from __future__ import annotations

from documents.core.package import repacked

MAIN = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{MAIN}" ContentType="{_KIND}"/></Types>'
).encode()
RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
_ROOT = RELATIONS.replace(
    b"></", f'><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{MAIN}"/></'.encode()
)


def word_file(*blocks, **parts):
    return repacked(word_parts(*blocks, **parts))


def word_parts(*blocks, numbering="", styles="", footnotes=""):
    """The parts of a file with these blocks; numbering, styles and footnotes as their elements."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _ROOT,
        MAIN: _part("document", f"<w:body>{''.join(blocks)}</w:body>"),
    }
    for name, inner in (("numbering", numbering), ("styles", styles), ("footnotes", footnotes)):
        if inner:
            parts[f"word/{name}.xml"] = _part(name, inner)
    return parts


def paragraph(words, *, style="", looks=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{looks}</w:pPr>{run(words)}</w:p>"


def run(words, looks=""):
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words, number, level=0):
    where = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(words, looks=where)


def _part(name, inner):
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_OFFICE}">{inner}</w:{name}>'.encode()
