"""One paper, two rounds, four people: over HTTP, from the first concept to the files for everyone.

Ans and Mo are members, Fien edits, and a visitor who never signs in downloads.
"""

from __future__ import annotations

import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from documents.models import Document, Draft
from feedback.models import Comment
from members.models import User
from tests.world import person

FIRST = """
<h2>1. Waarom dit stuk</h2>
<p>De Houtmankade is voor veel mensen de kortste weg naar het centrum van de stad.</p>
<p>Wij stellen voor om het fietspad te verbreden tot vier meter, met een groene strook.</p>
<p>De bestaande bomen langs het water blijven allemaal staan.</p>
<h2>2. Wat wij vragen</h2>
<p>Een app is daarvoor volgens ons niet nodig en ook niet gewenst.</p>
<p>Wij vragen de gemeente om voor de zomer een besluit te nemen over de kade.</p>
"""
# The first paragraph moved to chapter 2, the trees were reworded, the app is gone.
SECOND = """
<h2>1. Waarom dit stuk</h2>
<p>Wij stellen voor om het fietspad te verbreden tot drie meter, met een groene strook.</p>
<p>De bestaande bomen en struiken langs het water blijven allemaal staan.</p>
<h2>2. Wat wij vragen</h2>
<p>Wij vragen de gemeente om voor de zomer een besluit te nemen over de kade.</p>
<p>De Houtmankade is voor veel mensen de kortste weg naar het centrum van de stad.</p>
"""


class Walker:
    """A person with a browser: follows addresses, fills in forms, reads what it says."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client()
        if user is not None:
            self.client.force_login(user)

    def reads(self, address: str, status: int = 200) -> str:
        response = self.client.get(address, follow=True)
        assert response.status_code == status, (address, response.status_code)
        return _words(response.content.decode())

    def sends(self, address: str, status: int = 200, **fields: object) -> str:
        response = self.client.post(address, fields, follow=True)
        page = _words(response.content.decode())
        assert response.status_code == status, (address, response.status_code, page[-2000:])
        return page

    def downloads(self, address: str) -> PdfReader:
        response = self.client.get(address, follow=True)
        assert response["Content-Type"] == "application/pdf", (address, response.status_code)
        return PdfReader(io.BytesIO(b"".join(response.streaming_content)))


def _words(page: str) -> str:
    """What a reader sees of a page: without tags, blanks folded."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def pdf_words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.django_db(transaction=True)
