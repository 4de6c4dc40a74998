"""The redactietafel in a real browser: sixty comments by keyboard, a conflict without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.actions import save_draft
from documents.core.blocks import reading_text
from documents.models import Document, Draft
from feedback.models import Comment, Outcome
from tests.browser.conftest import PAPER, PHONE
from tests.browser.test_pages import WCAG
from tests.world import frozen, paper, person, say

pytestmark = pytest.mark.browser

DESK = f"{PAPER}redactietafel/"


def ready(page):
    expect(page.locator("html")).to_have_attribute("data-desk", "ready")
    return page


@pytest.fixture
def sixty(live_server):
    """A paper on which sixty people said something: forty remarks and twenty suggestions."""
    editor = person("Redactie")
    document = paper(*(f"Alinea {number} is nogal smal." for number in range(20)), editor=editor)
    version = frozen(document)
    for number in range(20):
        say(version, f"Alinea {number} is", text=f"Eerste over {number}.")
        say(version, f"{number} is nogal", text=f"Tweede over {number}.")
        span = f"Alinea {number} is nogal smal"
        say(version, span, text="Korter.", replacement=f"Alinea {number} is smal")
    return document


def test_sixty_comments_are_decided_by_keyboard_alone(sixty, bare_window):
    shown = bare_window(sixty.participants.get().user)
    page = ready(shown.open(f"/stukken/{sixty.slug}/redactietafel/"))
    keys = page.keyboard
    keys.press("j")
    keys.press("Enter")

    for _ in range(60):
        ready(page)
        here = page.url
        if page.locator("[data-choose]").count():
            keys.press("a")
        else:
            keys.press("3")
            keys.press("e")
            keys.type("Dat ja: 1 keer.")  # typing is never taken for keys
            keys.press("Control+Enter")
        page.wait_for_function("was => location.href !== was", arg=here)

    assert not Comment.objects.undecided().exists()
    answers = [each.answer for each in Comment.objects.select_related("draft_decision")]
    assert [each.outcome for each in answers].count(Outcome.ADOPTED) == 20
    assert {each.reason for each in answers} == {"", "Dat ja: 1 keer."}
    text = reading_text(Draft.objects.get(document=sixty).html)
    assert text == "\n".join(f"Alinea {number} is smal." for number in range(20))


def test_choosing_looking_undoing_and_composing(window, people):
    document = Document.objects.get(slug="plaats-aan-tafel")
    waiting = Comment.objects.of(document).undecided()
    rival = waiting.get(exact="een keer per jaar")
    page = ready(window(people["redactie"]).open(f"{DESK}{rival.pk}/"))

    # The preview follows the choice, and the green button says what it does.
    expect(page.locator("#result")).to_contain_text("twee keer per jaar")
    page.keyboard.press("w")
    expect(page.locator("[data-choose]")).to_have_text("Neem B over")
    expect(page.locator("#result ins")).to_contain_text("kijkt elk kwartaal")
    page.keyboard.press("w")
    page.locator("#own").fill("kijkt twee keer per jaar")
    expect(page.locator("#result ins")).to_contain_text("twee")
    page.get_by_role("button", name="De buurt kiest zelf").click()
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Ongedaan maken").wait_for()
    assert "kijkt twee keer per jaar" in Draft.objects.get(document=document).html
    answer = Comment.objects.get(pk=rival.pk).answer
    assert answer.reason.startswith("Wij willen dat elke buurt")

    ready(page).keyboard.press("u")
    page.locator("#messages").get_by_text("Ongedaan gemaakt").wait_for()
    assert "kijkt een keer per jaar" in Draft.objects.get(document=document).html
    assert waiting.filter(pk=rival.pk).exists()


def test_the_keys_are_told_and_can_be_turned_off(window, people):
    waiting = Comment.objects.undecided().filter(replacement=None).first()
    page = ready(window(people["redactie"]).open(f"{DESK}{waiting.pk}/"))

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    dialog.get_by_label("Gebruik deze toetsen op dit apparaat").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("4")

    assert [each["id"] for each in results.response["violations"]] == []
    expect(page.locator("[name=outcome]:checked")).to_have_count(0)


def test_a_conflict_without_script_on_a_phone(window, people):
    document = Document.objects.get(slug="plaats-aan-tafel")
    comment = Comment.objects.of(document).undecided().get(exact="60 procent")
    draft = document.draft
    html = draft.html.replace("60 procent", "65 procent")
    save_draft(document, html, base=draft.saves, by=people["joost"])
    page = window(people["redactie"], script=False, viewport=PHONE).open(f"{DESK}{comment.pk}/")

    three = page.locator(".three")
    for words in ("60 procent", "65 procent", "75 procent"):
        expect(three).to_contain_text(words)
    page.locator("#own").fill("70 procent")
    page.get_by_role("button", name="Laat zien hoe het wordt").click()
    expect(page.locator("#result")).to_contain_text("70")
    page.get_by_role("button", name="Staat er al").click()
    expect(page.locator("#id_reason")).to_have_value(
        "Dank u wel. Dit staat in deze versie al, in de alinea waar u reageerde."
    )
    expect(page.locator("#own")).to_have_value("70 procent")
    page.get_by_role("button", name="Doe wat ik koos").click()

    page.get_by_role("button", name="Ongedaan maken").wait_for()
    assert "70 procent" in Draft.objects.get(document=document).html
    assert Comment.objects.get(pk=comment.pk).answer.outcome == Outcome.PARTLY
