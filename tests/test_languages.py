"""Two languages: Dutch is complete, and neither breaks a sentence."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext

LOCALE = Path(__file__).resolve().parent.parent / "locale"
CATALOGUES = [
    LOCALE / "nl" / "LC_MESSAGES" / "django.po",
    LOCALE / "packages" / "nl" / "LC_MESSAGES" / "django.po",
]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=["own", "packages"])
def test_every_text_has_its_dutch(catalogue):
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", catalogue],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "untranslated" not in done.stderr
    assert "fuzzy" not in done.stderr


def test_no_text_was_forgotten_by_the_catalogue(tmp_path):
    """Gather the texts anew, beside the project, and compare: `make messages` was run."""
    known = set(_msgids(CATALOGUES[0].read_text()))
    root = LOCALE.parent
    marks = re.compile(r"""{%\s*translate\s+"([^"]+)"\s*%}""")
    pages = (root / "templates").rglob("*.html")
    used = {text for page in pages for text in marks.findall(page.read_text())}

    with translation.override("nl"):
        missing = {text for text in used if text not in known and gettext(text) == text}
    assert missing == set()


def _msgids(catalogue):
    for entry in re.findall(r'^msgid((?:\s+"(?:[^"\\]|\\.)*")+)', catalogue, re.MULTILINE):
        parts = re.findall(r'"((?:[^"\\]|\\.)*)"', entry)
        yield "".join(parts).replace('\\"', '"').replace("\\n", "\n")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word"), [("nl", "Inloggen"), ("en", "Sign in")])
def test_a_visitor_reads_the_language_of_the_browser(client, language, word):
    page = client.get("/", headers={"accept-language": language}).content.decode()

    assert f'lang="{language}"' in page
    assert word in page


@pytest.mark.django_db
def test_dutch_is_what_one_gets_without_asking(client):
    assert 'lang="nl"' in client.get("/").content.decode()
