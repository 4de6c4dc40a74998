"""The reading page with script, in each of its states: accessible, printable, dark, large."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.acting import READING, composer, ready, select, toolbar
from tests.browser.conftest import DESKTOP, PAPER, PHONE
from tests.browser.test_pages import WCAG

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
WORDS = "Wij kennen ambtenaren"
MOST = 30 * 1024  # bytes of script, compressed, that the reading page may ask


def shows_toolbar(page):
    select(page, WORDS)
    expect(toolbar(page)).to_be_visible()


def shows_composer(page):
    shows_toolbar(page)
    toolbar(page).locator('[data-what="suggestion"]').click()
    composer(page).locator("[name=replacement]").fill("Wij spraken mensen")


def shows_refusal(page):
    page.evaluate("document.querySelector('main').removeAttribute('data-words-url')")
    shows_composer(page)
    composer(page).locator("[data-send]").click()
    expect(composer(page).locator("[data-trouble]")).to_be_visible()


def shows_sheet(page):
    mark = page.locator("main mark[data-c]").first
    mark.scroll_into_view_if_needed()
    mark.click()


STATES = [shows_toolbar, shows_composer, shows_refusal, shows_sheet]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_state_is_accessible(window, people, viewport, dark):
    shown = window(people["lid"], viewport=viewport, dark=dark, touch=viewport is PHONE)
    axe, found = Axe(), {}
    for state in STATES:
        page = ready(shown.open(READING))
        page.evaluate("localStorage.clear()")
        page.reload()
        ready(page)
        state(page)
        results = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        problems = [
            (violation["id"], [node["html"][:120] for node in violation["nodes"]][:2])
            for violation in results.response["violations"]
        ]
        if problems or wide > 0:
            found[state.__name__] = (problems, f"{wide}px too wide")

    assert found == {}


@pytest.mark.parametrize("state", [shows_toolbar, shows_composer])
def test_a_narrow_phone_loses_nothing(window, people, state):
    size = {"width": 320, "height": 640}
    page = ready(window(people["lid"], viewport=size, touch=True).open(READING))
    state(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if state is shows_composer:
        for button in composer(page).locator("button:visible").all():
            button.scroll_into_view_if_needed()
            assert button.bounding_box()["height"] >= 44


def test_paper_has_numbers_at_the_words_and_in_the_list(window, people, tmp_path):
    page = ready(window(people["lid"]).open(READING))
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    words = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "page.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    first = page.locator(".rail .card").first
    number = first.get_attribute("data-n")
    last = page.locator(".rail .card").last.get_attribute("data-n")

    assert number == "1"
    assert int(last) == page.locator(".rail .card").count()
    marked = page.locator("main mark[data-n]:not([data-n=''])").first
    assert re.match(r"\d+", marked.get_attribute("data-n"))
    assert "Reageer op alinea" not in words
    assert first.locator("h3").inner_text() in words


def test_the_letters_grow_and_stay_so(window, people):
    shown = window(people["lid"])
    page = ready(shown.open(READING))
    size = "parseFloat(getComputedStyle(document.querySelector('main .text p')).fontSize)"
    before = page.evaluate(size)
    page.locator("[data-size-button]").click()
    larger = page.evaluate(size)
    ready(shown.open(READING))

    assert larger > before
    assert page.evaluate(size) == larger


def test_the_largest_letters_fit_a_narrow_phone(window, people):
    """320 pixels is a screen of 1,280 at 400%; with the largest letters nothing is cut off."""
    page = ready(window(people["lid"], viewport={"width": 320, "height": 640}).open(READING))
    grow = page.locator("[data-size-button]")
    grow.click()
    grow.click()
    for each in (page.locator("main .text p").first, page.locator(".phonebar .btn").last):
        each.scroll_into_view_if_needed()
        box = each.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_lasting_address_leads_to_the_paragraph_in_the_newest_version(window):
    page = ready(window().open(f"{PAPER}laatste/#b-b14"))

    assert page.url.endswith("/versie/3/#b-b14")
    expect(page.locator("#b-b14")).to_be_in_viewport()


def test_changes_are_walked_by_button_and_by_key(window):
    page = window().open(f"{PAPER}versie/3/vergelijk/1/")
    steps = page.locator("[data-steps]")
    expect(steps).to_be_visible()
    changes = page.locator("[data-kind][id]")
    page.keyboard.press("Alt+ArrowDown")
    expect(changes.nth(0)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(changes.nth(1)).to_be_focused()
    steps.locator('[data-step="1"]').click()
    expect(changes.nth(2)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(changes.nth(1)).to_be_focused()
    expect(steps.get_by_role("status")).to_contain_text("2")
    assert page.url.endswith(f"#{changes.nth(1).get_attribute('id')}")


def test_the_scripts_are_small():
    page = set(SCRIPTS.glob("*.js")) - {SCRIPTS / "steps.js"}

    assert sum(len(gzip.compress(script.read_bytes())) for script in page) <= MOST
    assert all(len(script.read_text().splitlines()) < 150 for script in page)
