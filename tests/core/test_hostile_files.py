"""Files that want harm, or are not what they say: each is refused with the sentence that helps."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from documents.core import package
from documents.core.package import BOMB, DAMAGED, LOCKED, MACROS, opened, repacked
from documents.core.unreadable import UnreadableFile
from documents.importing import imported, office
from documents.importing.kinds import NOT_WORDS, OLD_WORD, OTHER, PDF, RTF
from tests.core.word_files import CONTENT_TYPES, MAIN, RELATIONS, paragraph, word_file, word_parts

BILLION_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha">%s]><l>&z;</l>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + each, b"&%c;" % (97 + each) * 10) for each in range(9)
)
ELSEWHERE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><l>&x;</l>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def zipped(*members, flag=0):
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    content = bytearray(whole.getvalue())
    if flag:
        # The flag of a password, in the directory at the end.
        content[content.index(b"PK\x01\x02") + 8] |= flag
    return bytes(content)


def why(content, name="stuk.docx"):
    with pytest.raises(UnreadableFile) as refused:
        imported(name, content)
    return refused.value.message


def with_part(name, content):
    return repacked({**word_parts(paragraph("Tekst.")), name: content})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", DAMAGED, id="empty"),
        pytest.param(b"MZ\x90", DAMAGED, id="a program that is called .docx"),
        pytest.param(b"PK\x03\x04 and then nothing", DAMAGED, id="the start of a zip"),
        pytest.param(word_file(paragraph("x"))[:-40], DAMAGED, id="half a file"),
        pytest.param(zipped(("x.txt", "x")), OTHER, id="another zip"),
        pytest.param(OLE, OLD_WORD, id="old word"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED, id="a password"),
        pytest.param(b"%PDF-1.7", PDF, id="PDF"),
        pytest.param(b"{\\rtf1}", RTF, id="RTF"),
        pytest.param(with_part("word/vbaProject.bin", b"x"), MACROS, id="macros"),
        pytest.param(with_part("../../etc/x", b"x"), DAMAGED, id="a path that leads out"),
        pytest.param(with_part("word/x.xml", BILLION_LAUGHS), DAMAGED, id="billion laughs"),
        pytest.param(with_part("word/x.xml", ELSEWHERE), DAMAGED, id="an entity from outside"),
        pytest.param(with_part("word/x.xml", b"<a>" * 9 + b"x"), DAMAGED, id="not well-formed"),
        pytest.param(
            with_part("word/x.xml", b"<a>" * 100 + b"</a>" * 100), DAMAGED, id="nested without end"
        ),
        pytest.param(
            with_part("word/x.xml", b"<a>" + b"<b/>" * 400_000 + b"</a>"), BOMB, id="many"
        ),
        pytest.param(with_part("word/x.bin", bytes(80 * 2**20)), BOMB, id="80 MB of nothing"),
    ],
)
def test_a_hostile_file_is_refused_with_the_sentence_that_helps(content, sentence):
    assert why(content) == sentence


def test_a_file_with_macros_is_known_by_what_it_says_of_itself():
    types = CONTENT_TYPES.replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )

    assert why(with_part("[Content_Types].xml", types), "stuk.docm") == MACROS


def test_a_file_with_a_password_on_the_zip_is_refused():
    members = (("[Content_Types].xml", CONTENT_TYPES), ("word/document.xml", b"x"))

    with pytest.raises(UnreadableFile) as refused:
        opened(zipped(*members, flag=1))

    assert refused.value.message == LOCKED


def test_too_many_members_are_refused():
    members = [(f"f{each}", b"") for each in range(package.MOST_MEMBERS + 1)]

    with pytest.raises(UnreadableFile) as refused:
        opened(zipped(*members))

    assert refused.value.message == BOMB


def test_a_member_that_lies_about_its_size_is_counted_all_the_same():
    content = bytearray(zipped(("a.bin", bytes(2**20))))
    size = content.index((2**20).to_bytes(4, "little"), content.index(b"PK\x01\x02"))
    content[size : size + 4] = (10).to_bytes(4, "little")

    with pytest.raises(UnreadableFile):
        opened(bytes(content))


def test_the_content_counts_and_not_the_name():
    read = imported("verkeerd.md", word_file(paragraph("Toch een Word-bestand.")))

    assert "Toch een Word-bestand." in read.html


def test_a_picture_that_is_called_a_text_is_refused():
    assert why(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "foto.txt") == NOT_WORDS


def test_nothing_is_fetched_for_a_picture_from_elsewhere():
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
        '2006/wordprocessingDrawing"><wp:docPr id="1" name="x" descr="Kaart"/><a:graphic xmlns:a='
        '"http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic='
        '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    parts = word_parts(paragraph("Tekst."), drawing)
    parts["word/_rels/document.xml.rels"] = RELATIONS.replace(
        b"</R", b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/'
        b'2006/relationships/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></R'
    )  # fmt: skip

    assert imported("x.docx", repacked(parts)).lost == ("image: Kaart",)


def test_an_odt_without_libreoffice_asks_for_another_file(monkeypatch):
    monkeypatch.setenv("PATH", "")
    odt = zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"))

    assert why(odt, "stuk.odt") == office.ABSENT


def test_an_odt_with_macros_or_a_password_is_refused():
    mimetype = ("mimetype", "application/vnd.oasis.opendocument.text")
    secret = ("META-INF/manifest.xml", "<m><encryption-data/></m>")

    assert why(zipped(mimetype, ("Basic/Standard/x.xml", "<a/>")), "stuk.odt") == MACROS
    assert why(zipped(mimetype, secret), "stuk.odt") == LOCKED


def test_the_main_part_is_where_the_file_says_it_is():
    parts = word_parts(paragraph("Elders."))
    parts["word/document2.xml"] = parts.pop(MAIN)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"document2.xml")

    assert "Elders." in imported("x.docx", repacked(parts)).html
