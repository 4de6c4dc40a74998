"""The editor of the draft: writing, pasting, pictures, and the same text the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import hypothesis
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from documents.core.blocks import reading_text
from documents.core.identity import with_ids
from documents.core.markup import canonical
from documents.importing import imported
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import WCAG
from tests.browser.writing.acting import (
    caret,
    draft,
    given,
    opened,
    paste,
    prepare,
    round_trip,
    saved,
)
from tests.core.soup import soups
from tests.exports.world import FIRST, TORTURE

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent.parent
PASTED = ROOT / "tests" / "core" / "pasted"
PAPERS = sorted((ROOT / "config" / "demo").glob("*/*.md"))
FIGURE = '<figure><img src="/media/images/aa/x.png" alt="a &quot;b&quot;"></figure>'


@pytest.fixture
def editor(window, people):
    return window(people["redactie"])


def lines(html: str) -> list[str]:
    return reading_text(html).split("\n")


def any_texts() -> list[str]:
    """The same fifty or so canonical texts at every run, without pictures that are not there."""
    found: set[str] = set()

    @hypothesis.settings(max_examples=60, database=None, deadline=None, derandomize=True)
    @hypothesis.given(soups)
    def gather(soup):
        found.add(canonical(soup))

    gather()
    return [text for text in found if "<img" not in text]


def test_a_text_that_nobody_changed_keeps_its_bytes(editor):
    page = opened(editor)
    texts = [canonical(imported(file.name, file.read_bytes()).html) for file in PAPERS]
    texts += [canonical("".join(FIRST)), canonical("".join(TORTURE))]
    texts += [canonical("<hr><p>a&nbsp;b &amp; <em>c</em> d<br>e</p>" + FIRST[5])]

    assert len(texts) == 8
    texts += any_texts()

    changed = [text for text in texts if with_ids(round_trip(page, text), text) != text]

    assert changed == []


def test_writing_saves_by_itself_and_keeps_the_ids(editor, people):
    page = opened(editor)
    keys = page.keyboard

    caret(page, "Eerste alinea.")
    keys.type(" Meer, ")
    keys.press("Control+b")
    keys.type("vet")
    keys.press("Control+b")
    keys.press("Enter")
    keys.type("Nieuw.")
    caret(page, "Tweede ")
    keys.press("Enter")

    html = saved(page, by_itself=True)
    ids = dict(re.findall(r'data-b="(\w+)">([^\n]*?)</', html))
    assert ids["b2"] == "Eerste alinea. Meer, <strong>vet"
    assert ids["b3"] == "Tweede"
    assert lines(html) == [
        "Kop", "Eerste alinea. Meer, vet", "Nieuw.", "Tweede", "alinea.", "Derde alinea.",
    ]  # fmt: skip
    # Undone, step by step, it says what it said; and that is saved too.
    for _ in range(12):
        keys.press("Control+z")
    expect(page.locator("#writing p").nth(0)).to_have_text("Eerste alinea.")
    assert lines(saved(page)) == ["Kop", "Eerste alinea.", "Tweede alinea.", "Derde alinea."]


def test_lists_quotations_and_notes_are_made_with_keys_and_buttons(editor, people):
    page = opened(editor)
    keys = page.keyboard

    caret(page, "Eerste alinea.")
    for key in ("Alt+F10", "End", "Home"):
        keys.press(key)
    expect(page.locator("[data-kind]")).to_be_focused()
    keys.press("Escape")
    expect(page.locator("#writing")).to_be_focused()
    keys.press("Control+Alt+f")
    keys.type("De noot.")
    keys.press("Escape")
    keys.type(" Na de noot.")
    keys.press("Enter")
    page.locator("[data-do=bullets]").click()
    keys.type("een")
    keys.press("Enter")
    keys.type("twee")
    keys.press("Tab")
    caret(page, "Tweede alinea.", at_end=False)
    page.locator("[data-do=quote]").click()

    html = saved(page)
    assert 'Eerste alinea.<sup data-fn="n1"></sup> Na de noot.' in html
    assert re.search(r"een</p>\n<ul><li><p [^>]+>twee", html)
    assert re.search(r"<blockquote><p [^>]+>Tweede alinea", html)
    assert re.search(r"<p [^>]+>De noot\.</p></li></ol>$", html)


def test_tables_and_links_are_made_with_keys_and_buttons(editor, people):
    page = opened(editor)
    keys, link = page.keyboard, page.locator("#link-href")

    caret(page, "Derde alinea.")
    page.locator("[data-do=table]").click()
    keys.type("Bijschrift")
    keys.press("Enter")
    for words in "abcd":
        keys.type(words)
        keys.press("Tab")
    page.locator("[data-do=headColumn]").click()
    caret(page, "Kop")
    keys.press("Shift+Home")
    page.wait_for_timeout(100)  # Until the browser has told of the selection.
    keys.press("Control+k")
    link.fill("javascript:alert(1)")
    keys.press("Enter")
    expect(page.locator("#ask-link [data-trouble]")).to_be_visible()
    link.fill("example.org")
    keys.press("Enter")
    page.locator("[data-kind]").select_option("p")

    html = saved(page)
    assert re.search(r'<p data-b="b1"><a href="https://example.org">Kop</a></p>', html)
    assert re.search(r"<caption [^>]+>Bijschrift</caption>", html)
    assert '<th scope="col">a</th>' in html
    assert '<th scope="row">d</th>' in html


def test_five_sources_are_pasted_clean(editor, people):
    prepare("<p>Voor.</p>", by=people["joost"])
    page = opened(editor)
    report = page.locator("[data-pasted]")
    for name in ("word", "libreoffice", "googledocs", "web"):
        caret(page, "Voor.")
        page.keyboard.press("Enter")

        paste(page, html=(PASTED / f"{name}.htm").read_text(encoding="utf-8"))

        expect(report).to_contain_text("Weggelaten")
        expect(page.locator("#writing li", has_text="bomen").first).to_be_visible()
        text = lines(canonical(given(page)))
        assert {"Wat wij vragen", "een brede stoep", "linden", "Kade\t1,20 m"} <= set(text), name
        assert ("Gemeten op 3 mei." in text) is (name != "web")
        page.keyboard.press("Control+a")
        page.keyboard.type("Voor.")
        page.evaluate("document.querySelector('[data-pasted]').textContent = ''")
    caret(page, "Voor.")
    paste(page, plain="\n\nRegel een\n\nRegel twee <b>")

    assert lines(saved(page))[-2:] == ["Regel een", "Regel twee <b>"]


def test_a_picture_needs_words_and_stands_in_the_text(editor, people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(drawn, "PNG")
    file = {"name": "kade.png", "mimeType": "image/png", "buffer": drawn.getvalue()}
    page = opened(editor)
    box = page.locator("#ask-picture")
    caret(page, "Eerste alinea.")

    page.locator("[data-do=picture]").click()
    box.locator("[type=file]").set_input_files(file)
    with page.expect_response("**/afbeelding/") as refused:
        box.locator(".primary").click()
    expect(box.locator("[data-trouble]")).to_be_visible()
    assert refused.value.status == 422
    editor.faults.clear()  # The browser reports a refusal as an error.
    box.locator("[name=figure-alt]").fill("De kade vanaf de brug")
    box.locator("[name=figure-caption]").fill("In mei")
    box.locator(".primary").click()

    expect(page.locator("#writing img")).to_have_attribute("alt", "De kade vanaf de brug")
    html = saved(page)
    assert lines(html) == [
        "Kop", "Eerste alinea.", "In mei", "Tweede alinea.", "Derde alinea.",
    ]  # fmt: skip
    assert page.evaluate("document.querySelector('#writing img').naturalWidth") == 300


@pytest.mark.parametrize(
    ("viewport", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desktop light", "phone dark"]
)
def test_the_editor_and_its_boxes_are_accessible_and_fit(window, people, viewport, dark):
    prepare("".join(FIRST), by=people["joost"])
    page = opened(window(people["redactie"], viewport=viewport, dark=dark))
    found = {}

    def check(name):
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        problems = [violation["id"] for violation in results.response["violations"]]
        if problems or wide > 0:
            found[name] = (problems, wide)

    caret(page, "19")
    check("table")
    for button in ("keys", "picture", "link"):
        page.locator(f"[data-do={button}]").click()
        check(button)
        page.keyboard.press("Escape")
    assert found == {}
    assert draft().html
