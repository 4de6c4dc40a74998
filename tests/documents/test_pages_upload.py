"""Taking the text from a file: what comes in, what is refused, and in which words."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents import history, importing
from documents.core import limits
from documents.models import Draft
from documents.wording import SENTENCES
from tests.world import paper, person, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client):
    editor = person("Eef")
    client.force_login(editor)
    return paper("<h2>Kop</h2>", "Samen schrijven.", editor=editor)


def address(document):
    return reverse("documents:upload", args=[document.slug])


def text_of(response):
    return response.content.decode()


def _file(name, content):
    return SimpleUploadedFile(name, content.encode())


def test_a_file_replaces_the_draft(client, document):
    done = client.post(
        address(document),
        {"file": _file("stuk.md", "## Nieuw\n\nUit een bestand."), "base": document.draft.saves},
    )

    assert done.status_code == 302
    assert "Uit een bestand." in Draft.objects.get(document=document).html
    assert "stuk.md" in history.saves_of(document.draft)[0].reason


def test_what_a_file_loses_is_told(client, document):
    done = client.post(
        address(document),
        {
            "file": _file("stuk.html", "<p>Tekst.</p><script>x()</script>"),
            "base": document.draft.saves,
        },
        follow=True,
    )

    assert 'class="notice warn"' in text_of(done)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("stuk.docx", "x", "Alleen bestanden", id="another kind"),
        pytest.param("stuk.md", " \n", "niets in dit bestand", id="nothing in it"),
        pytest.param("stuk.md", "a" * 200, "letters", id="endless word"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_dutch(client, document, name, content, words):
    refused = client.post(
        address(document),
        {"file": _file(name, content), "base": document.draft.saves},
        headers={"accept-language": "nl"},
    )

    assert refused.status_code == 422
    assert words in " ".join(refused.context["form"].errors["file"])


def test_a_file_larger_than_the_limit_is_refused(client, document):
    refused = client.post(
        address(document),
        {"file": _file("stuk.md", "woord " * 400_000), "base": document.draft.saves},
    )

    assert refused.status_code == 422
    assert refused.context["form"].errors["file"]


def test_a_file_on_an_older_text_is_a_conflict_too(client, document):
    base = document.draft.saves
    write(document, "Van de ander.")

    both = client.post(
        address(document), {"file": _file("stuk.md", "Uit mijn bestand."), "base": base}
    )

    assert both.status_code == 409
    assert "Uit mijn bestand." in both.context["form"]["html"].value()


def test_every_sentence_of_the_limits_and_the_importer_can_be_translated():
    named = {each.message for each in limits.TooMuch.__subclasses__()} | {limits.TooMuch.message}

    assert named <= set(SENTENCES)
    for name, content in (("a.docx", b"x"), ("a.md", b" "), ("a.md", b"\xff")):
        with pytest.raises(importing.UnreadableFile) as refusal:
            importing.imported(name, content)
        assert refusal.value.message in SENTENCES
