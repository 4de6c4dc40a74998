"""Promise 9: reading, commenting, deciding and downloading need no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from documents.models import Document
from feedback.models import Comment
from tests.browser.conftest import PAPER, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_a_member_comments_on_a_paragraph_and_an_editor_decides(window, people, viewport):
    size = {"viewport": viewport} if viewport else {}
    block = Document.objects.get(slug="plaats-aan-tafel").versions.get(number=3).blocks[4]
    member = window(people["lid"], script=False, **size)

    page = member.open(f"{PAPER}versie/3/")
    page.locator(f"#b-{block.id} .act").click()
    page.get_by_label("Uw reactie").fill("Dit staat er precies goed.")
    page.get_by_role("button", name="Verstuur").first.click()

    expect(page.get_by_role("status")).to_contain_text("Dank u wel")
    comment = Comment.objects.get(comment="Dit staat er precies goed.")
    assert (comment.block, comment.exact) == (block.id, block.words)

    editor = window(people["redactie"], script=False, **size)
    page = editor.open(f"{PAPER}redactietafel/{comment.pk}/")
    page.get_by_label("Ter kennisgeving").check()
    page.get_by_role("button", name="Beslis").click()

    comment.refresh_from_db()
    assert comment.answer.outcome == "noted"


def test_a_visitor_is_asked_to_sign_in_and_comes_back(window):
    visitor = window(script=False)

    page = visitor.open(f"{PAPER}versie/3/reageer/")

    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    assert "next=" in page.url


def test_words_are_proposed_by_changing_the_paragraph(window, people):
    version = Document.objects.get(slug="plaats-aan-tafel").versions.get(number=3)
    block = next(each for each in version.blocks if each.kind == "paragraph")
    member = window(people["lid"], script=False)
    first = block.words.split()[0]

    page = member.open(f"{PAPER}versie/3/reageer/{block.id}/")
    page.get_by_text("Ik stel andere woorden voor").click()
    page.get_by_label("Stel andere woorden voor").fill(block.words.replace(first, "Werkelijk", 1))
    page.get_by_role("button", name="Verstuur").first.click()

    expect(page.get_by_role("status")).to_contain_text("Dank u wel")
    suggestion = Comment.objects.latest("pk")
    assert (suggestion.exact, suggestion.replacement) == (first, "Werkelijk")
