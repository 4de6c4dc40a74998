"""Without a mouse: every way of a reader, by Tab, Enter and the arrows alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from feedback.models import Comment
from tests.browser.acting import composer, ready
from tests.world import frozen, open_round, paper, person, say

pytestmark = pytest.mark.browser

FOCUS = "document.activeElement"
MOST = 60  # presses; who needs more has lost the way


@pytest.fixture
def version(site):
    version = frozen(paper("De kade is smal.", "De bomen blijven staan.", "Het plein is groot."))
    open_round(version)
    return version


def tab_to(page, selector):
    """Press Tab until the focus is there; it must be seen to be there."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUS}.matches({selector!r})"):
            assert page.evaluate(f"{FOCUS}.matches(':focus-visible')")
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    pytest.fail(f"{selector} is not reached by Tab")


def test_a_reader_skips_the_bars_comments_agrees_and_replies(window, version):
    said = say(version, "Het plein", text="Groter dan men denkt.")
    page = ready(window(person("Ans", member=True)).open(version.get_absolute_url()))
    block = version.blocks[1]

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")

    tab_to(page, f"#b-{block.id} .act")
    page.keyboard.press("Enter")
    expect(composer(page).locator("[name=text]")).to_be_focused()
    page.keyboard.type("Zonder muis")
    tab_to(page, "[data-send]")
    page.keyboard.press("Enter")
    expect(composer(page)).to_have_count(0)
    mine = Comment.objects.get(comment="Zonder muis")
    expect(page.locator(f"#c{mine.pk}")).to_be_focused()

    tab_to(page, f"#c{said.pk} [data-agree]")
    page.keyboard.press("Enter")
    expect(page.locator(f"#c{said.pk} [data-agree]")).to_have_attribute("aria-pressed", "true")

    tab_to(page, f"#c{said.pk} .foot a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Antwoord")).to_be_visible()
    tab_to(page, "textarea")
    page.keyboard.type("Dat is zo.")
    tab_to(page, "button.primary")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Dat is zo.")
    assert Comment.objects.get(comment="Dat is zo.").parent_id == said.pk


def test_versions_and_filters_open_by_enter(window, version):
    later = frozen(version.document, "De kade is smal.", "De bomen blijven allemaal staan.")
    say(later, "De kade", text="Een gewone reactie.")
    page = ready(window().open(later.get_absolute_url()))

    tab_to(page, ".versions summary")
    page.keyboard.press("Enter")
    tab_to(page, f".versions a[href={version.get_absolute_url()!r}]")
    page.keyboard.press("Escape")
    expect(page.locator(".versions")).not_to_have_attribute("open", "")

    tab_to(page, ".filt a[href*=voorstellen]")
    page.keyboard.press("Enter")
    expect(page.locator(".rail")).not_to_contain_text("Een gewone reactie.")
