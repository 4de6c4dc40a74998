"""An editor who is signed in, their paper, and a second editor of it."""

from __future__ import annotations

import pytest

from documents.models import Role
from tests.documents.drafting import TEXT
from tests.world import paper, person, take_part


@pytest.fixture
def editor(client):
    editor = person("Eef")
    client.force_login(editor)
    return editor


@pytest.fixture
def document(editor):
    return paper(*TEXT, editor=editor)


@pytest.fixture
def mo(document):
    return take_part(document, person("Mo"), Role.EDITOR)
