"""The landing page and verifying a file in a real browser: genuine, changed, old, no script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents import publishing
from documents.models import Document
from exports.models import Kind
from feedback.models import Subscription
from tests.browser.conftest import DESKTOP, PAPER, PHONE
from tests.browser.test_pages import WCAG
from tests.exports.made import filled, made

pytestmark = pytest.mark.browser


@pytest.fixture
def files(site):
    """The demonstration's versions 2 and 3 with files of known bytes."""
    paper = Document.objects.get(slug="plaats-aan-tafel")
    old, new = (paper.versions.get(number=number) for number in (2, 3))
    filled(new.exports.filter(kind=Kind.REDLINE).newest_first()[0], b"%PDF-1.7 what changed")
    return {
        "genuine": made(new, content=b"%PDF-1.7 the newest").file.open().read(),
        "old": made(old, content=b"%PDF-1.7 an old one").file.open().read(),
    }


def upload(content: bytes) -> dict[str, object]:
    return {"name": "stuk.pdf", "mimeType": "application/pdf", "buffer": content}


def problems_of(page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, options=options).response["violations"]
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [each["id"] for each in found] + ([f"{wide}px too wide"] if wide > 0 else [])


@pytest.mark.parametrize(
    ("viewport", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desktop", "phone, dark"]
)
def test_the_pages_of_publication_are_accessible_and_fit(window, files, people, viewport, dark):
    found = {}
    publishing.withdraw(
        Document.objects.get(slug="plaats-aan-tafel"),
        Document.objects.get(slug="plaats-aan-tafel").versions.get(number=1),
        reason="Een getal klopte niet.",
        by=None,
    )
    visitor = window(viewport=viewport, dark=dark)
    for path in (PAPER, f"{PAPER}versie/3/bestanden/", "/controleer/", "/op-de-hoogte/"):
        found[path] = problems_of(visitor.open(path))
    gone = visitor.page.goto(f"{visitor.site}{PAPER}versie/1/")
    # The browser itself notes that the page was answered with 410.
    visitor.faults = [fault for fault in visitor.faults if "status of 410" not in fault]
    assert gone.status == 410
    found["tombstone"] = problems_of(visitor.page)
    editor = window(people["redactie"], viewport=viewport, dark=dark)
    for path in ("beheer/", "versie/2/intrekken/", "bijeenkomsten/", "uitgeven/"):
        found[path] = problems_of(editor.open(f"{PAPER}{path}"))

    assert {path: problems for path, problems in found.items() if problems} == {}


def test_a_file_is_verified_without_leaving_the_machine(window, files):
    visitor = window()
    sent = []
    visitor.page.on("request", lambda asked: sent.append((asked.method, asked.post_data)))
    page = visitor.open("/controleer/")
    chosen = page.get_by_label("Het bestand")

    chosen.set_input_files(upload(files["genuine"]))
    expect(page.get_by_role("heading", name="Dit bestand is echt")).to_be_visible()
    expect(page.locator("#verdict")).to_be_focused()
    assert problems_of(page) == []

    tampered = bytearray(files["genuine"])
    tampered[-1] ^= 1
    chosen.set_input_files(upload(bytes(tampered)))
    expect(page.get_by_role("heading", name="Wij kennen dit bestand niet")).to_be_visible()

    chosen.set_input_files(upload(files["old"]))
    expect(page.get_by_role("heading", name="Echt, maar er is een nieuwere")).to_be_visible()
    page.get_by_role("link", name="Naar de nieuwste versie").click()
    expect(page).to_have_url(f"{visitor.site}{PAPER}versie/3/bestanden/")

    assert {method for method, _data in sent} == {"GET"}
    assert all(data is None for _method, data in sent)


def test_a_dropped_file_is_verified_too(window, files):
    page = window().open("/controleer/")

    page.evaluate(
        """(words) => {
          const data = new DataTransfer()
          data.items.add(new File([words], 'stuk.pdf', { type: 'application/pdf' }))
          document.querySelector('.drop').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
        }""",
        files["genuine"].decode(),
    )

    expect(page.get_by_role("heading", name="Dit bestand is echt")).to_be_visible()


def test_without_script_the_file_is_sent_and_one_can_be_kept_informed(window, files):
    visitor = window(script=False)
    page = visitor.open("/controleer/")
    expect(page.get_by_text("Het bestand wordt naar ons gestuurd")).to_be_visible()

    page.get_by_label("Het bestand").set_input_files(upload(files["genuine"]))
    page.get_by_role("button", name="Controleer").click()
    expect(page.get_by_role("heading", name="Dit bestand is echt")).to_be_visible()

    visitor.open(PAPER)
    page.get_by_label("E-mailadres").fill("raad@example.org")
    page.get_by_role("button", name="Houd mij op de hoogte").click()
    expect(page.get_by_role("status").get_by_text("Kijk in uw mailbox")).to_be_visible()
    [subscription] = Subscription.objects.all()
    visitor.open(f"/op-de-hoogte/{subscription.token}/")
    page.get_by_role("button", name="Ja, houd mij op de hoogte").click()
    expect(page.get_by_text("Wij houden u op de hoogte.")).to_be_visible()


def test_the_landing_page_gives_what_one_came_for(window, files):
    page = window().open(PAPER)

    # The data in the page is there, and the policy of the site has nothing against it.
    assert (
        '"@type": "CreativeWork"' in page.locator("script[type='application/ld+json']").inner_text()
    )
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_text("Controlegetal").first.click()
    expect(page.locator(".files code").first).to_be_visible()
    page.get_by_role("link", name="Wat is er veranderd sinds concept 1").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
