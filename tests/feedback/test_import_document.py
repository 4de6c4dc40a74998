"""The command that takes a paper in: what it makes, prints and refuses."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from documents.models import Audience, Document, Draft, Role
from feedback.models import Comment
from tests.core.word_files import paragraph, word_file
from tests.world import person, say

pytestmark = pytest.mark.django_db

FIRST = "## Waarom\n\nDe kade is smal en de stoep zakt weg.\n\nDe bomen blijven staan.\n"
SECOND = "## Waarom\n\nEen inleiding.\n\nDe kade is smal en de stoep zakt weg.\n"


@pytest.fixture
def take_in(tmp_path):
    """Write a file and hand it to the command."""

    def run(content, *arguments, name="stuk.md", **options):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("import_document", file, *arguments, **{"slug": "kade", **options})

    return run


def test_a_new_document_is_made_with_its_first_version(take_in, capsys):
    take_in(FIRST, title="De kade", language="nl", freeze="concept", note="Eerste.")

    document = Document.objects.get(slug="kade")
    version = document.versions.get()
    assert (version.number, version.kind, version.note) == (1, "concept", "Eerste.")
    assert version.text.startswith("Waarom\nDe kade is smal")
    assert document.audience == Audience.PUBLIC
    assert "version 1 (concept)" in capsys.readouterr().out


def test_a_second_file_replaces_the_draft_and_says_where_comments_went(take_in, capsys):
    take_in(FIRST, title="De kade", freeze="concept")
    version = Document.objects.get().versions.get()
    say_for = {"by": _editor()}
    say(version, "de stoep zakt weg", **say_for)
    say(version, "De bomen blijven staan.", **say_for)

    take_in(SECOND, freeze="concept")

    printed = capsys.readouterr().out
    assert "version 2 (concept)" in printed
    assert "carried over: 2 (unchanged 1, moved 0, edited 0, removed 1, unsure 0)" in printed


def test_html_is_read_by_its_suffix(take_in):
    take_in("<h1>Kop</h1><p>Een <b>tekst</b>.</p>", name="stuk.html", title="De kade")

    assert "<strong>tekst</strong>" in Draft.objects.get().html


def test_a_word_file_and_plain_text_are_read_too(take_in):
    take_in(word_file(paragraph("Uit Word.")), name="stuk.docx", title="De kade")
    assert "Uit Word." in Draft.objects.get().html

    take_in("Uit een kladblok.\n", name="stuk.txt")
    assert "Uit een kladblok." in Draft.objects.get().html


def test_a_file_far_too_large_is_not_even_read(tmp_path):
    file = tmp_path / "groot.docx"
    with file.open("wb") as hole:
        hole.truncate(500 * 2**20)

    with pytest.raises(CommandError, match="is larger than 20 MB") as refusal:
        call_command("import_document", file, slug="kade", title="De kade")

    assert refusal.value.returncode == 2


def test_title_and_language_of_an_existing_document_can_be_changed(take_in):
    take_in(FIRST, title="De kade")
    take_in("## Why\n\nThe quay is narrow.\n", title="The quay", language="en", freeze="concept")

    version = Document.objects.get().versions.get()
    assert (version.title, version.language) == ("The quay", "en")


def test_an_editor_can_be_named(take_in):
    editor = person("Fien")

    take_in(FIRST, title="De kade", editor=editor.email)

    assert Document.objects.get().participants.get().role == Role.EDITOR


REFUSED = {
    "no title for a new one": (FIRST, {}),
    "nothing in it": ("  \n", {"title": "T"}),
    "not UTF-8": ("Caf\xe9".encode("latin-1"), {"title": "T"}),
    "an unknown suffix": (FIRST, {"title": "T", "name": "stuk.pages"}),
    "a slug that is none": (FIRST, {"title": "T", "slug": "de kade!"}),
    "an editor nobody knows": (FIRST, {"title": "T", "editor": "wie@example.org"}),
    "a text that is too large": ("woord " * 400_000, {"title": "T"}),
}


@pytest.mark.parametrize(("content", "options"), REFUSED.values(), ids=REFUSED)
def test_bad_input_is_refused_in_one_line_and_leaves_nothing(take_in, content, options):
    with pytest.raises(CommandError) as refusal:
        take_in(content, **options)

    assert refusal.value.returncode == 2
    assert len(str(refusal.value).splitlines()) == 1
    assert not Document.objects.exists()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("import_document", tmp_path / "nergens.md", slug="kade", title="T")

    assert refusal.value.returncode == 2


def test_a_draft_that_says_nothing_new_is_not_frozen_again(take_in):
    take_in(FIRST, title="De kade", freeze="concept")

    with pytest.raises(CommandError) as refusal:
        take_in(FIRST, freeze="concept")

    assert refusal.value.returncode == 2
    assert Document.objects.get().versions.count() == 1


def test_the_gate_holds_for_the_command_too(take_in):
    take_in(FIRST, title="De kade", freeze="concept")
    say(Document.objects.get().versions.get(), "kade", by=_editor())

    with pytest.raises(CommandError) as refusal:
        take_in(SECOND, freeze="definitive")

    assert refusal.value.returncode == 2
    assert Document.objects.get().versions.count() == 1
    assert "inleiding" not in Draft.objects.get().html
    assert Comment.objects.count() == 1


def _editor():
    from tests.world import take_part

    return take_part(Document.objects.get(), person("Fien"), Role.EDITOR)


DEEP = "\n".join(f"{'    ' * level}- niveau {level}" for level in range(11))


def test_deep_lists_are_taken_in_whole_or_refused(take_in):
    take_in(f"Begin.\n\n{DEEP}\n", title="De kade")

    assert all(f"niveau {level}" in Draft.objects.get().html for level in range(11))


WRONG = {
    "a title of blanks": {"title": "   "},
    "a title that is too long": {"title": "T" * 300},
    "a slug that is too long": {"title": "T", "slug": "s" * 300},
    "an address that is a page": {"title": "T", "slug": "nieuw"},
}


@pytest.mark.parametrize("options", WRONG.values(), ids=WRONG)
def test_wrong_names_are_refused(take_in, options, capsys):
    with pytest.raises(CommandError) as refusal:
        take_in(FIRST, **options)

    assert refusal.value.returncode == 2
    assert capsys.readouterr().out == ""
    assert not Document.objects.exists()


def test_a_title_stands_on_one_line(take_in):
    take_in(FIRST, title="De\x00 kade\r\nen  het water")

    assert Document.objects.get().title == "De kade en het water"


def test_nothing_is_said_of_what_was_undone(take_in, capsys):
    take_in(FIRST, title="De kade", freeze="concept")
    capsys.readouterr()

    with pytest.raises(CommandError):
        take_in(FIRST, freeze="concept")

    assert capsys.readouterr().out == ""
