"""A Word file comes back, is weighed at the desk, and the next redline names who was behind it."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documents.models import Audience, Draft
from exports.composing import compose
from exports.models import Kind
from feedback.models import Comment, Decision, Outcome
from feedback.tracing import traced
from tests.feedback.returned_paper import TEXT, sent_back
from tests.world import editor_of, frozen, paper

pytestmark = pytest.mark.django_db
SENDER = {"channel": "letter", "source": "Brief", "received": "2026-03-03", "organisation": ""}


class Editor:
    def __init__(self, document):
        self.client = Client()
        self.client.force_login(editor_of(document))
        self.base = f"/stukken/{document.slug}/"

    def sends(self, address, **fields):
        response = self.client.post(self.base + address, fields)
        assert response.status_code in (200, 302), response.content.decode()[-2000:]
        return response.content.decode()

    def chooses(self, comment, choice, **fields):
        return self.sends(f"redactietafel/{comment.pk}/kies/", choice=choice, **fields)


def draft_of(document):
    return Draft.objects.get(document=document).html


def test_what_came_back_is_named_behind_its_change():  # noqa: PLR0915 - a journey is long
    document = paper(*TEXT, audience=Audience.PUBLIC)
    first = frozen(document)
    editor = Editor(document)

    # It comes back as one file, of which all is recorded.
    file = SimpleUploadedFile("terug.docx", sent_back(first))
    packed = re.search(r'name="packed" value="([^"]+)"', editor.sends("inbreng/word/", file=file))
    editor.sends("inbreng/word/", **SENDER, name="", packed=packed[1], take=list(range(27)))
    assert Comment.objects.undecided().count() == 27
    said = {each.exact: each for each in Comment.objects.exclude(replacement=None)}

    # One is adopted, one gets words of the editors' own; small corrections, and they are undone.
    editor.chooses(said["druk"], said["druk"].pk)
    editor.chooses(said["klaar"], "eigen", own="besloten", seen="klaar", reason="Zo zegt u het.")
    before = draft_of(document)
    editor.sends(f"redactietafel/{said['vroeg'].pk}/beslis/", outcome="not_adopted", reason="Nee.")
    editor.chooses(said["in de weg"], said["in de weg"].pk)
    assert "elkaar dwars" in draft_of(document)
    editor.sends("redactietafel/ongedaan/", besluit=Decision.objects.latest("pk").pk)
    assert draft_of(document) == before
    assert "smal en vol" in before
    assert "tot alles besloten is" in before

    # Publishing the next concept publishes the answers; what was undone moves along, open.
    editor.sends("uitgeven/", kind="concept", note="")
    second = document.versions.get(number=2)
    answered = Comment.objects.filter(decision__isnull=False)
    assert {each.exact for each in answered} == {"druk", "klaar", "vroeg"}
    assert answered.get(exact="klaar").answer.outcome == Outcome.PARTLY
    assert Comment.objects.undecided().count() == 24

    # The change list, the page and the redline name the same comments.
    behind = {each.exact: [] for each in said.values()}
    for change in traced(first, second):
        assert not change.is_own
        for cause in change.comments:
            behind[cause.comment.exact].append(cause.number)
    assert {words for words, numbers in behind.items() if numbers} == {"druk", "klaar"}
    page = editor.client.get(f"{editor.base}versie/2/vergelijk/1/").content.decode()
    redline = compose(second, Kind.REDLINE, first).html
    for number in (*behind["druk"], *behind["klaar"]):
        assert f"<small>{number}</small>" in page
        assert number in redline

    # Reopened after it was published, it waits again, and the text is as it was.
    editor.sends(f"redactietafel/{said['druk'].pk}/heropenen/", reason="Toch niet.")
    assert Comment.objects.undecided().filter(exact="druk").exists()
    assert "smal en vol" in draft_of(document)
