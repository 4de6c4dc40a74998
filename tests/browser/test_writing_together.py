"""Nothing typed is lost: without a connection, after a crash, and with two at one text."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.core.blocks import reading_text
from documents.models import Draft
from tests.browser.test_pages import WCAG
from tests.browser.writing import (
    DRAFT,
    caret,
    draft,
    opened,
    prepare,
    saved,
    without_network,
)

pytestmark = pytest.mark.browser


def lines() -> list[str]:
    return reading_text(draft().html).split("\n")


def test_what_was_typed_without_a_connection_is_there_after_a_crash(window, people):
    prepare(by=people["joost"])
    editor = window(people["redactie"])
    page = opened(editor)
    status, box = page.locator("[data-status]"), page.locator("[data-kept]")

    with without_network(editor):
        caret(page, "Eerste alinea.")
        page.keyboard.type(" Onderweg getypt.")
        expect(status).to_have_attribute("data-state", "failed", timeout=8000)
        page.goto("about:blank")
    assert lines()[1] == "Eerste alinea."

    page = opened(editor)
    expect(box).to_be_visible()
    expect(box).to_contain_text("We hebben uw tekst van")
    # Who writes on first does not lose what was kept.
    caret(page, "Derde alinea.")
    page.keyboard.type(" Eerst dit.")
    saved(page)
    page = opened(editor)
    box.locator("[data-put-back]").click()

    saved(page)
    assert lines() == [
        "Kop",
        "Eerste alinea. Onderweg getypt.",
        "Tweede alinea.",
        "Derde alinea. Eerst dit.",
    ]
    expect(box).to_be_hidden()
    assert opened(editor).locator("[data-kept]").is_hidden()


def test_a_connection_that_comes_back_saves_what_was_typed(window, people):
    prepare(by=people["joost"])
    editor = window(people["redactie"])
    page = opened(editor)

    with without_network(editor):
        caret(page, "Eerste alinea.")
        page.keyboard.type(" Toch.")
        expect(page.locator("[data-status]")).to_have_attribute(
            "data-state", "failed", timeout=8000
        )

    saved(page)
    assert lines()[1] == "Eerste alinea. Toch."


def test_two_editors_at_once_get_one_text_and_choose_only_where_they_must(window, people):
    prepare(by=people["joost"])
    first, second = window(people["redactie"]), window(people["joost"])
    ours, theirs = opened(first), opened(second)
    expect(theirs.locator("[data-others]")).to_contain_text("Marleen Oudewaal")

    caret(ours, "Eerste alinea.")
    ours.keyboard.type(" Van Marleen.")
    saved(ours)
    caret(theirs, "Derde alinea.")
    theirs.keyboard.type(" Van Joost.")
    expect(theirs.locator("[data-pasted]")).to_contain_text("Marleen Oudewaal", timeout=8000)
    theirs.keyboard.type(" En verder.")
    saved(theirs)
    second.faults.clear()  # The browser reports the answer 409 as an error.

    assert lines() == [
        "Kop", "Eerste alinea. Van Marleen.", "Tweede alinea.", "Derde alinea. Van Joost. En verder.",
    ]  # fmt: skip

    # Both in one paragraph: the one who saves last is asked.
    caret(ours, "Tweede alinea.")
    ours.keyboard.type(" Zo.")
    box = ours.locator("#ask-merge")
    caret(theirs, "Tweede alinea.")
    theirs.keyboard.type(" Juist zo.")
    expect(box.or_(theirs.locator("#ask-merge")).locator("visible=true").first).to_be_visible(
        timeout=9000
    )
    asked, other = (ours, first) if box.is_visible() else (theirs, second)
    results = Axe().run(asked, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert [violation["id"] for violation in results.response["violations"]] == []
    asked.locator("#ask-merge [value=mine]").check()
    asked.locator("#ask-merge .primary").click()

    expect(asked.locator("#ask-merge")).to_be_hidden()
    for each in (first, second):
        each.faults.clear()
    words = "Tweede alinea. Zo." if asked is ours else "Tweede alinea. Juist zo."
    assert lines()[2] == words
    assert lines()[1] == "Eerste alinea. Van Marleen."


def test_without_a_script_two_texts_are_made_one_on_a_page(window, people):
    prepare(by=people["redactie"])
    editor = window(people["joost"], script=False)
    page = editor.open(DRAFT)
    area = page.locator("[name=html]")
    assert page.locator("[data-tools]").is_hidden()
    mine = area.input_value().replace("Eerste alinea.", "Eerste van mij.")
    theirs = draft().html.replace("Eerste", "De eerste").replace("Derde", "De derde")
    prepare(theirs, by=people["redactie"])

    area.fill(mine)
    page.locator("[name=reason]").fill("Mijn reden")
    page.locator(".write .primary[type=submit]").first.click()
    editor.faults.clear()
    expect(page.locator(".merge .option")).to_have_count(3)
    page.locator(".merge [value=both]").check()
    page.locator(".merge .primary").click()

    assert page.url.endswith(DRAFT)
    assert lines() == [
        "Kop",
        "De eerste alinea.",
        "Eerste van mij.",
        "Tweede alinea.",
        "De derde alinea.",
    ]
    assert Draft.objects.get(document__slug="plaats-aan-tafel").saved_by == people["joost"]
