"""Saying something about selected words: with a mouse, a keyboard or a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from documents.models import Document
from feedback.models import Comment
from tests.browser.acting import (
    READING,
    composer,
    drag_over,
    ready,
    select,
    send,
    spot,
    toolbar,
)
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

WORDS = "Wij kennen ambtenaren die hard lopen"


@pytest.fixture
def member(window, people):
    shown = window(people["lid"])
    shown.page.set_default_timeout(10_000)
    ready(shown.open(READING))
    return shown


def test_with_the_mouse(member):
    page = member.page
    drag_over(page, WORDS)
    toolbar(page).locator('[data-what="comment"]').click()
    expect(composer(page).locator("[name=text]")).to_be_focused()
    composer(page).locator("[name=text]").fill("Dat is waar 👍")
    send(page)

    said = Comment.objects.latest("pk")
    assert (said.exact, said.comment, said.replacement) == (WORDS, "Dat is waar 👍", None)
    card = page.locator(f"#c{said.pk}")
    expect(card).to_contain_text("Dat is waar 👍")
    expect(card).to_be_focused()
    assert page.locator(f'mark[data-c~="c{said.pk}"]').all_inner_texts() == [WORDS]


def test_with_the_keyboard(member):
    page = member.page
    at = spot(page, WORDS)
    page.mouse.click(at["x"], at["y"])
    for _ in WORDS:
        page.keyboard.press("Shift+ArrowRight")
    expect(toolbar(page)).to_be_visible()
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Zonder muis")
    page.keyboard.press("Control+Enter")
    expect(composer(page)).to_have_count(0)

    said = Comment.objects.latest("pk")
    assert (said.exact, said.comment) == (WORDS, "Zonder muis")
    expect(page.locator(f"#c{said.pk}")).to_be_focused()


def test_escape_gives_back_the_page(member):
    page = member.page
    select(page, WORDS)
    expect(toolbar(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(toolbar(page)).to_be_hidden()

    select(page, WORDS)
    expect(toolbar(page)).to_be_visible()
    page.keyboard.press("Control+Alt+m")
    page.keyboard.press("Escape")
    expect(composer(page)).to_have_count(0)


def test_other_words_are_shown_before_they_are_sent(member):
    page = member.page
    select(page, WORDS)
    toolbar(page).locator('[data-what="suggestion"]').click()
    words = composer(page).locator("[name=replacement]")
    expect(words).to_have_value(WORDS)
    words.fill(WORDS.replace("hard", "zich het vuur uit de sloffen"))
    expect(composer(page).locator("[data-was]")).to_have_text("hard")
    expect(composer(page).locator("[data-becomes]")).to_have_text("zich het vuur uit de sloffen")
    send(page)

    said = Comment.objects.latest("pk")
    assert said.exact == WORDS
    assert said.replacement == WORDS.replace("hard", "zich het vuur uit de sloffen")


def test_no_other_words_across_paragraphs(member):
    page = member.page
    version = Document.objects.get(slug="plaats-aan-tafel").versions.get(number=3)
    select(page, WORDS, "Wij hebben dit stuk geschreven")
    expect(toolbar(page)).to_be_visible()
    expect(toolbar(page).locator('[data-what="suggestion"]')).to_be_hidden()
    toolbar(page).locator('[data-what="comment"]').click()
    composer(page).locator("[name=text]").fill("Over drie alinea's")
    send(page)

    said = Comment.objects.latest("pk")
    assert said.exact == version.text[said.start : said.end]
    assert said.exact.startswith(WORDS)
    assert said.exact.endswith("Wij hebben dit stuk geschreven")
    assert said.exact.count("\n") == 2


def test_with_a_finger(window, people):
    shown = window(people["lid"], viewport=PHONE, touch=True)
    page = ready(shown.open(READING))
    select(page, WORDS)
    bar = toolbar(page)
    expect(bar).to_be_visible()
    for button in bar.locator("button").all():
        assert button.bounding_box()["height"] >= 44
    bar.locator('[data-what="comment"]').tap()
    form = composer(page)
    box = form.bounding_box()
    assert box["x"] == 0
    assert round(box["y"] + box["height"]) == PHONE["height"]
    form.locator("[name=text]").fill("Vanaf mijn telefoon")
    form.locator("[data-send]").tap()
    expect(form).to_have_count(0)

    said = Comment.objects.latest("pk")
    assert (said.exact, said.comment) == (WORDS, "Vanaf mijn telefoon")
    expect(page.locator(f".sheetup:target #c{said.pk}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".sheetup:target")).to_have_count(0)


def test_the_bubble_opens_the_form_about_the_whole_paragraph(member):
    page = member.page
    version = Document.objects.get(slug="plaats-aan-tafel").versions.get(number=3)
    block = next(each for each in version.blocks if WORDS in each.words)
    page.locator(f"#b-{block.id} .act").click()
    composer(page).locator("[name=text]").fill("Over alles hier")
    send(page)

    said = Comment.objects.latest("pk")
    assert (said.exact, said.block) == (block.words, block.id)


def test_a_link_to_the_words_is_copied(member):
    page = member.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    select(page, "Wij kennen ambtenaren")
    toolbar(page).locator('[data-what="link"]').click()
    expect(page.locator("[data-status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split("#")[0] == f"{member.site}{READING}"
    assert copied.endswith(":~:text=Wij%20kennen%20ambtenaren")
