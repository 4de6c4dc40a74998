"""Word files in: what people make in Word, as the text that they meant."""

from __future__ import annotations

import tempfile
import zipfile

from documents.core.identity import with_ids
from documents.importing import imported
from tests.core.soup import lines
from tests.core.word_files import item, paragraph, run, word_file

DECIMAL = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def style(key, name):
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'


# As a Dutch Word writes them: keys in Dutch, names in English.
STYLES = "".join(
    style(key, name)
    for key, name in (
        ("Kop1", "heading 1"), ("Kop2", "heading 2"), ("Kop3", "heading 3"), ("Titel", "Title"),
        ("Bijschrift", "caption"), ("Citaat", "Quote"), ("Inhopg1", "toc 1"),
    )
)  # fmt: skip


def text_of(*blocks, **parts):
    read = imported("x.docx", word_file(*blocks, styles=STYLES, **parts))
    return with_ids(read.html), read


def test_the_headings_of_a_dutch_word_are_headings():
    html, read = text_of(
        paragraph("Onze kade", style="Titel"),
        paragraph("Eerst", style="Kop1"),
        paragraph("Dan", style="Kop2"),
        paragraph("Diep", style="Kop3"),
    )

    assert read.title == "Onze kade"
    assert html == lines(
        '<h2 data-b="b1">Eerst</h2>', '<h3 data-b="b2">Dan</h3>', '<h4 data-b="b3">Diep</h4>'
    )


def test_one_heading_above_all_others_is_the_title():
    html, read = text_of(
        paragraph("Onze kade", style="Kop1"),
        paragraph("Eerst", style="Kop2"),
        paragraph("Dan", style="Kop2"),
    )

    assert read.title == "Onze kade"
    assert html == lines('<h2 data-b="b1">Eerst</h2>', '<h2 data-b="b2">Dan</h2>')


def test_a_list_that_goes_on_after_a_paragraph_keeps_its_numbers():
    html, _ = text_of(
        item("een", 1), item("twee", 1), paragraph("Tussendoor."), item("drie", 1),
        item("diep", 1, level=1), item("opnieuw", 3), item("punt", 2), numbering=DECIMAL,
    )  # fmt: skip

    assert html == lines(
        '<ol><li><p data-b="b1">een</p></li>',
        '<li><p data-b="b2">twee</p></li></ol>',
        '<p data-b="b3">Tussendoor.</p>',
        '<ol start="3"><li><p data-b="b4">drie</p>',
        '<ul><li><p data-b="b5">diep</p></li></ul></li></ol>',
        '<ol><li><p data-b="b6">opnieuw</p></li></ol>',
        '<ul><li><p data-b="b7">punt</p></li></ul>',
    )


def test_a_bold_first_row_is_a_row_of_headers():
    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc><w:p>{each}</w:p></w:tc>" for each in cells) + "</w:tr>"

    html, _ = text_of(
        paragraph("Hoeveel het er zijn", style="Bijschrift"),
        f"<w:tbl>{row(run('Wat', '<w:b/>'), run('Aantal', '<w:b/>'))}"
        f"{row(run('Fietsers'), run('12'))}</w:tbl>",
    )

    assert html == lines(
        '<table><caption data-b="b1">Hoeveel het er zijn</caption>',
        '<thead><tr data-b="b2"><th scope="col">Wat</th><th scope="col">Aantal</th></tr></thead>',
        '<tbody><tr data-b="b3"><td>Fietsers</td><td>12</td></tr></tbody></table>',
    )


def test_footnotes_stand_in_the_order_of_their_marks():
    def mark(number):
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def note(number, words):
        return f'<w:footnote w:id="{number}">{paragraph(words)}</w:footnote>'

    html, _ = text_of(
        f"<w:p>{run('Een')}{mark(7)}{run(' en twee')}{mark(4)}</w:p>",
        footnotes=note(4, "Vier.") + note(7, "Zeven."),
    )

    assert html == lines(
        '<p data-b="b1">Een<sup data-fn="n1"></sup> en twee<sup data-fn="n2"></sup></p>',
        '<ol data-notes=""><li data-note="n1"><p data-b="b2">Zeven.</p></li>',
        '<li data-note="n2"><p data-b="b3">Vier.</p></li></ol>',
    )


def test_the_look_of_words_is_kept_where_it_means_something():
    low, red = '<w:vertAlign w:val="subscript"/>', '<w:color w:val="F00"/>'
    words = run("vet", "<w:b/>") + run(" schuin", "<w:i/>") + run("2", low) + run(" rood", red)

    html, _ = text_of(f"<w:p>{words}</w:p>")

    assert html == '<p data-b="b1"><strong>vet</strong><em> schuin</em><sub>2</sub> rood</p>'


def test_what_cannot_come_along_is_named():
    tracked = '<w:ins w:id="1" w:author="A">' + run("erbij ") + "</w:ins>"
    gone = '<w:del w:id="2" w:author="A"><w:r><w:delText>weg</w:delText></w:r></w:del>'
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'

    html, read = text_of(
        paragraph("Inhoud ... 3", style="Inhopg1"),
        f"<w:p>{run('Tekst ')}{tracked}{gone}{math}</w:p>",
    )

    assert html == '<p data-b="b1">Tekst erbij</p>'
    assert read.lost == (
        "tracked changes (taken as accepted): 2",
        "formula",
        "table of contents",
    )


ODT = """<office:document-content
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body>
  <office:text><text:h text:outline-level="1">Eerst</text:h><text:p>Woorden<text:note
  text:id="f1" text:note-class="footnote"><text:note-citation>1</text:note-citation>
  <text:note-body><text:p>De noot.</text:p></text:note-body></text:note>.</text:p>
  <text:h text:outline-level="1">Dan</text:h></office:text></office:body>
</office:document-content>"""
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
  manifest:version="1.3"><manifest:file-entry manifest:full-path="/"
  manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry
  manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def write_odt(file):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT)
        archive.writestr("META-INF/manifest.xml", MANIFEST)


def test_an_odt_comes_in_through_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    file = tmp_path / "x.odt"
    write_odt(file)

    read = imported("x.odt", file.read_bytes())

    # Nothing of the work stays behind.
    assert list(tmp_path.iterdir()) == [file]
    assert with_ids(read.html) == lines(
        '<h2 data-b="b1">Eerst</h2>',
        '<p data-b="b2">Woorden<sup data-fn="n1"></sup>.</p>',
        '<h2 data-b="b3">Dan</h2>',
        '<ol data-notes=""><li data-note="n1"><p data-b="b4">De noot.</p></li></ol>',
    )
