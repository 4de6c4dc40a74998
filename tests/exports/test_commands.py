"""What is typed by hand: a file now, the fonts, and what is missing on a machine."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont

from exports import checks, webfonts
from tests import world
from tests.exports.papers import text_of


@pytest.fixture
def document(db):
    document = world.paper(slug="ons-stuk")
    world.frozen(document, "Wij wonen hier graag.")
    world.frozen(document, "Wij wonen daar graag.")
    return document


def test_a_file_is_made_without_the_queue(document, tmp_path):
    file = tmp_path / "uit.pdf"

    call_command(
        "export_document", "ons-stuk", "2", "--kind", "redline", "--against", "1", "--output", file
    )

    assert "hier" in text_of(file.read_bytes())
    assert "daar" in text_of(file.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["weg", "1"], "no version 1 of a document “weg”"),
        (["ons-stuk", "9"], "no version 9"),
        (["ons-stuk", "2", "--kind", "redline"], "needs --against"),
        (["ons-stuk", "1", "--kind", "redline", "--against", "2"], "2"),
        (["ons-stuk", "2", "--kind", "clean", "--against", "1"], "only for a redline"),
        (["ons-stuk", "1", "--kind", "report"], "1"),
    ],
)
def test_a_wrong_question_ends_with_two_and_a_clear_line(arguments, line, document, tmp_path):
    with pytest.raises(CommandError) as caught:
        call_command("export_document", *arguments, "--output", tmp_path / "uit.pdf")

    assert caught.value.returncode == 2
    assert line in str(caught.value)
    assert not (tmp_path / "uit.pdf").exists()


def test_a_folder_that_is_not_there_is_said(document, tmp_path):
    with pytest.raises(CommandError) as caught:
        call_command("export_document", "ons-stuk", "1", "--output", tmp_path / "weg" / "uit.pdf")

    assert caught.value.returncode == 2
    assert "weg/uit.pdf" in str(caught.value)


def test_the_web_fonts_are_small_whole_and_always_the_same(tmp_path):
    first, second = webfonts.build(tmp_path / "a"), webfonts.build(tmp_path / "b")

    assert sum(first.values()) <= 130_000
    assert set(first) == {f"{name}.woff2" for name in webfonts.NAMES}
    for name in first:
        one, other = tmp_path / "a" / name, tmp_path / "b" / name
        assert one.read_bytes() == other.read_bytes()
        shown = TTFont(one).getBestCmap()
        assert {ord(sign) for sign in "Aéëïœß“”‘’–…€"} <= set(shown)
    assert first == second


def test_what_pango_lacks_is_named_by_its_package():
    (missing,) = checks.pango_is_there(libraries={"libnowhere.so.9": "libnowhere9"})

    assert "libnowhere9" in missing.msg
    assert missing.hint == "Install them: apt-get install libnowhere9"


def test_nothing_is_said_where_all_is_there():
    assert checks.pango_is_there() == []
