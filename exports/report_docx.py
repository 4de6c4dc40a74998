"""The response report for a word processor. With exports.textfiles the door to python-docx."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from documents.core.package import repacked
from exports import sheet, tallies
from exports.facts import Edition, Remark, Report
from exports.report import Section, sections_of
from exports.spelling import plain
from exports.spreadsheet import name_of
from exports.textfiles.looks import FONT, INK, LINE

# Millimetres, on a landscape page.
WIDTHS = (14, 36, 50, 70, 62, 35)
# Who said it, and the outcome.
STRONG = (1, 4)
WIDTHS_OF_OWN = (14, 18, 90, 90, 55)


def document(report: Report) -> bytes:
    """Return the report as .docx. The same report gives the same bytes."""
    with override(report.edition.language):
        word = Document()
        _describe(word, report.edition)
        _landscape(word)
        word.add_heading(_("Response report"), 0)
        word.add_paragraph(f"{report.edition.title} – {sheet.status(report.edition)}")
        word.add_paragraph(report.edition.address)
        _procedure(word, report)
        for line in report.main_lines:
            word.add_heading(line.theme, 2)
            _paragraphs(word, line.text)
        for section in sections_of(report.remarks):
            _section(word, section)
        _own_changes(word, report)
        _senders(word, report)
    out = BytesIO()
    word.save(out)
    # Packed anew, for python-docx writes when it was made.
    with ZipFile(out) as made:
        return repacked({name: made.read(name) for name in made.namelist()})


def _describe(word: Any, edition: Edition) -> None:
    facts = word.core_properties
    facts.title = f"{_('Response report')}: {edition.title}"
    facts.author = facts.last_modified_by = edition.publisher
    facts.language = edition.language
    facts.comments = ""
    facts.created = facts.modified = edition.frozen_at.astimezone(UTC).replace(tzinfo=None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL" if edition.language == "nl" else "en-GB")
    word.styles["Normal"].element.get_or_add_rPr().append(language)
    for name, size in {"Normal": 9, "Title": 22, "Heading 1": 15, "Heading 2": 11.5}.items():
        _set(word.styles[name], size)


def _set(style: Any, size: float) -> None:
    """The font and the color of the text to work on with, and no theme that says otherwise."""
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _landscape(word: Any) -> None:
    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(15)
    page.top_margin = page.bottom_margin = Mm(18)


def _procedure(word: Any, report: Report) -> None:
    word.add_heading(_("How it went"), 1)
    for held in report.rounds:
        days = f"{sheet.day(held.opens_at)} – {sheet.day(held.last_moment)}"
        label = _("concept %(number)s") % {"number": held.version}
        word.add_paragraph(f"{label}: {days} ({held.audience})", style="List Bullet")
    _paragraphs(word, report.announced)
    for met in report.meetings:
        facts = [date_format(met.held_on, "j F Y"), met.title, met.place, met.outcome]
        word.add_paragraph(plain(", ".join(filter(None, facts))), style="List Bullet")
    figures = [*tallies.channels(report.remarks), tallies.total(report.remarks)]
    heads = [_("Came in"), _("Comments"), _("Senders"), _("After the round")]
    cells = [[each.name, each.comments, each.senders, each.late] for each in figures]
    _table(word, heads, cells)
    word.add_paragraph()
    outcomes = [[each.name, each.comments] for each in tallies.outcomes(report.remarks)]
    _table(word, [_("Outcome"), _("Comments")], outcomes)
    if report.edition.despite:
        word.add_heading(_("Published before every comment was answered"), 2)
        _paragraphs(word, report.edition.despite)


def _section(word: Any, section: Section) -> None:
    word.add_heading(section.title, 1)
    heads = [
        _("No."), _("From and received"), _("About"), _("Comment"), _("Answer"), _("Change"),
    ]  # fmt: skip
    for chapter in section.chapters:
        word.add_heading(plain(chapter.title), 2)
        _table(word, heads, map(_row, chapter.remarks), widths=WIDTHS, strong=STRONG)


def _row(remark: Remark) -> list[object]:
    verdict = remark.verdict
    place = _("paragraph %(number)s") % {"number": remark.place.number}
    now = _("now paragraph %(number)s") % {"number": remark.now.number}
    said = [remark.text]
    if remark.replacement is not None:
        words = f"“{remark.replacement}”" if remark.replacement else _("leave these words out.")
        said.append(f"{_('Proposes:')} {words}")
    said += [f"{name_of(reply.sender)}: {reply.text}" for reply in remark.replies]
    answer = [verdict.label, verdict.reason] if verdict else [_("not decided")]
    if remark.same:
        answer.append(f"{_('The same answer as to')} {', '.join(remark.same)}")
    landed = verdict.paragraph if verdict else 0
    where = _("now in paragraph %(number)s") % {"number": landed} if landed else ""
    changed = verdict is not None and verdict.was is not None
    return [
        remark.number,
        [name_of(remark.sender), sheet.day(remark.received), remark.channel, remark.source],
        [
            place if remark.place.number else _("the whole text"),
            now if remark.now.number else "",
            f"“{remark.exact}”" if remark.exact else "",
        ],
        said,
        answer,
        [f"“{verdict.was}” → “{verdict.becomes}”", where] if verdict and changed else "",
    ]


def _own_changes(word: Any, report: Report) -> None:
    if report.own_changes:
        word.add_heading(_("Changes by the editors themselves"), 1)
        heads = [
            pgettext("of a change", "No."),
            _("Paragraph"),
            pgettext("words in a text", "Was"),
            pgettext("words in a text", "Becomes"),
            _("Reason"),
        ]
        cells = [
            [own.number, own.paragraph or _("gone"), own.was, own.becomes, own.reason]
            for own in report.own_changes
        ]
        _table(word, heads, cells, widths=WIDTHS_OF_OWN)


def _senders(word: Any, report: Report) -> None:
    word.add_heading(_("Who said what"), 1)
    heads = [_("Sender"), _("Comments"), _("Answered in")]
    cells = [
        [name_of(voice.sender), ", ".join(voice.comments), ", ".join(voice.replies)]
        for voice in tallies.senders(report.remarks)
    ]
    _table(word, heads, cells)


def _table(
    word: Any,
    heads: list[str],
    rows: Any,
    *,
    widths: tuple[int, ...] = (),
    strong: tuple[int, ...] = (),
) -> None:
    cells = [heads, *rows]
    table = word.add_table(len(cells), len(heads))
    table.autofit = not widths
    _rule(table)
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
    for row, shown in zip(table.rows, cells, strict=True):
        _mark(row, "w:cantSplit")
        for column, (cell, value) in enumerate(zip(row.cells, shown, strict=True)):
            if widths:
                cell.width = Mm(widths[column])
            _fill(cell, value if isinstance(value, list) else [value], strong=column in strong)
    head = table.rows[0]
    for cell in head.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    # A header row, repeated on every page and read as such.
    _mark(head, "w:tblHeader")


def _fill(cell: Any, parts: list[object], *, strong: bool) -> None:
    """Write the parts as paragraphs; ``strong``: the first is what the others are about."""
    texts = [plain(str(part)) for part in parts if part != ""]
    for number, text in enumerate(texts or [""]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(text).bold = strong and number == 0


def _rule(table: Any) -> None:
    """Lines between the rows alone, and room around the words."""
    facts = table._tbl.tblPr  # noqa: SLF001 - python-docx has no names for these
    borders, room = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "bottom", "insideH"):
        look = {"val": "single", "sz": "4", "space": "0", "color": LINE}
        borders.append(_element(f"w:{side}", look))
    for side, width in {"top": 50, "left": 0, "bottom": 30, "right": 140}.items():
        room.append(_element(f"w:{side}", {"w": str(width), "type": "dxa"}))
    # In the order of the norm (ECMA-376, CT_TblPr).
    facts.find(qn("w:tblLook")).addprevious(room)
    facts.find(qn("w:tblLayout")).addprevious(borders)


def _element(name: str, facts: dict[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in facts.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - no name for it either


def _paragraphs(word: Any, text: str) -> None:
    for part in filter(None, map(str.strip, text.split("\n\n"))):
        word.add_paragraph(plain(part))
