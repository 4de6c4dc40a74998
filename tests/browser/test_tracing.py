"""From a comment to the words that changed for it, and back; and what editors say of it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from feedback.actions.merging import adopt
from feedback.models import Comment, OwnReason
from tests.browser.acting import ready
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import WCAG
from tests.world import editor_of, frozen, open_round, paper, person, say, write

pytestmark = pytest.mark.browser

WEEKS = "De buurt krijgt zes weken om op een plan te antwoorden."
SQUARE = "Het plein is nu een parkeerplaats voor iedereen die er langs komt."


@pytest.fixture
def document(site):
    document = paper(WEEKS, SQUARE)
    first = frozen(document)
    open_round(first)
    ans = person("Ans", member=True)
    said = say(first, "zes weken", by=ans, text="Dat is te kort.", replacement="acht weken")
    adopt(said, by=editor_of(document), reason="U heeft gelijk.")
    write(document, WEEKS.replace("zes", "acht"), SQUARE.replace("parkeerplaats", "markt"))
    frozen(document)
    second = document.versions.get(number=2)
    say(second, "op een plan", replacement="op een plan,")
    return document


def faultless(page):
    # At its top, where no bar lies over a link.
    page.evaluate("scrollTo(0, 0)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


def test_from_a_comment_to_the_change_and_back(window, document):
    said = Comment.objects.get(comment="Dat is te kort.")
    for dark in (False, True):
        _step(window(viewport=PHONE if dark else DESKTOP, dark=dark), document, said)


def _step(shown, document, said):
    page = ready(shown.open(f"/stukken/{document.slug}/versie/2/"))

    # By key: cards may still take their places beside the text.
    link = page.locator(f"#c{said.pk}").get_by_role("link", name="Wat er in de tekst veranderde")
    link.press("Enter")

    change = page.locator("#w1")
    expect(page).to_have_url(f"{shown.site}/stukken/{document.slug}/versie/2/vergelijk/1/#w1")
    expect(change).to_be_in_viewport()
    expect(change).to_contain_text("acht")
    expect(page.locator("#w2")).to_contain_text("Wijziging van de redactie")
    faultless(page)

    change.get_by_role("link", name="Ans").click()

    expect(page).to_have_url(f"{shown.site}/reacties/{said.pk}/")
    faultless(page)
    page.get_by_role("link", name="Wijziging 1 in concept 2").click()
    expect(page.locator("#w1")).to_be_in_viewport()


def test_without_a_script_an_editor_takes_a_correction_over_and_gives_a_reason(window, document):
    shown = window(editor_of(document), viewport=PHONE, script=False)
    page = shown.open(f"/stukken/{document.slug}/uitgeven/")
    page.get_by_role("link", name="Naar de redactietafel").click()
    page.get_by_role("link", name="bekijk en neem samen over").click()
    page.get_by_role("button", name="Neem over wat is aangevinkt").click()
    expect(page.get_by_text("1 kleine verbetering staat nu in de werktekst")).to_be_visible()

    page = shown.open(f"/stukken/{document.slug}/versie/2/vergelijk/1/")
    page.locator("#w2").get_by_role("link", name="Geef een reden").click()
    one = page.locator("#w2")
    one.get_by_label("Uw reden").fill("Zo noemt iedereen het.")
    one.get_by_role("button", name="Bewaar de reden").click()

    expect(page.get_by_text("Lezers zien het bij de wijziging")).to_be_visible()
    assert OwnReason.objects.get(old__document=document).reason == "Zo noemt iedereen het."
    page = shown.open(f"/stukken/{document.slug}/uitgeven/")
    expect(page.get_by_text("Over elke reactie is beslist")).to_be_visible()
