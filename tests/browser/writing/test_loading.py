"""The editor is heavy: only the page of the draft carries it."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PAPER
from tests.browser.writing.acting import opened

pytestmark = pytest.mark.browser


def test_the_bundle_of_the_editor_is_loaded_on_the_page_of_the_draft_alone(window, people):
    editor, loaded = window(people["redactie"]), []
    editor.page.on("request", lambda asked: loaded.append(asked.url))

    for address in ("versie/3/", "redactietafel/", "geschiedenis/", "werktekst/voorbeeld/"):
        editor.open(f"{PAPER}{address}")
    assert not [each for each in loaded if "django_prose_editor" in each]

    opened(editor)
    assert [each for each in loaded if "django_prose_editor/editor.js" in each]