def test_a_paper_goes_from_concept_to_definitive():  # noqa: PLR0915 - a journey is long
    fien, ans, mo, visitor = (
        Walker(person("Fien", member=True)),
        Walker(person("Ans", member=True)),
        Walker(person("Mo", member=True)),
        Walker(),
    )
    paper = "/stukken/de-houtmankade/"
    first, second, third = (f"{paper}versie/{number}/" for number in (1, 2, 3))

    # Fien starts a paper, writes, and freezes the first concept.
    fien.sends(
        "/stukken/nieuw/",
        title="De Houtmankade",
        summary="Ruimte voor iedereen.",
        language="nl",
        audience="public",
        comment_audience="public",
    )
    fien.sends(f"{paper}werktekst/", html=FIRST, reason="eerste tekst", base=_saves())
    fien.sends(f"{paper}uitgeven/", kind="concept", note="Eerste concept.")
    assert "De Houtmankade" in visitor.reads("/")
    assert "Reageer op" not in visitor.reads(first)

    # Before the round nobody but the editor can say anything; Fien opens it.
    ans.sends(f"{first}reageer/", status=403, text="Te vroeg.")
    today = timezone.localdate()
    fien.sends(
        f"{paper}rondes/",
        number=1,
        opens=today,
        closes=today + timedelta(days=14),
        audience="public",
        invitation="Wat vindt u?",
    )

    # Ans and Mo: on words, on a paragraph, on the whole, a suggestion, a reply.
    ids = {block.words[:12]: block.id for block in _version(1).blocks}
    on = {key: f"{first}reageer/{block}/" for key, block in ids.items()}
    ans.sends(on["De Houtmanka"], text="Hier staat het goed.", quote="de kortste weg", words="")
    mo.sends(on["Een app is d"], text="Jawel, een app is handig.", quote="", words="")
    ans.sends(f"{first}reageer/", text="Een mooi stuk in het geheel.")
    mo.sends(
        on["Wij stellen "],
        text="Dan passen de bankjes nog.",
        quote="",
        words=_words_of(1, "Wij stellen ").replace("vier meter", "drie meter"),
    )
    ans.sends(on["De bestaande"], text="En de struiken?", quote="bomen", words="")
    ans.sends(
        on["Wij vragen d"],
        text="Noem een datum.",
        quote="",
        words=_words_of(1, "Wij vragen d").replace("voor de zomer", "voor 1 juni"),
    )
    [app] = Comment.objects.filter(comment="Jawel, een app is handig.")
    ans.sends(f"/reacties/{app.pk}/", text="Daar ben ik het niet mee eens, Mo.")
    page = visitor.reads(first)
    for said in ("Hier staat het goed.", "Jawel, een app", "Een mooi stuk", "niet mee eens, Mo"):
        assert said in page
    assert "@" not in page

    # What does not stand there is refused, and what was typed is kept.
    kept = mo.sends(on["De bestaande"], 422, text="Bewaar mij.", quote="walvissen", words="")
    assert "Bewaar mij." in kept

    # Fien adopts one suggestion in the draft, and writes the rest of the second concept.
    desk = f"{paper}redactietafel/"
    assert "“vier” → “drie”" in fien.reads(desk)
    vier = Comment.objects.get(comment="Dan passen de bankjes nog.")
    fien.sends(f"{desk}{vier.pk}/kies/", choice=vier.pk, reason="Een goede middenweg.")
    assert "tot drie meter" in Draft.objects.get().html
    fien.sends(f"{paper}werktekst/", html=SECOND, reason="tweede tekst", base=_saves())
    fien.sends(f"{paper}uitgeven/", kind="concept", note="Reacties verwerkt.")

    # Each comment went where its words went; nothing was lost; everybody can see it.
    fates = dict(_version(2).placements.values_list("comment__comment", "fate"))
    assert fates == {
        "Hier staat het goed.": "moved",
        "Jawel, een app is handig.": "removed",
        "Een mooi stuk in het geheel.": "unchanged",
        "Dan passen de bankjes nog.": "removed",
        "En de struiken?": "unchanged",
        "Noem een datum.": "unchanged",
    }
    page = visitor.reads(second)
    assert "Een app is daarvoor volgens ons niet nodig" in page  # the orphan's quotation
    assert "Jawel, een app is handig." in page
    compared = visitor.reads(f"{second}vergelijk/1/")
    assert "verplaatst" in compared.lower()
    assert "struiken" in compared

    # The gate holds the definitive version back while somebody has no answer.
    refused = fien.sends(f"{paper}uitgeven/", 422, kind="definitive", note="", despite="")
    assert "5 reacties" in refused
    assert Document.objects.get().versions.count() == 2

    # Decisions, with reasons; a refusal without a reason is not taken.
    fien.sends(f"{desk}{app.pk}/beslis/", 422, outcome="not_adopted", reason="")
    answers = {
        "Hier staat het goed.": ("noted", "Dank u wel."),
        "Jawel, een app is handig.": ("not_adopted", "Niet iedereen heeft een telefoon."),
        "Een mooi stuk in het geheel.": ("noted", ""),
        "En de struiken?": ("adopted", "De struiken staan er nu bij."),
    }
    for said, (outcome, reason) in answers.items():
        comment = Comment.objects.get(comment=said)
        fien.sends(f"{desk}{comment.pk}/beslis/", outcome=outcome, reason=reason)
    datum = Comment.objects.get(comment="Noem een datum.")
    fien.sends(f"{desk}{datum.pk}/kies/", choice=datum.pk, reason="Een datum is duidelijker.")
    assert "voor 1 juni" in Draft.objects.get().html

    # The answers are drafts until they are published.
    assert "Niet iedereen heeft een telefoon." not in mo.reads("/reacties/")
    fien.sends(f"{desk}antwoorden/", alles="1")
    assert "Niet iedereen heeft een telefoon." in mo.reads("/reacties/")

    # Now the gate is open: definitive, and the files are made by the worker.
    fien.sends(f"{paper}uitgeven/", kind="definitive", note="Vastgesteld.", despite="")
    assert _version(3).is_definitive
    call_command("worker", drain=True, interval=0.05, verbosity=0)
    call_command("verify_versions", "de-houtmankade")

    # The visitor takes the three files home, without signing in.
    assert "De Houtmankade" in visitor.reads(f"{paper}definitief/")
    assert "reactienota" in visitor.reads(paper).lower()
    clean = pdf_words(visitor.downloads(f"{third}schoon.pdf"))
    # A comparison that nobody asked for yet is made on asking.
    assert "wordt gemaakt" in visitor.reads(f"{third}wijzigingen-sinds-1.pdf", 202)
    call_command("worker", drain=True, interval=0.05, verbosity=0)
    redline = pdf_words(visitor.downloads(f"{third}wijzigingen-sinds-1.pdf"))
    report = pdf_words(visitor.downloads(f"{third}reactienota.pdf"))
    assert "voor 1 juni een besluit te nemen over de kade" in clean
    assert "Een app is daarvoor" not in clean
    for word in ("[vervallen: vier]", "[toegevoegd: drie]", "[vervallen: de zomer]", "1 juni"):
        assert word in redline
    for said in [*answers, "Noem een datum.", "Dan passen de bankjes nog."]:
        assert said in report
    for reason in ("Niet iedereen heeft een telefoon.", "Een goede middenweg.", "Dank u wel."):
        assert reason in report
    assert "Daar ben ik het niet mee eens, Mo." in report
    for text in (clean, redline, report):
        assert "@example.org" not in text

    # And it stays as it is.
    fien.sends(f"{paper}uitgeven/", 422, kind="concept", note="")
    assert Document.objects.get().versions.count() == 3


def _saves() -> int:
    return Draft.objects.get().saves


def _version(number: int):
    return Document.objects.get().versions.get(number=number)


def _words_of(number: int, start: str) -> str:
    [block] = [block for block in _version(number).blocks if block.words.startswith(start)]
    return block.words
