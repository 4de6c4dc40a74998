"""A file that is being made: the page says how far it is, and opens it by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from documents.models import Document
from exports.actions import making
from exports.models import Export, Kind
from tests.browser.conftest import PAPER, PHONE

pytestmark = pytest.mark.browser


def test_who_waits_sees_how_far_it_is_and_gets_the_file(window, people):
    version = Document.objects.get(slug="groene-binnentuinen").versions.get(number=2)
    Export.objects.all().delete()
    address = f"/stukken/groene-binnentuinen/versie/{version.number}/genummerd.pdf"
    pages = [window().open(address), window(script=False, viewport=PHONE).open(address)]
    export = Export.objects.get(kind=Kind.NUMBERED)
    fetched: list[list[str]] = [[], []]
    for page, into in zip(pages, fetched, strict=True):
        page.on("request", lambda request, into=into: into.append(request.url))
        # The file itself is for the reader of PDFs, which asks for things of its own.
        page.route("**/bestanden/**", lambda route: route.fulfill(status=204))
        expect(page.locator("[data-progress]")).to_have_text("Het is als eerste aan de beurt.")

    making.start(export)
    for page in pages:
        expect(page.locator(".stages .now")).to_be_visible(timeout=15_000)

    made = making.make(export)
    for page, urls in zip(pages, fetched, strict=True):
        for _ in range(100):
            if any(made.sha256 in url for url in urls):
                break
            page.wait_for_timeout(100)
        assert any(made.sha256 in url for url in urls)


def test_editors_write_the_main_lines(window, people):
    page = window(people["redactie"], viewport=PHONE).open(f"{PAPER}versie/3/reactienota/")

    page.get_by_label("Hoe zijn de reactierondes aangekondigd?").fill("Per mail aan alle leden.")
    page.get_by_label("Thema").first.fill("Geld")
    page.get_by_label("Wat mensen zeiden, en wat ermee is gedaan").first.fill("Veel vragen.")
    page.get_by_role("button", name="Bewaar deze woorden").click()

    expect(page.locator("#messages")).to_contain_text("Uw woorden zijn bewaard")
    expect(page.get_by_label("Thema").first).to_have_value("Geld")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
