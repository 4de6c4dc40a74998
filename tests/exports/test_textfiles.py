"""The text as Word, Markdown and web page: what goes out comes back in as it was."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from PIL import Image

from documents.core.blocks import reading_text
from documents.core.limits import TooMuch
from documents.core.markup import canonical
from documents.core.package import opened
from documents.importing import imported
from exports.facts import Edition
from exports.textfiles import as_docx, as_html, as_markdown
from tests.core.soup import soups
from tests.world import frozen, paper

DEMO = sorted(Path("config/demo").rglob("*.md"))
MAKERS = {"docx": as_docx, "md": as_markdown, "html": as_html}
HARD = """<h2>Kop #</h2><ol start=4><li>vier<p>vervolg<ul><li>x<ol><li>diep</ol></ul><li>vijf</ol>
<ul><li>a</ul><ul><li>b</ul><hr><table><caption>Hoeveel</caption><thead><tr><th>A<th colspan=2>B
</thead><tr><th>r<td rowspan=2>1<td>2<tr><th><td>3</table><p>1. geen lijst<br>- ook niet</p>
<p># geen kop <a href="https://x.nl/?b=1&amp;c=2">een <b>vette</b> link</a> 5 * 3 _x_ [y] `z`
&amp;lt; woord<b>deel</b>en H<sub>2</sub>O<sup data-fn=n1></sup></p><blockquote><p>een<p>twee
</blockquote>
<table><thead><tr><th>k<th>l</thead><tr><td>a|b<td>c<br>d</table>
<figure><img src="/media/images/x.png" alt="Kaart [van] &quot;de&quot; kade">
<figcaption>De kade</figcaption></figure>
<ol data-notes><li data-note=n1><p>Noot <i>x</i>.<p>Tweede alinea.</ol>"""


def edition(html: str, **facts: object) -> Edition:
    given_ = {
        "slug": "kade", "number": 2, "is_definitive": False, "title": "De kade & wij",
        "summary": "Kort.", "language": "nl", "html": html, "text": reading_text(html), "note": "",
        "despite": "", "frozen_at": datetime(2026, 11, 14, 12, tzinfo=UTC), "sha256": "a" * 64,
        "address": "http://testserver/stukken/kade/versie/2/", "publisher": "De Buurt",
    }  # fmt: skip
    return Edition(**given_ | facts)


def made(kind: str, of: Edition) -> bytes:
    content = MAKERS[kind](of)
    return content if isinstance(content, bytes) else content.encode()


def bare(html: str) -> str:
    """A text without its ids; a picture is drawn anew each time, so its address may differ."""
    html = canonical(re.sub(r' data-b="[^"]*"', "", html))
    return re.sub(r'<img src="[^"]*"', '<img src=""', html)


@pytest.fixture(scope="module", autouse=True)
def pictures():
    drawing = BytesIO()
    Image.new("RGB", (900, 300), "teal").save(drawing, "PNG")
    for name in ("a.png", "kaart.png", "images/x.png"):
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(drawing.getvalue()))


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(
    "source", [*DEMO, None], ids=lambda file: file.parent.name if file else "x"
)
def test_what_goes_out_comes_back_as_it_was(kind, source):
    html = canonical(imported(source.name, source.read_bytes()).html if source else HARD)

    back = imported(f"x.{kind}", made(kind, edition(html)))

    assert bare(back.html) == bare(html)
    assert back.title == "De kade & wij"
    assert set(back.lost) <= {"front matter"}


def has_shared_note(html: str) -> bool:
    """Word knows one mark for each footnote, so one with two marks is written twice there."""
    marks = re.findall(r'data-fn="(\w+)"', html)
    return len(marks) > len(set(marks))


def test_a_note_with_two_marks_is_two_notes_in_word():
    html = canonical(
        "<p>a<sup data-fn=n1></sup> b<sup data-fn=n1></sup></p>"
        "<ol data-notes><li data-note=n1><p>Noot.</ol>"
    )

    back = canonical(imported("x.docx", as_docx(edition(html))).html)

    assert reading_text(back) == "a\ufffc b\ufffc\nNoot.\nNoot."


@pytest.mark.parametrize(("kind", "examples"), [("md", 80), ("html", 60), ("docx", 25)])
def test_any_text_comes_back_as_it_was(kind, examples):
    # The same texts each time for Word, which keeps two quotations in a row no border apart.
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=kind == "docx",
        suppress_health_check=list(HealthCheck),
    )
    @given(soups)
    def check(soup):
        with suppress(TooMuch):
            html = canonical(soup)
            if reading_text(html) and not (kind == "docx" and has_shared_note(html)):
                back = imported(f"x.{kind}", made(kind, edition(html)))
                assert bare(back.html) == bare(html)

    check()


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_text_gives_the_same_bytes(kind):
    one, two = (made(kind, edition(canonical(HARD))) for _ in range(2))

    assert one == two


def test_a_word_file_says_what_it_is():
    file = docx.Document(BytesIO(as_docx(edition(canonical(HARD)))))
    facts = file.core_properties

    assert (facts.title, facts.language, facts.author) == ("De kade & wij", "nl-NL", "De Buurt")
    assert facts.created == facts.modified == datetime(2026, 11, 14, 12, tzinfo=UTC)
    assert [file.paragraphs[n].style.name for n in (0, 3)] == ["Title", "Heading 1"]
    assert file.paragraphs[1].text.startswith("Concept 2, 14 november 2026 · De Buurt")


def test_a_word_file_has_real_notes_headers_and_texts_of_pictures():
    parts = opened(as_docx(edition(canonical(HARD)))).parts
    main = parts["word/document.xml"].decode()

    assert "Tweede alinea." in parts["word/footnotes.xml"].decode()
    assert '<w:footnoteReference w:id="1"/>' in main
    assert "<w:tblHeader/>" in main
    assert 'descr="Kaart [van] &quot;de&quot; kade"' in main


def test_a_web_page_needs_nothing_from_elsewhere():
    page = as_html(edition(canonical(HARD)))

    assert (
        re.findall(r'(?:src|href)="((?!#|data:|https://x\.nl|http://testserver/)[^"]*)', page) == []
    )
    assert 'src="data:image/png;base64,' in page


def test_a_picture_that_is_gone_leaves_its_words():
    html = canonical('<p>x</p><img src="/media/images/weg.png" alt="Kaart van de kade">')

    assert (
        "[Kaart van de kade]" in opened(as_docx(edition(html))).parts["word/document.xml"].decode()
    )
    assert 'alt="Kaart van de kade"' in as_html(edition(html))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("md", "text/markdown; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_the_text_of_a_version_can_be_downloaded(client, kind, media_type):
    version = frozen(paper("De kade is smal.", slug="kade"))
    address = reverse("exports:text", args=["kade", 1, kind])

    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
    assert answer["Content-Disposition"] == f'attachment; filename="kade-concept-1.{kind}"'
    assert bare(imported(f"x.{kind}", answer.content).html) == bare(version.html)
    again = client.get(address, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_another_kind_of_file_is_not_there(client):
    frozen(paper("De kade is smal.", slug="kade"))

    assert client.get(reverse("exports:text", args=["kade", 1, "exe"])).status_code == 404


@pytest.mark.django_db
def test_the_page_of_a_version_offers_the_text(client):
    frozen(paper("De kade is smal.", slug="kade"))

    page = client.get(reverse("exports:version", args=["kade", 1])).content.decode()

    assert all(reverse("exports:text", args=["kade", 1, kind]) in page for kind in MAKERS)
