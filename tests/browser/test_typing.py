"""What was typed on a page of its own, a form that needs no script, is not lost either."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import expect

from feedback.models import Comment
from tests.browser.acting import ready
from tests.world import frozen, open_round, paper, person

pytestmark = pytest.mark.browser


def test_a_session_that_ended_costs_no_words(window, site, client):
    version = frozen(paper("De kade is smal.", "De bomen blijven staan."))
    open_round(version)
    ans = person("Ans", member=True)
    address = f"{version.get_absolute_url()}reageer/{version.blocks[0].id}/"
    shown = window(ans)
    page = shown.open(address)
    page.get_by_label("Uw reactie").fill("Een lang verhaal")
    page.get_by_text("Ik stel andere woorden voor").click()
    page.get_by_label("Stel andere woorden voor").fill("De kade is breed.")

    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Verstuur reactie").click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()

    client.force_login(ans)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    shown.open(address)
    expect(page.get_by_text("nog niet had verstuurd")).to_be_visible()
    expect(page.get_by_label("Uw reactie")).to_have_value("Een lang verhaal")
    expect(page.get_by_label("Stel andere woorden voor")).to_have_value("De kade is breed.")
    page.get_by_role("button", name="Verstuur reactie").click()
    expect(ready(page).get_by_role("status").first).to_contain_text("Dank u wel")
    said = Comment.objects.get(comment="Een lang verhaal")
    assert (said.exact, said.replacement) == ("smal", "breed")

    shown.open(address)
    expect(page.get_by_label("Uw reactie")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('typed:'))") == []
