"""Taking the text from a file: what comes in, what is refused, and in which words."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from documents import history, importing, uploading
from documents.core import limits, package
from documents.core.blocks import blocks, reading_text
from documents.importing import kinds, office
from documents.models import Document, Draft
from documents.wording import SENTENCES
from tests.world import paper, person, write

pytestmark = pytest.mark.django_db
# Where the sentences of the importer are.
MODULES = (package, kinds, office)


@pytest.fixture
def document(client):
    editor = person("Eef", member=True)
    client.force_login(editor)
    return paper("<h2>Kop</h2>", "Samen schrijven.", editor=editor)


def address(document):
    return reverse("documents:upload", args=[document.slug])


def text_of(response):
    return response.content.decode()


def _file(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def _shown(client, document, name, content, **headers):
    return client.post(address(document), {"file": _file(name, content)}, headers=headers)


def _taken_in(client, shown, document, **changes):
    """Press the button of a page that shows a file."""
    form = shown.context["form"]
    sent = {name: form[name].value() for name in ("html", "base", "seen", "name")} | changes
    return client.post(address(document), sent)


def test_a_file_is_shown_before_anything_is_saved(client, document):
    before = document.draft.html

    shown = _shown(client, document, "stuk.md", "## Nieuw\n\nUit een bestand.")

    assert shown.status_code == 200
    assert "Uit een bestand." in text_of(shown)
    assert shown.context["counts"].total
    assert Draft.objects.get(document=document).html == before


def test_a_file_that_was_looked_at_replaces_the_draft(client, document):
    shown = _shown(client, document, "stuk.md", "## Nieuw\n\nUit een bestand.")

    done = _taken_in(client, shown, document)

    assert done.status_code == 302
    assert "Uit een bestand." in Draft.objects.get(document=document).html
    assert "stuk.md" in history.saves_of(document.draft)[0].reason


def test_paragraphs_that_stay_keep_their_ids(client, document):
    (first, second) = (block.id for block in blocks(document.draft.html))

    shown = _shown(client, document, "stuk.md", "## Kop\n\nEen begin.\n\nSamen schrijven.")

    new = [(block.id, block.words) for block in blocks(shown.context["form"]["html"].value())]
    assert (first, "Kop") in new
    assert (second, "Samen schrijven.") in new


def test_what_a_file_loses_is_told(client, document):
    shown = _shown(client, document, "stuk.html", "<p>Tekst.</p><script>x()</script>")

    assert 'class="notice warn ' in text_of(shown)
    assert shown.context["lost"] == ["script"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("stuk.exe", "x", "Alleen bestanden", id="another kind"),
        pytest.param("stuk.docx", "x", "beschadigd", id="not what its name says"),
        pytest.param("stuk.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oude Word", id="old"),
        pytest.param("stuk.docx", b"%PDF-1.7", "PDF", id="a PDF"),
        pytest.param("stuk.md", " \n", "niets in dit bestand", id="nothing in it"),
        pytest.param("stuk.md", "a" * 200, "letters", id="endless word"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_dutch(client, document, name, content, words):
    refused = _shown(client, document, name, content, accept_language="nl")

    assert refused.status_code == 422
    assert words in " ".join(refused.context["form"].errors["file"])


def test_a_text_larger_than_the_limit_is_refused(client, document):
    refused = _shown(client, document, "stuk.md", "woord " * 400_000)

    assert refused.status_code == 422
    assert refused.context["form"].errors["file"]


def test_a_file_far_too_large_is_refused_and_kept_nowhere(client, document, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    content = b"PK" + bytes(uploading.MOST)

    refused = _shown(client, document, "stuk.docx", content, accept_language="en")

    assert refused.status_code == 422
    assert refused.context["form"].errors["file"] == ["This file is larger than 20 MB."]
    assert [file.stat().st_size for file in tmp_path.iterdir()] in ([], [0])


def test_a_file_on_an_older_text_is_a_conflict_too(client, document):
    shown = _shown(client, document, "stuk.md", "Uit mijn bestand.")
    write(document, "Van de ander.")

    both = _taken_in(client, shown, document)

    assert both.status_code == 409
    assert "Uit mijn bestand." in both.context["form"]["html"].value()


def test_a_file_and_what_came_since_become_one_text(client, document):
    shown = _shown(client, document, "stuk.md", "## Kop\n\nSamen schrijven.\n\nUit mijn bestand.")
    write(document, document.draft.html.replace("Kop", "Andere kop"))

    both = _taken_in(client, shown, document)

    assert both.context["questions"] == []
    for words in ("Andere kop", "Samen schrijven.", "Uit mijn bestand."):
        assert words in both.context["merged"]


def test_a_word_file_comes_in_with_its_picture(client, document, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawing = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawing, "PNG")
    file = docx.Document()
    file.add_heading("Een kop", 1)
    file.add_picture(BytesIO(drawing.getvalue()))
    saved = BytesIO()
    file.save(saved)

    shown = _shown(client, document, "stuk.docx", saved.getvalue(), accept_language="en")

    assert '<img src="/media/images/' in shown.context["form"]["html"].value()
    assert shown.context["lost"] == ["an image has no words that say what it shows: write them"]


def start_form(**fields):
    asked = {"language": "nl", "audience": "participants", "comment_audience": "participants"}
    return asked | fields


def test_a_paper_begins_with_a_file_after_a_look_at_it(client, document):
    address_, file = reverse("documents:start"), "---\ntitle: De kade\n---\n\nEen begin.\n"

    shown = client.post(address_, start_form(file=_file("kade.md", file)))

    assert shown.status_code == 200
    assert "Een begin." in text_of(shown)
    assert not Document.objects.filter(title="De kade").exists()

    form = shown.context["form"]
    sent = {field.name: field.value() or "" for field in form if field.name != "file"}
    done = client.post(address_, sent)

    made = Document.objects.get(title="De kade")
    assert done["Location"] == reverse("documents:draft", args=[made.slug])
    assert reading_text(made.draft.html) == "Een begin."


def test_a_paper_needs_a_title_of_its_own_when_the_file_has_none(client, document):
    refused = client.post(
        reverse("documents:start"), start_form(file=_file("kade.md", "Een begin."))
    )

    assert refused.status_code == 422
    assert refused.context["form"].errors["title"]


def is_sentence(value, name):
    return name.isupper() and isinstance(value, str) and value.endswith(".")


def test_every_sentence_of_the_limits_and_the_importer_can_be_translated():
    named = {each.message for each in limits.TooMuch.__subclasses__()} | {limits.TooMuch.message}

    assert named <= set(SENTENCES)
    named = [vars(module).items() for module in MODULES]
    said = {value for each in named for name, value in each if is_sentence(value, name)}
    assert said <= set(SENTENCES)
    for name, content in (("a.exe", b"x"), ("a.md", b" "), ("a.md", b"\xff")):
        with pytest.raises(importing.UnreadableFile) as refusal:
            importing.imported(name, content)
        assert refusal.value.message in SENTENCES
