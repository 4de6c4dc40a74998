"""The text as a Word file. The only door to python-docx, which keeps the package in order."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from itertools import count
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import docx
from django.utils.translation import override
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.shared import Cm

from documents.core.markup import parse
from documents.core.package import repacked
from documents.core.tree import NOTES, Frame, Leaf
from exports.facts import Edition
from exports.textfiles.heading import version_line
from exports.textfiles.looks import list_definition, styles_xml
from exports.textfiles.pictures import picture
from exports.textfiles.wordml import Body, notes_of

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
WIDEST = Cm(16)
BULLETS, NUMBERS = 90, 91
_NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml")
_KEPT_STYLES = {"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{0}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def as_docx(edition: Edition) -> bytes:
    """Return the text as .docx: its language, its title, real headings, lists and footnotes.

    A footnote with two marks is written twice, because Word knows one mark for each.
    """
    document = docx.Document()
    _drop_needless(document)
    file = _File(document, parse(edition.html))
    _set_styles(document, LANGUAGES[edition.language])
    _set_facts(document, edition)
    _set_paper(document)
    with override(edition.language):
        file.write(_above(edition))
    _number_pages(document)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as made:
        # Anew, because the members carry the time at which they were written.
        return repacked({name: made.read(name) for name in sorted(made.namelist(), key=_order)})


def _drop_needless(document: Document) -> None:
    """Leave out what python-docx begins with and no text of ours uses."""
    package: Any = document.part.package
    for part in (package, document.part):
        for key in [key for key, each in part.rels.items() if each.reltype.endswith(_NEEDLESS)]:
            del part.rels[key]


class _File:
    """The file while it is written: what the text refers to comes into being as it is asked for."""

    def __init__(self, document: Document, leaves: tuple[Leaf, ...]) -> None:
        self._document = document
        self._leaves = leaves
        self._notes = notes_of(leaves)
        self._part: Any = document.part
        self._lists: dict[Frame, int] = {}
        self._numbers = count(100)
        self._written: list[str] = []

    def write(self, above: list[tuple[str, str]]) -> None:
        body = self._document.element.body
        for style, words in above:
            self._document.add_paragraph(style=style).add_run(words)
        _define_lists(self._numbering())
        text = Body(self).blocks([leaf for leaf in self._leaves if NOTES not in leaf.path])
        for block in text:
            body.insert(len(body) - 1, _element(block))
        if self._notes:
            self._add_footnotes()

    def link(self, href: str) -> str:
        relation: str = self._part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return relation

    def picture(self, leaf: Leaf) -> str:
        content = picture(leaf.src)
        if content is None:
            return f"<w:r><w:t>{escape(f'[{leaf.alt}]')}</w:t></w:r>"
        inline = self._document.part.new_pic_inline(BytesIO(content))
        wide, high = inline.extent.cx, inline.extent.cy
        if wide > WIDEST:
            inline = self._document.part.new_pic_inline(
                BytesIO(content), WIDEST, round(high * WIDEST / wide)
            )
        inline.docPr.set("descr", leaf.alt)
        return f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>"

    def list(self, frame: Frame, level: int) -> int:
        if frame not in self._lists:
            number = self._lists[frame] = next(self._numbers)
            kind = BULLETS if frame.tag == "ul" else NUMBERS
            start = f'<w:startOverride w:val="{frame.start}"/>'
            override_ = f'<w:lvlOverride w:ilvl="{level}">{start}</w:lvlOverride>'
            self._numbering().append(
                _element(
                    f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
                    f"{override_ if kind == NUMBERS else ''}</w:num>"
                )
            )
        return self._lists[frame]

    def note(self, name: str) -> int:
        self._written.append(name)
        return len(self._written)

    def _numbering(self) -> Any:
        return self._document.part.numbering_part.element

    def _add_footnotes(self) -> None:
        root = parse_xml(f"<w:footnotes {_SPACES}>{_SEPARATORS}</w:footnotes>")
        part = XmlPart(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, self._part.package
        )
        self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        # Links in a note are relations of its own part.
        self._part = part
        body = Body(self)
        for number, name in enumerate(self._written, start=1):
            root.append(_element(body.note(self._notes[name], number)))
        separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        settings: Any = self._document.settings.element
        before = settings.find("{*}compat")
        before.addprevious(_element(f"<w:footnotePr>{separators}</w:footnotePr>"))


def _element(xml: str) -> Any:
    """Parse an element whose start tag does not say yet what its prefixes mean."""
    start, _, rest = xml.partition(">")
    return parse_xml(f"{start} {_SPACES}>{rest}")


def _order(name: str) -> tuple[bool, str]:
    # What tells what the other parts are stands first, as readers expect.
    return name != "[Content_Types].xml", name


def _above(edition: Edition) -> list[tuple[str, str]]:
    lines = [
        ("Title", edition.title),
        ("Samenspraak Version", f"{version_line(edition)} · {edition.address}"),
    ]
    return lines + ([("Samenspraak Summary", edition.summary)] if edition.summary else [])


def _set_styles(document: Document, language: str) -> None:
    styles: Any = document.styles.element
    for each in styles.findall(_name("style")):
        if each.get(_name("styleId")) not in _KEPT_STYLES:
            styles.remove(each)
    for style in styles_xml():
        styles.append(_element(style))
    for each in styles.iter(_name("lang")):
        each.set(_name("val"), language)


def _set_facts(document: Document, edition: Edition) -> None:
    facts = document.core_properties
    moment = edition.frozen_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    facts.created = facts.modified = facts.last_printed = moment
    facts.title, facts.language = edition.title, LANGUAGES[edition.language]
    facts.author = facts.last_modified_by = edition.publisher
    facts.subject = edition.summary[:250]
    facts.comments, facts.keywords, facts.category = edition.address, "", ""
    facts.identifier, facts.revision = edition.sha256, edition.number


def _define_lists(numbering: Any) -> None:
    first = numbering.find(_name("num"))
    for definition in (list_definition(BULLETS, "bullet"), list_definition(NUMBERS, "decimal")):
        first.addprevious(_element(definition))


def _set_paper(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = Cm(2.5)
    section.bottom_margin = Cm(2)


def _number_pages(document: Document) -> None:
    footer: Any = document.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - fields have no other way
    middle = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    pages = f'{_FIELD.format("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    footer.getparent().replace(
        footer, _element(f"<w:p>{middle}{pages}{_FIELD.format('NUMPAGES')}</w:p>")
    )


def _name(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"
