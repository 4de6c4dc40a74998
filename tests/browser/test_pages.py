"""Every page in a real browser: accessible, nothing refused by the policy, nothing cut off."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.models import Document
from feedback.models import Comment
from tests.browser.conftest import DESKTOP, PAPER, PHONE

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"desktop": DESKTOP, "phone": PHONE}


def pages_of(person):
    """The addresses that each person of the demonstration walks along."""
    paper = Document.objects.get(slug="plaats-aan-tafel")
    block = paper.versions.get(number=3).blocks[3].id
    comments = Comment.objects.of(paper)
    waiting = comments.undecided().filter(replacement__isnull=False).first()
    decided = comments.roots().filter(decision__isnull=False).first()
    draft = comments.answered_in_draft().first()
    rival = comments.undecided().get(exact="een keer per jaar")
    desk = f"{PAPER}redactietafel/"
    visitor = [
        "/",
        "/uitleg/",
        "/privacy/",
        "/account/login/",
        "/account/signup/",
        f"{PAPER}versie/1/",
        f"{PAPER}versie/3/",
        f"{PAPER}versie/3/vergelijk/1/",
        f"{PAPER}versie/3/vergelijk/1/?weergave=naast",
        PAPER,
        f"{PAPER}versie/3/genummerd.pdf",
        f"/reacties/{decided.pk}/",
    ]
    member = [f"{PAPER}versie/3/reageer/", f"{PAPER}versie/3/reageer/{block}/", "/reacties/"]
    editor = [
        "/",
        "/stukken/nieuw/",
        f"{PAPER}werktekst/",
        f"{PAPER}werktekst/bestand/",
        f"{PAPER}geschiedenis/",
        f"{desk}?zoek=de",
        f"{desk}{rival.pk}/",
        f"{desk}{decided.pk}/",
        f"{desk}{draft.pk}/",
        f"{desk}samen/?reactie={rival.pk}&reactie={waiting.pk}",
        f"{desk}antwoorden/",
        f"{PAPER}rondes/",
        f"{PAPER}uitgeven/",
        f"{PAPER}versie/2/verantwoording/?toon=alles",
        f"{PAPER}redactietafel/kleine-verbeteringen/",
        f"{PAPER}versie/3/reactienota/",
    ]
    return {None: visitor, "lid": member, "redactie": editor}[person]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("person", [None, "lid", "redactie"])
def test_pages_are_accessible_and_fit(window, people, person, size, dark):
    shown = window(people.get(person), viewport=SIZES[size], dark=dark)
    axe, found = Axe(), {}
    for path in pages_of(person):
        page = shown.open(path)
        # The policy of the site forbids injected scripts; axe comes in by the tools' door.
        results = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        problems = [violation["id"] for violation in results.response["violations"]]
        if problems or wide > 0:
            found[path] = (problems, f"{wide}px too wide")

    assert found == {}


@pytest.mark.parametrize("path", ["/", f"{PAPER}versie/3/", PAPER])
def test_pages_fit_a_narrow_phone(window, path):
    page = window(viewport={"width": 320, "height": 640}).open(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_language_can_be_switched(window):
    page = window().open("/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_the_theme_is_remembered(window):
    shown = window()
    page = shown.open("/")
    button = page.locator("[data-theme-button]")
    while page.locator("html").get_attribute("data-theme") != "dark":
        button.click()

    page = shown.open("/uitleg/")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_text_of_a_page_is_the_reading_text_of_the_version(window):
    """What a browser shows of each block, read as offsets are counted, is what the server has."""
    version = Document.objects.get(slug="plaats-aan-tafel").versions.get(number=3)

    page = window().open(f"{PAPER}versie/3/")
    words = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('[data-b]')].map(block => {
             const read = node => node.nodeType === 3 ? node.data
               : node.nodeType !== 1 || node.hasAttribute('data-ui') ? ''
               : node.tagName === 'BR' ? '\\u2028'
               : node.hasAttribute('data-fn') ? '\\ufffc'
               : ((node.tagName === 'TD' || node.tagName === 'TH') && node.previousElementSibling
                   ? '\\t' : '') + [...node.childNodes].map(read).join('')
             return [block.dataset.b, [...block.childNodes].map(read).join('')]
           }))"""
    )

    assert words == {block.id: block.words for block in version.blocks}
