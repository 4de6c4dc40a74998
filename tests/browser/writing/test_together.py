"""Nothing typed is lost: without a connection, after a crash, and with two at one text."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.core.blocks import reading_text
from documents.models import Draft
from tests.browser.test_pages import WCAG
from tests.browser.writing.acting import (
    DRAFT,
    SLUG,
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

    # A connection that comes back saves without being asked.
    with without_network(editor):
        caret(page, "Tweede alinea.")
        page.keyboard.type(" Toch.")
        expect(status).to_have_attribute("data-state", "failed", timeout=8000)
    saved(page)
    assert lines()[2] == "Tweede alinea. Toch."
    editor.faults.clear()  # What was put back met a later text: the answer 409 is in the console.


def test_two_tabs_of_one_person_each_keep_their_own_words(window, people):
    editor = window(people["redactie"])
    page = opened(editor)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#writing")).to_be_visible()

    page.context.set_offline(True)
    for tab, start, words in (page, "Eerste", " Van links."), (other, "Tweede", " Van rechts."):
        tab.bring_to_front()
        caret(tab, f"{start} alinea.")
        tab.keyboard.type(words)
        failed = expect(tab.locator("[data-status]"))
        failed.to_have_attribute("data-state", "failed", timeout=8000)
    other.close()
    page.goto("about:blank")
    page.context.set_offline(False)

    # Neither reached the server: both are offered, the newest first.
    page = opened(editor)
    kept = page.locator("[data-kept]")
    expect(kept).to_be_visible()
    while kept.is_visible():
        page.locator("[data-put-back]").click()
        saved(page)
    assert {"Eerste alinea. Van links.", "Tweede alinea. Van rechts."} <= set(lines())
    editor.faults.clear()  # Offline, and the second met a later text: 409.


def test_two_editors_at_once_get_one_text_and_choose_only_where_they_must(window, people):
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
        "Kop",
        "Eerste alinea. Van Marleen.",
        "Tweede alinea.",
        "Derde alinea. Van Joost. En verder.",
    ]


def test_of_two_in_one_paragraph_the_last_to_save_chooses(window, people):
    first, second = window(people["redactie"]), window(people["joost"])
    ours, theirs = opened(first), opened(second)
    box = theirs.locator("#ask-merge")
    # Else the second might hear of it before they typed.
    theirs.route("**/aanwezig/", lambda route: route.fulfill(json={}))

    caret(ours, "Tweede alinea.")
    ours.keyboard.type(" Zo.")
    saved(ours)
    caret(theirs, "Tweede alinea.")
    theirs.keyboard.type(" Juist zo.")
    expect(box).to_be_visible(timeout=8000)
    results = Axe().run(theirs, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert [violation["id"] for violation in results.response["violations"]] == []
    box.locator("[value=mine]").check()
    box.locator(".primary").click()

    expect(box).to_be_hidden()
    second.faults.clear()
    assert lines()[2] == "Tweede alinea. Juist zo."
    # The first, who did nothing since, is given the new text when they look again.
    ours.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(ours.locator("#writing")).to_contain_text("Juist zo.")
    first.faults.clear()


def test_without_a_script_two_texts_are_made_one_on_a_page(window, people):
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
    expect(page.locator(".merge .option")).to_have_count(3)
    page.locator(".merge [value=both]").check()
    page.locator(".merge .primary").click()

    editor.faults.clear()  # The browser reports the answer 409 as an error.
    assert page.url.endswith(DRAFT)
    assert lines() == [
        "Kop",
        "De eerste alinea.",
        "Eerste van mij.",
        "Tweede alinea.",
        "De derde alinea.",
    ]
    assert Draft.objects.get(document__slug=SLUG).saved_by == people["joost"]
