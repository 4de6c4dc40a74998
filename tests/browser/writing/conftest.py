"""A site with one short paper of two editors: the demonstration takes longer to make."""

from __future__ import annotations

import pytest

from documents.models import Role
from tests.browser.writing.acting import SLUG, TEXT
from tests.world import paper, take_part


@pytest.fixture
def site(live_server, people):
    document = paper(TEXT, slug=SLUG, title="Een kort stuk", editor=people["redactie"])
    take_part(document, people["joost"], Role.EDITOR)
    return live_server.url
