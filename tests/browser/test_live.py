"""What others do appears without a reload; what one does oneself at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from feedback.actions.comments import Sender, reply
from feedback.models import Comment
from tests.browser.acting import composer, ready, select, send, toolbar
from tests.world import frozen, open_round, paper, person, say

pytestmark = pytest.mark.browser

HALF_A_MINUTE = 31_000


@pytest.fixture
def version(site):
    version = frozen(paper("Een eerste alinea.", "Een tweede alinea.", "Een derde alinea."))
    open_round(version)
    return version


@pytest.fixture
def reads(window, version):
    def opened(user=None, **kind):
        shown = window(user, **kind)
        shown.page.clock.install()
        return ready(shown.open(version.get_absolute_url()))

    return opened


def test_a_comment_arrives_in_another_window(reads, window, version):
    page = reads(person("Bas", member=True))
    other = ready(window(person("Ans", member=True)).open(version.get_absolute_url()))
    select(other, "tweede")
    toolbar(other).locator('[data-what="comment"]').click()
    composer(other).locator("[name=text]").fill("Van een ander")
    send(other)
    said = Comment.objects.get(comment="Van een ander")
    page.clock.run_for(HALF_A_MINUTE)

    expect(page.locator(f"#c{said.pk}")).to_contain_text("Van een ander")
    expect(page.locator(f'mark[data-c="c{said.pk}"]')).to_have_text("tweede")
    page.clock.run_for(1000)
    expect(page.locator("[data-status]")).not_to_be_empty()

    reply(said, sender=Sender.of(person("Cor", member=True)), text="En een antwoord")
    page.clock.run_for(HALF_A_MINUTE)
    expect(page.locator(f"#c{said.pk}")).to_contain_text("En een antwoord")


def test_nothing_new_is_nothing_sent(reads):
    page = reads(person("Bas", member=True))
    with page.expect_response(lambda answer: "/stand/" in answer.url) as asked:
        page.clock.run_for(HALF_A_MINUTE)

    assert asked.value.status == 204


def test_somebody_who_writes_is_not_disturbed(reads, version):
    page = reads(person("Bas", member=True))
    select(page, "derde")
    page.clock.run_for(300)
    toolbar(page).locator('[data-what="comment"]').click()
    page.keyboard.type("Ik ben nog bezig")
    said = say(version, "derde", text="Intussen")
    page.clock.run_for(HALF_A_MINUTE)

    expect(page.locator(f"#c{said.pk}")).to_contain_text("Intussen")
    expect(composer(page).locator("[name=text]")).to_be_focused()
    page.keyboard.type(" met schrijven")
    page.keyboard.press("Control+Enter")
    expect(composer(page)).to_have_count(0)
    assert Comment.objects.latest("pk").comment == "Ik ben nog bezig met schrijven"


def test_agreeing_stays_on_the_page_and_keeps_the_focus(reads, version):
    said = say(version, "eerste")
    page = reads(person("Bas", member=True))
    button = page.locator(f"#c{said.pk} button[form=agree]")
    button.press("Enter")

    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def test_a_pressed_mark_brings_its_card_beside_it(reads, version):
    for number in range(6):
        say(version, "eerste", text=f"Nummer {number}. " + "Een lang verhaal. " * 12)
    last = say(version, "derde", text="De laatste")
    page = reads()
    mark = page.locator(f'mark[data-c="c{last.pk}"]')
    mark.click()
    card = page.locator(f"#c{last.pk}")
    page.clock.run_for(1000)
    expect(card).to_have_class(re.compile(r"\bon\b"))

    assert abs(card.bounding_box()["y"] - mark.bounding_box()["y"]) < 20
