"""Nothing private leaves in a file: not in its words, its facts, its name, nor in a log."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator, Mapping

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from pypdf import PdfReader

from documents.models import Document, Participant, Role
from exports.actions import making, ordering
from exports.models import Export, Kind
from feedback.actions import comments, decisions, intake, news, weighing
from feedback.actions.comments import Sender
from feedback.models import Channel, Comment, Outcome, Subscription
from feedback.models import Report as Reported
from tests import world
from tests.exports.world import FIRST, SECOND

pytestmark = pytest.mark.django_db

# Each stands in the database, in a place of its own, and may stand in no file.
CANARIES = {
    "account of a nameless commenter": "Kanarie Naamloos",
    "address": "kanarie.adres@example.net",
    "account behind a letter": "Kanarie Notulist",
    "editor": "Kanarie Redacteur",
    "decider": "Kanarie Beslisser",
    "reported by": "Kanarie Melder",
    "reason of a report": "kanariemelding",
    "network address": "203.0.113.77",
    "hidden words": "kanarieverborgen",
    "withdrawn words": "kanarieingetrokken",
    "mail of the package's own field": "kanarie.veld@example.net",
    "name of the package's own field": "Kanarie Pakketnaam",
    "draft that is not frozen": "kanariewerktekst",
    "note among editors": "kanarienotitie",
    "reason to use again": "kanariestandaard",
    "answer that is a draft": "kanarieconcept",
    "reason to open again": "kanarieheropend",
    "editor who was asked": "Kanarie Gevraagd",
    "address of a subscriber": "kanarie.abonnee@example.net",
    "who recorded a Word file": "Kanarie Invoerder",
}


@pytest.fixture
def document():
    editor = world.person(CANARIES["editor"])
    document = world.paper(slug="kanariestuk", title="Een stuk", editor=editor, summary="Kort.")
    first = world.frozen(document, *FIRST)
    world.open_round(first)
    nameless = world.person(CANARIES["account of a nameless commenter"], member=True)
    nameless.email = CANARIES["address"]
    nameless.save()
    said = comments.comment(
        first, sender=Sender(user=nameless, published_name=""), text="Zichtbare reactie."
    )
    comments.reply(
        said, sender=Sender(user=nameless, published_name=""), text="Zichtbaar antwoord."
    )
    letter = comments.comment(
        first,
        sender=Sender(
            user=None,
            published_name="",
            channel=Channel.LETTER,
            source="een brief",
            recorded_by=world.person(CANARIES["account behind a letter"]),
        ),
        text="Zichtbare brief.",
    )
    Comment.objects.filter(pk=letter.pk).update(
        ip_address=CANARIES["network address"],
        user_email=CANARIES["mail of the package's own field"],
        user_name=CANARIES["name of the package's own field"],
    )
    hidden = world.say(first, text=f"Dit is {CANARIES['hidden words']}.")
    Comment.objects.filter(pk=hidden.pk).update(is_public=False)
    withdrawn = world.say(first, text=f"Dit is {CANARIES['withdrawn words']}.")
    joost = world.person("Joost", member=True)
    comments.reply(withdrawn, sender=Sender.of(joost), text="Zichtbare vraag.")
    Comment.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    Reported.objects.create(
        comment=said,
        reported_by=world.person(CANARIES["reported by"]),
        reason=CANARIES["reason of a report"],
        reported_at=timezone.now(),
    )
    decider = world.person(CANARIES["decider"])
    decisions.decide([said, letter], outcome=Outcome.NOTED, by=decider, reason="Zichtbare reden.")
    world.frozen(document, *SECOND)
    world.write(document, *SECOND, f"<p>Nog {CANARIES['draft that is not frozen']}.</p>")
    _among_editors(document, said)
    return document


def _among_editors(document: Document, said: Comment) -> None:
    """What editors, who get news and who recorded something leave behind while they work."""
    asked = world.person(CANARIES["editor who was asked"])
    Participant.objects.create(document=document, user=asked, role=Role.EDITOR)
    weighing.assign([said], to=asked)
    weighing.note(said, by=asked, text=CANARIES["note among editors"])
    weighing.keep_reason(
        label=CANARIES["reason to use again"], text="Zichtbaar?", document=document
    )
    said.refresh_from_db()
    decisions.reopen(said, by=asked, reason=CANARIES["reason to open again"])
    decisions.decide(
        [said], outcome=Outcome.NOT_ADOPTED, by=asked, reason=CANARIES["answer that is a draft"]
    )
    news.subscribe(CANARIES["address of a subscriber"], document, language="nl")
    news.confirm(Subscription.objects.get())
    sender = intake.on_behalf(
        by=world.person(CANARIES["who recorded a Word file"]),
        channel=Channel.MAIL,
        source="een Word-bestand",
        name="",
        organisation=None,
    )
    intake.record(said.version, [intake.Point(text="Zichtbaar bestand.")], sender=sender)
    here = Client()
    here.force_login(asked)
    assert here.post(f"/stukken/{document.slug}/werktekst/aanwezig/").status_code == 200


def words_in(name: str, content: bytes) -> Iterator[str]:
    """Everything that can be read in a file, also by who looks inside."""
    yield name
    if name.endswith((".zip", ".docx")):
        pack = zipfile.ZipFile(io.BytesIO(content))
        for member in pack.namelist():
            yield from words_in(member, pack.read(member))
    elif name.endswith(".pdf"):
        pdf = PdfReader(io.BytesIO(content))
        yield " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        yield pdf.trailer["/Root"]["/Metadata"].get_data().decode()
        yield str(pdf.metadata) + str(pdf.attachments)
        for thing in filter(None, (pdf.get_object(n) for n in range(1, len(pdf.xref[0])))):
            yield str(thing)
    else:
        yield content.decode("utf-8", "replace")


def test_no_file_holds_a_canary(document, caplog):
    caplog.set_level(logging.DEBUG)
    version = document.versions.get(number=2)

    ordered = [ordering.order(version, kind) for kind in Kind if kind != Kind.REDLINE]
    ordered.append(ordering.order(version, Kind.REDLINE, document.versions.get(number=1)))
    made = [making.make(export) for export in ordered]

    # What should be there is there: the files are not empty.
    dossier = next(export for export in made if export.kind == Kind.DOSSIER)
    everything = {
        export.kind: "\n".join(words_in(_name(export), export.file.read())) for export in made
    }
    for words in ("Zichtbare reactie", "Zichtbaar antwoord", "Zichtbare brief", "Zichtbare reden"):
        assert words in everything[dossier.kind]
    assert len(everything) == len(Kind)
    assert leaks(everything) == set()
    assert all(export.file.name.startswith("exports/") for export in made)
    pages = dict(walked(Client()))
    # Everything that a link of a page, a feed or the map leads a visitor to.
    assert {resolve(path).view_name for path in pages} >= REACHED
    assert "Zichtbaar bestand" in pages["/stukken/kanariestuk/versie/2/"]
    assert leaks({**pages, "log": caplog.text}) == set()


REACHED = {
    *("documents:list", "feedback:reading", "feedback:compare", "feedback:comment"),
    *("feedback:on_block", "feedback:news", "help", "privacy"),
    *("exports:landing", "exports:version", "exports:verify", "exports:checksums"),
    *("exports:schema", "exports:dcat", "exports:diwoo", "exports:bibtex", "exports:ris"),
    *("exports:feed", "exports:feed_of", "exports:sitemap", "exports:file", "exports:text"),
}


def leaks(shown: Mapping[str, str]) -> set[tuple[str, str]]:
    return {
        (where, what)
        for where, words in shown.items()
        for what, canary in CANARIES.items()
        if re.search(re.escape(canary), words, re.IGNORECASE)
    }


def walked(client: Client) -> Iterator[tuple[str, str]]:
    """Every address that a visitor gets to by links alone, with its headers and its words."""
    known = ["/", "/feed/", "/sitemap.xml", "/stukken/kanariestuk/versie/2/stand/"]
    for path in known:
        answer = client.get(path)
        assert answer.status_code < 500, path
        content = b"".join(answer) if answer.streaming else answer.content
        is_file = answer.status_code == 200 and path.endswith((".docx", ".zip", ".pdf"))
        words = "\n".join(words_in(path, content)) if is_file else content.decode()
        yield path, f"{answer.headers} {words}"
        found = [answer.get("Location", "")]
        if not is_file:
            found += re.findall(r'(?:href="|<loc>)(?:http://testserver)?(/[^"#<>\s]*)', words)
        for link in found:
            onward = link.partition("#")[0]
            if onward not in known and _is_ours(onward):
                known.append(onward)


def _is_ours(path: str) -> bool:
    """Not those of packages, nor every way to sift and to sort."""
    others = ("/static/", "/account/", "/taal/")
    return path.startswith("/") and "?" not in path and not path.startswith(others)


def _name(export: Export) -> str:
    return f"{export.filename}.{export.suffix}"
