"""Recording what came in elsewhere: one comment by hand, and all of a Word file."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from feedback.models import Comment, Scope
from members.models import Organisation
from tests.feedback.returned_files import SentBack
from tests.feedback.returned_paper import TEXT, sent_back
from tests.world import editor_of, frozen, paper

pytestmark = pytest.mark.django_db

SENDER = {
    "channel": "letter",
    "source": "Brief van 3 maart",
    "received": "2026-03-03",
    "organisation": "",
    "name": "",
}


@pytest.fixture
def version():
    return frozen(paper(*TEXT))


@pytest.fixture
def editor(version, reader):
    return reader(editor_of(version.document))


def by_hand(version):
    return reverse("feedback:intake", args=[version.document.slug])


def by_file(version):
    return reverse("feedback:returned", args=[version.document.slug])


def a_file(content, name="terug.docx"):
    return SimpleUploadedFile(name, content)


def test_a_comment_on_the_whole_is_recorded_for_a_resident(editor, version):
    editor.sends(by_hand(version), **SENDER, number=1, kind="comment", text="Mooi stuk.")

    said = Comment.objects.get()
    assert (said.scope, said.comment) == (Scope.WHOLE, "Mooi stuk.")
    assert (said.channel, said.source, said.published_name) == ("letter", "Brief van 3 maart", "")
    assert (said.user, said.recorded_by) == (None, editor.user)
    assert timezone.localdate(said.submit_date).isoformat() == "2026-03-03"


def test_a_comment_on_a_paragraph_is_recorded_for_an_organisation(editor, version):
    buurt = Organisation.objects.create(name="De Buurt")

    editor.sends(
        by_hand(version),
        **SENDER | {"organisation": buurt.pk},
        number=1, paragraph=2, kind="comment", text="Eens.",
    )  # fmt: skip

    said = Comment.objects.get()
    assert (said.scope, said.exact) == (Scope.BLOCK, version.blocks[1].words)
    assert said.organisation == buurt


def test_other_words_are_recorded_as_a_suggestion(editor, version):
    editor.sends(
        by_hand(version),
        **SENDER, number=1, quote="smal en druk", kind="words", words="smal en vol", text="",
    )  # fmt: skip

    said = Comment.objects.get()
    assert (said.exact, said.replacement) == ("smal en druk", "smal en vol")


def test_a_name_is_published_only_with_consent(editor, version):
    name = SENDER | {"name": "Truus de Wit"}

    refused = editor.sends(by_hand(version), 422, **name, number=1, kind="comment", text="Mooi.")

    assert "Tick this when the person agrees" in refused
    assert "Truus de Wit" in refused
    assert not Comment.objects.exists()

    editor.sends(by_hand(version), **name, consents="on", number=1, kind="comment", text="Mooi.")

    assert Comment.objects.get().published_name == "Truus de Wit"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"text": ""}, "Write your comment", id="nothing said"),
        pytest.param({"paragraph": 999}, "There is no paragraph 999", id="no paragraph"),
        pytest.param({"quote": "de"}, "times in this version", id="words in many places"),
        pytest.param({"quote": "olifant"}, "do not stand", id="words that are not there"),
        pytest.param({"kind": "words"}, "Copy the words", id="other words for nothing"),
        pytest.param(
            {"kind": "words", "quote": "druk", "words": "druk"}, "are the same", id="same words"
        ),
        pytest.param({"received": "2999-01-01"}, "has not come yet", id="a day to come"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_kept(editor, version, fields, sentence):
    sent = SENDER | {"number": 1, "kind": "comment", "text": "Mijn lange brief."} | fields
    if sent["received"] == "2999-01-01":
        sent["received"] = (timezone.localdate() + timedelta(days=2)).isoformat()

    page = editor.sends(by_hand(version), 422, **sent)

    assert sentence in page
    assert sent["text"] in page
    assert not Comment.objects.exists()


def test_the_sender_stays_for_the_next_comment_of_the_same_letter(editor, version):
    editor.sends(by_hand(version), **SENDER, number=1, kind="comment", text="Een.")

    page = editor.opens(f"{by_hand(version)}?zelfde=ja")

    assert 'value="Brief van 3 maart"' in page
    assert "Een." not in page


def test_nothing_of_a_file_is_recorded_before_it_was_looked_at(editor, version):
    page = editor.sends(by_file(version), 200, file=a_file(sent_back(version)), number="")

    assert "27 things" in page
    assert "15 of them suggestions" in page
    assert "In the file: Truus de Wit" in page
    assert not Comment.objects.exists()


def test_what_is_ticked_is_recorded_on_behalf_of_the_sender(editor, version):
    page = editor.sends(by_file(version), 200, file=a_file(sent_back(version)), number="")
    packed = re.search(r'name="packed" value="([^"]+)"', page)[1]

    editor.sends(by_file(version), **SENDER, packed=packed, take=list(range(1, 27)))

    said = Comment.objects.all()
    assert said.count() == 26
    assert said.filter(replacement__isnull=False).count() == 15
    assert {(each.channel, each.published_name, each.user_id) for each in said} == {
        ("letter", "", None)
    }
    # The name in the file is in no field of what was recorded.
    assert not any("Truus" in str(value) for each in said for value in vars(each).values())


def test_a_choice_of_nothing_is_refused_and_loses_nothing(editor, version):
    file = SentBack(version)
    file.say("smal", "Hoe smal?")
    page = editor.sends(by_file(version), 200, file=a_file(file.content()), number="")
    packed = re.search(r'name="packed" value="([^"]+)"', page)[1]

    page = editor.sends(by_file(version), 422, **SENDER, packed=packed)

    assert "Tick at least one" in page
    assert "Hoe smal?" in page
    assert packed in page


def test_a_page_that_was_tampered_with_records_nothing(editor, version):
    editor.sends(by_file(version), **SENDER, packed="x:y:z", take=[0])

    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"Geen Word.", "This file is damaged", id="no word file"),
        pytest.param(b"", "empty", id="empty"),
    ],
)
def test_another_file_is_refused_in_words(editor, version, content, sentence):
    page = editor.sends(by_file(version), 422, file=a_file(content), number="")

    assert sentence in page


def test_a_paper_without_versions_has_nothing_to_record_on(reader):
    document = paper("Nog niets.")

    reader(editor_of(document)).opens(reverse("feedback:intake", args=[document.slug]), 404)
