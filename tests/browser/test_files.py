"""Files in and out at a real browser: a draft from a file, and a Word file that came back."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.core.blocks import reading_text
from documents.models import Document
from exports import gather
from exports.textfiles import as_docx
from feedback.models import Comment
from tests.browser.conftest import PAPER, PHONE
from tests.browser.test_pages import WCAG
from tests.core.test_importing_word import write_odt
from tests.feedback.returned_files import SentBack

pytestmark = pytest.mark.browser
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GARDENS = "/stukken/groene-binnentuinen/"


def assert_for_everybody(page):
    """Nothing on the page shuts somebody out, and it is no wider than its window."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def a_file(name, content):
    return {"name": name, "mimeType": WORD, "buffer": content}


def test_a_draft_is_replaced_by_a_file_after_a_look_at_it(window, people):
    document = Document.objects.get(slug="plaats-aan-tafel")
    first = document.versions.get(number=1)
    editor = window(people["redactie"], script=False)

    page = editor.open(f"{PAPER}werktekst/bestand/")
    page.get_by_label("Bestand").set_input_files(
        a_file("stuk.docx", as_docx(gather.edition(first)))
    )
    page.get_by_role("button", name="Laat mij de tekst zien").click()

    expect(page.get_by_role("heading", name="Is dit de tekst die u bedoelt?")).to_be_visible()
    document.draft.refresh_from_db()
    assert reading_text(document.draft.html) != first.text

    page.get_by_role("button", name="Vervang de werktekst").click()

    expect(page.locator("#messages")).to_contain_text("is nu de werktekst")
    document.draft.refresh_from_db()
    assert reading_text(document.draft.html) == first.text


def test_each_kind_of_file_becomes_the_draft(window, people, tmp_path):
    document = Document.objects.get(slug="plaats-aan-tafel")
    write_odt(tmp_path / "stuk.odt")
    files = {
        "stuk.md": b"## Eerst\n\nWoorden in **Markdown**.",
        "stuk.html": b"<h2>Eerst</h2><p>Woorden van een pagina.</p>",
        "stuk.txt": b"Eerst\n\nWoorden zonder opmaak.",
        "stuk.odt": (tmp_path / "stuk.odt").read_bytes(),
    }
    words = ["Markdown", "van een pagina", "zonder opmaak", "De noot."]
    editor = window(people["redactie"], script=False)

    for (name, content), expected in zip(files.items(), words, strict=True):
        page = editor.open(f"{PAPER}werktekst/bestand/")
        page.get_by_label("Bestand").set_input_files(a_file(name, content))
        page.get_by_role("button", name="Laat mij de tekst zien").click()
        expect(page.locator("main")).to_contain_text(expected)
        page.get_by_role("button", name="Vervang de werktekst").click()
        expect(page.locator("#messages")).to_contain_text("is nu de werktekst")
        document.draft.refresh_from_db()
        assert reading_text(document.draft.html).startswith("Eerst")
        assert expected in reading_text(document.draft.html)


def test_what_somebody_wrote_in_a_word_file_is_recorded(window, people):
    version = Document.objects.get(slug="groene-binnentuinen").versions.get(number=2)
    block = next(each for each in version.blocks if each.kind == "paragraph")
    first, second = block.words.split()[:2]
    file = SentBack(version)
    file.put_instead(f"{first} {second}", "Heel andere woorden")
    file.say(version.blocks[0].words, "Een mooie kop.")
    editor = window(people["redactie"], script=False)
    before = Comment.objects.count()

    page = editor.open(f"{GARDENS}inbreng/word/")
    page.get_by_label("Het Word-bestand dat terugkwam").set_input_files(
        a_file("terug.docx", file.content())
    )
    page.get_by_role("button", name="Laat mij zien wat erin staat").click()
    expect(page.get_by_role("heading", name="Wat er in het bestand staat")).to_be_visible()
    page.get_by_label("Een mooie kop.").uncheck()
    page.get_by_label("Uit welke brief, mail of vergadering?").fill("Mail van 3 maart")
    page.get_by_role("button", name="Neem op wat aangevinkt is").click()

    expect(page.get_by_role("status").first).to_contain_text("1 reactie is opgenomen")
    assert Comment.objects.count() == before + 1
    said = Comment.objects.latest("pk")
    assert (said.exact, said.replacement) == (f"{first} {second}", "Heel andere woorden")
    assert (said.channel, said.source, said.recorded_by) == (
        "mail",
        "Mail van 3 maart",
        people["redactie"],
    )


def test_these_pages_are_for_everybody_on_a_phone_in_the_dark(window, people):
    version = Document.objects.get(slug="plaats-aan-tafel").versions.get(number=3)
    file = SentBack(version)
    file.say(version.blocks[0].words, "Een mooie kop.", answer="Dank u.")
    file.put_instead(version.title, "Een titel die nergens te vinden is")
    editor = window(people["redactie"], dark=True, viewport=PHONE)

    page = editor.open(f"{PAPER}werktekst/bestand/")
    assert_for_everybody(page)
    page.get_by_label("Bestand").set_input_files(a_file("stuk.docx", file.content()))
    page.get_by_role("button", name="Laat mij de tekst zien").click()
    assert_for_everybody(page)
    assert_for_everybody(editor.open(f"{PAPER}inbreng/"))
    page = editor.open(f"{PAPER}inbreng/word/")
    assert_for_everybody(page)
    page.get_by_label("Het Word-bestand dat terugkwam").set_input_files(
        a_file("terug.docx", file.content())
    )
    page.get_by_role("button", name="Laat mij zien wat erin staat").click()
    assert_for_everybody(page)


def test_a_comment_of_a_meeting_is_written_down(window, people):
    editor = window(people["redactie"], script=False)

    page = editor.open(f"{PAPER}redactietafel/")
    page.get_by_role("link", name="Neem op wat ergens anders binnenkwam").click()
    page.get_by_label("Hoe kwam het binnen?").select_option("meeting")
    page.get_by_label("Wat er gezegd is").fill("De zaal vond dit te lang.")
    page.get_by_role("button", name="Neem op").click()

    expect(page.get_by_role("status")).to_contain_text("Opgenomen")
    assert Comment.objects.get(comment="De zaal vond dit te lang.").channel == "meeting"
