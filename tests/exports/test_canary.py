"""Nothing private leaves in a file: not in its words, its facts, its name, nor in a log."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.utils import timezone
from pypdf import PdfReader

from exports.actions import making, ordering
from exports.models import Export, Kind
from feedback.actions import comments, decisions
from feedback.actions.comments import Sender
from feedback.models import Channel, Comment, Outcome
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
    return document


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
    everything["log"] = caplog.text
    found = {
        (kind, what)
        for kind, words in everything.items()
        for what, canary in CANARIES.items()
        if re.search(re.escape(canary), words, re.IGNORECASE)
    }
    assert found == set()
    assert all(export.file.name.startswith("exports/") for export in made)


def _name(export: Export) -> str:
    return f"{export.filename}.{export.suffix}"
