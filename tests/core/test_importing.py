from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core.blocks import reading_text
from documents.core.identity import with_ids
from documents.core.markup import canonical
from documents.importing import Imported, UnreadableFile, imported
from tests.core.soup import lines

MARKDOWN = """\
---
title: Kade
---
# De kade

Het fietspad is *te smal*.[^smal] Zie [het plan](https://x.nl/plan).\\
En ~~niet~~ de stoep.^[Die is breed genoeg.] Nogmaals.[^smal]

1. een
   - twee
2. drie

| Wat | Hoeveel |
|-----|--------:|
| Fietsers | 1.240 |

![Kaart van de kade](kaart.png)

[^smal]: Minder dan twee meter.

    Gemeten in mei.
[^los]: Hier verwijst niets naar.
"""


KINDS = (
    "Only Word (.docx), LibreOffice (.odt), Markdown (.md), web page (.html) and text (.txt) "
    "files can be read."
)
UTF_8 = "This file is not UTF-8 text. Save it as UTF-8 and try again."
MARKS = (
    "woord", " ", "# ", "\n", "\n\n", "- ", "    ", "1. ", "|", "|-|-|\n", "> ", "[^1]", "[^1]: ",
    "^[", "]", "*", "**", "_", "~~", "`", "```\n", "<b>", "<td>", "![x](y)", "\\", "---\n",
)  # fmt: skip


def test_markdown_becomes_a_text_with_lists_tables_and_notes():
    read = imported("Kade.MD", MARKDOWN.encode())

    assert with_ids(read.html) == lines(
        '<h2 data-b="b1">De kade</h2>',
        '<p data-b="b2">Het fietspad is <em>te smal</em>.<sup data-fn="n1"></sup> Zie '
        '<a href="https://x.nl/plan">het plan</a>.<br>En niet de stoep.<sup data-fn="n2"></sup>'
        ' Nogmaals.<sup data-fn="n1"></sup></p>',
        '<ol><li><p data-b="b3">een</p>',
        '<ul><li><p data-b="b4">twee</p></li></ul></li>',
        '<li><p data-b="b5">drie</p></li></ol>',
        '<table><thead><tr data-b="b6"><th scope="col">Wat</th><th scope="col">Hoeveel</th></tr>'
        "</thead>",
        '<tbody><tr data-b="b7"><td>Fietsers</td><td>1.240</td></tr></tbody></table>',
        '<p data-b="b8">Hier verwijst niets naar.</p>',
        '<ol data-notes=""><li data-note="n1"><p data-b="b9">Minder dan twee meter.</p>',
        '<p data-b="b10">Gemeten in mei.</p></li>',
        '<li data-note="n2"><p data-b="b11">Die is breed genoeg.</p></li></ol>',
    )
    assert read.lost == ("front matter", "image: Kaart van de kade")
    assert read.title == "Kade"


def test_html_in_markdown_is_read_and_cleaned():
    read = imported("x.markdown", b"a <b>c</b>\n\n<script>d</script>\n\n<table><tr><td>e</table>")

    assert reading_text(with_ids(read.html)) == "a c\ne"
    assert read.lost == ("script",)


def test_notes_are_kept_when_nothing_refers_to_any():
    read = imported("x.md", b"a\n\n[^n]: b\n")

    assert reading_text(with_ids(read.html)) == "a\nb"


def test_html_comes_as_it_is():
    html = "<html><head><title>weg</title></head><body><p>café<img src=x><img src=x>"

    assert imported("a.b.htm", html.encode()) == Imported(html, ("image",), "weg")
    assert imported("x.html", b"\xef\xbb\xbfcaf\xc3\xa9") == Imported("café", ())


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.exe", b"x", KINDS),
        ("x", b"x", KINDS),
        ("x.md", "café".encode("latin-1"), UTF_8),
        ("x.md", "café".encode("utf-16"), UTF_8),
        ("x.md", b"", "There is nothing in this file."),
        ("x.html", b"<p> &nbsp; <script>x</script>", "There is nothing in this file."),
        ("x.html", b"x" * 2_000_001, "The text has 2000001 bytes; 2000000 is the most."),
        ("x.html", b"<table><tr>" + b"<td>x" * 30, "A table has 30 columns; 20 is the most."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(name, content, why):
    with pytest.raises(UnreadableFile) as refused:
        imported(name, content)

    assert str(refused.value) == why
    assert refused.value.message % refused.value.values == why


def test_plain_text_has_paragraphs_lines_and_lists():
    text = (
        "Aan de gemeente\r\nAmstel 1\r\n\r\n"
        "Deze regel is vol en gaat dus zonder meer verder op de\r\nvolgende regel.\r\n\r\n"
        "- een\r\n- twee & drie\r\n"
    )

    read = imported("brief.txt", text.encode())

    assert with_ids(read.html) == lines(
        '<p data-b="b1">Aan de gemeente<br>Amstel 1</p>',
        '<p data-b="b2">Deze regel is vol en gaat dus zonder meer verder op de volgende regel.</p>',
        '<ul><li><p data-b="b3">een</p></li>',
        '<li><p data-b="b4">twee &amp; drie</p></li></ul>',
    )


def test_plain_text_with_long_lines_has_a_paragraph_on_each():
    read = imported("x.txt", f"{'lang ' * 30}\nkort\n".encode())

    assert reading_text(with_ids(read.html)).split("\n")[1:] == ["kort"]


def test_a_picture_inside_a_web_page_is_kept():
    kept = []

    def keep(content):
        kept.append(content)
        return "/media/images/x.png"

    html = '<p>a<img alt="Kaart" src="data:image/png;base64,aGFsbG8="></p>'
    read = imported("x.html", html.encode(), keep=keep)

    assert kept == [b"hallo"]
    assert '<img src="/media/images/x.png" alt="Kaart">' in with_ids(read.html)
    assert read.lost == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_any_markdown_can_be_read(text):
    with suppress(UnreadableFile):
        html = canonical(imported("x.md", text.encode()).html)
        assert canonical(html) == html
