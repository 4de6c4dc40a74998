"""What follows a comment: answers, second thoughts, moderation, filters, and its next version."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from documents.models import Document
from feedback.models import Comment
from tests.browser.acting import ready
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import frozen, open_round, paper, person, say

pytestmark = pytest.mark.browser

QUAY = "De kade is voor veel mensen de kortste weg naar de stad."
TREES = "De bestaande bomen langs het water blijven allemaal staan."
APP = "Een app is daarvoor volgens ons niet nodig en ook niet gewenst."


@pytest.fixture
def version(site):
    version = frozen(paper(QUAY, TREES, APP))
    open_round(version)
    return version


@pytest.fixture
def ans():
    return person("Ans", member=True)


@pytest.fixture
def mo():
    return person("Mo", member=True)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_reply_stands_below_the_comment(window, version, ans, mo, viewport):
    comment = say(version, "bomen", by=ans, text="Welke bomen?")
    page = window(mo, viewport=viewport).open(f"/reacties/{comment.pk}/")

    page.get_by_label("Uw antwoord").fill("Alle linden.")
    page.get_by_role("button", name="Verstuur antwoord").click()

    expect(page.locator(f"#c{comment.pk}")).to_contain_text("Alle linden.")
    assert Comment.objects.get(comment="Alle linden.").thread_id == comment.pk


def test_ones_own_words_can_be_mended_at_once(window, version, ans):
    comment = say(version, "bomen", by=ans, text="Welke bommen?")
    page = window(ans).open(f"/reacties/{comment.pk}/wijzigen/")

    page.get_by_label("Uw reactie").fill("Welke bomen?")
    page.get_by_role("button", name="Bewaar de wijziging").click()

    expect(page.locator(f"#c{comment.pk}")).to_contain_text("Welke bomen?")


def test_ones_own_words_can_be_taken_back(window, version, ans):
    comment = say(version, "bomen", by=ans, text="Toch maar niet.")
    page = window(ans).open(f"/reacties/{comment.pk}/intrekken/")

    page.locator("main form button.primary").click()

    page = window().open(version.get_absolute_url())
    expect(page.locator("main")).not_to_contain_text("Toch maar niet.")
    assert Comment.objects.get(pk=comment.pk).is_withdrawn


def test_a_comment_is_reported_and_hidden_by_a_coordinator(window, version, ans, mo):
    comment = say(version, "bomen", by=ans, text="Dit hoort hier niet.")
    page = window(mo).open(f"/reacties/{comment.pk}/melden/")
    page.locator("main form textarea").fill("Er staat een naam in.")
    page.locator("main form button.primary").click()

    page = window(person("Co", coordinator=True)).open("/reacties/gemeld/")
    expect(page.locator("main")).to_contain_text("Er staat een naam in.")
    page.get_by_role("button", name="Verberg").first.click()

    page = window().open(version.get_absolute_url())
    expect(page.locator("body")).not_to_contain_text("Dit hoort hier niet.")


def test_comments_are_filtered_and_searched(window, version, ans, mo):
    say(version, "bomen", by=ans, text="Over de linden.")
    say(version, "kortste", by=mo, text="Over de route.", replacement="snelste")
    page = ready(window(ans).open(version.get_absolute_url()))
    rail = page.locator(".rail")

    rail.get_by_role("link", name="Voorstellen").click()
    expect(rail).to_contain_text("Over de route.")
    expect(rail).not_to_contain_text("Over de linden.")

    rail.get_by_role("link", name="Van mij").click()
    expect(rail).to_contain_text("Over de linden.")
    expect(rail).not_to_contain_text("Over de route.")

    page = window(ans).open(f"{version.get_absolute_url()}?zoek=route")
    expect(page.locator(".rail")).to_contain_text("Over de route.")
    expect(page.locator(".rail")).not_to_contain_text("Over de linden.")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_after_a_new_version_each_comment_says_what_became_of_its_words(
    window, version, ans, viewport
):
    kept = say(version, "kortste weg", by=ans, text="Klopt.")
    changed = say(version, "blijven allemaal staan", by=ans, text="Beloofd?")
    gone = say(version, "Een app", by=ans, text="Jawel hoor.")
    document = Document.objects.get(pk=version.document_id)
    second = frozen(document, QUAY, TREES.replace("allemaal", "bijna allemaal"))

    page = ready(window(ans, viewport=viewport).open(second.get_absolute_url()))

    expect(page.locator(f'mark[data-c~="c{kept.pk}"]').first).to_have_text("kortste weg")
    expect(page.locator(f'mark[data-c~="c{changed.pk}"]').first).to_contain_text("bijna")
    expect(page.locator(f'mark[data-c~="c{gone.pk}"]')).to_have_count(0)
    card = page.locator(f"#c{gone.pk}")
    expect(card).to_contain_text("niet meer")
    expect(card).to_contain_text("Een app")
