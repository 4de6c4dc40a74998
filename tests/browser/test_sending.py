"""What was typed is never lost, and what was sent is what was selected."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from feedback.models import Comment
from tests.browser.acting import composer, ready, select, send, toolbar
from tests.world import frozen, open_round, paper, person

pytestmark = pytest.mark.browser

NOTE = '<ol data-notes><li data-note="n1"><p>Zie het plan 😀.</p></li></ol>'
TEXT = (
    '<p>De 🌳🌳 blijven staan.<sup data-fn="n1"></sup> Dat 👩🏽‍🦽 is beloofd.</p>',
    "<p>Een <strong>tweede 😀</strong> alinea met woorden.</p>",
    f"<p>En een derde.</p>{NOTE}",
)


class Desk:
    """Somebody who reads and writes on a small paper of a test."""

    def __init__(self, window, version, user=None, **kind):
        self.version = version
        self.window = window(user, **kind)
        self.page = self.window.page
        self.reads()

    def reads(self):
        ready(self.window.open(self.version.get_absolute_url()))

    def writes(self, words, text, last=None, what="comment"):
        select(self.page, words, last)
        toolbar(self.page).locator(f'[data-what="{what}"]').click()
        composer(self.page).locator("[name=text]").fill(text)

    def sends(self):
        composer(self.page).locator("[data-send]").click()

    def is_told(self):
        trouble = composer(self.page).locator("[data-trouble]")
        expect(trouble).to_be_visible()
        return trouble.inner_text()

    def typed(self):
        return composer(self.page).locator("[name=text]").input_value()

    def forgives(self, status):
        """A refusal is an error on the console of Chromium; this one was meant."""
        self.window.faults[:] = [fault for fault in self.window.faults if status not in fault]


@pytest.fixture
def version(site):
    version = frozen(paper(*TEXT))
    version.round = open_round(version)
    return version


@pytest.fixture
def ans():
    return person("Ans", member=True)


def test_a_span_over_blocks_with_emoji_and_a_footnote(window, version, ans):
    desk = Desk(window, version, ans)
    desk.writes("🌳 blijven", "Over twee alinea's", last="tweede")
    send(desk.page)

    said = Comment.objects.latest("pk")
    assert said.exact == "🌳 blijven staan.\ufffc Dat 👩🏽‍🦽 is beloofd.\nEen tweede"
    assert version.text[said.start : said.end] == said.exact
    expect(desk.page.locator(f"#c{said.pk}")).to_be_focused()
    marked = desk.page.locator(f'mark[data-c~="c{said.pk}"]').all_text_contents()
    assert "".join(marked) == "🌳 blijven staan.1 Dat 👩🏽‍🦽 is beloofd.Een tweede"


def test_a_refusal_keeps_the_words(window, version, ans):
    desk = Desk(window, version, ans)
    desk.writes("Een", "")
    desk.sends()
    assert desk.is_told()
    desk.forgives("422")
    composer(desk.page).locator("[name=text]").fill("Nu wel")
    send(desk.page)

    assert Comment.objects.latest("pk").comment == "Nu wel"


def test_a_round_that_closed_meanwhile_keeps_the_words(window, version, ans):
    desk = Desk(window, version, ans)
    desk.writes("derde", "Net te laat")
    version.round.closes_at = timezone.now()
    version.round.save()
    desk.sends()
    assert desk.is_told()
    assert desk.typed() == "Net te laat"
    desk.forgives("4")

    desk.reads()
    assert desk.typed() == "Net te laat"
    desk.sends()
    assert desk.is_told()
    assert not Comment.objects.filter(comment="Net te laat").exists()


def test_a_lost_connection_keeps_the_words(window, version, ans):
    desk = Desk(window, version, ans)
    desk.writes("derde", "Vanuit de trein")
    desk.page.context.set_offline(True)
    desk.sends()
    assert desk.is_told()
    lost = composer(desk.page).locator("[data-trouble]").inner_text()
    desk.page.context.set_offline(False)
    expect(composer(desk.page).locator("[data-trouble]")).not_to_have_text(lost)
    assert desk.typed() == "Vanuit de trein"
    send(desk.page)
    desk.forgives("ERR_INTERNET_DISCONNECTED")
    desk.forgives("failed: ")

    assert Comment.objects.filter(comment="Vanuit de trein").count() == 1


def test_a_reload_keeps_the_words(window, version, ans):
    desk = Desk(window, version, ans)
    desk.writes("tweede", "Half geschr", what="suggestion")
    composer(desk.page).locator("[name=replacement]").fill("andere")
    desk.reads()
    assert desk.typed() == "Half geschr"
    send(desk.page)

    said = Comment.objects.latest("pk")
    assert (said.exact, said.replacement) == ("tweede", "andere")
    desk.reads()
    expect(composer(desk.page)).to_have_count(0)


def test_what_was_put_away_comes_back_with_the_same_words(window, version, ans):
    desk = Desk(window, version, ans)
    desk.writes("derde", "Toch maar niet")
    composer(desk.page).locator("[data-cancel]").click()
    desk.reads()
    expect(composer(desk.page)).to_have_count(0)
    select(desk.page, "derde")
    toolbar(desk.page).locator('[data-what="comment"]').click()

    assert desk.typed() == "Toch maar niet"


def test_signing_in_keeps_the_words(window, version, ans, client):
    desk = Desk(window, version)
    desk.writes("derde", "Als bezoeker begonnen")
    desk.sends()
    desk.is_told()
    desk.forgives("401")
    way = composer(desk.page).locator("a[data-sign-in]")
    expect(way).to_be_focused()
    assert f"next={version.get_absolute_url().replace('/', '%2F')}" in way.get_attribute("href")

    client.force_login(ans)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": desk.window.site}
    desk.page.context.add_cookies([cookie])
    desk.reads()
    assert desk.typed() == "Als bezoeker begonnen"
    send(desk.page)

    assert Comment.objects.latest("pk").user == ans


def test_words_that_are_not_there_become_a_comment_on_the_paragraph(window, version, ans):
    desk = Desk(window, version, ans)
    desk.page.evaluate(
        """() => {
          const found = [...document.querySelectorAll('main .text [data-b]')]
          const block = found.find(each => each.textContent === 'En een derde.')
          block.firstChild.data = 'En een vierde.'
        }"""
    )
    desk.writes("vierde", "Over iets dat er niet staat")
    desk.sends()
    desk.is_told()
    desk.forgives("422")
    with desk.page.expect_navigation():
        composer(desk.page).locator("[data-on-block]").click()

    said = Comment.objects.latest("pk")
    assert (said.comment, said.exact) == ("Over iets dat er niet staat", "En een derde.")
