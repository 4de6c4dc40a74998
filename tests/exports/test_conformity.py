"""Every kind of PDF, in both languages, of the papers of the demonstration and of torture texts.

Made once for all tests here. By veraPDF each is PDF/UA-1 and PDF/A-2a; and what a checker
cannot see is asked of the tree of tags: order, levels, languages, heads of tables, alternatives.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from config.demo.papers import make_paper
from config.demo.people import make_people
from documents.models import Document, Version
from exports.composing import can_be, compose
from exports.models import SUFFIXES, Kind
from exports.pdf import Paper
from tests.environment import tell
from tests.exports import batch, verapdf
from tests.exports.world import tortured

# What is set is the same whatever the database gave it: once is enough, and it takes a minute.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
        reason="made and checked once, on SQLite: no database is asked while a PDF is made",
    ),
]


@pytest.fixture(scope="session")
def shelf(django_db_setup, django_db_blocker, tmp_path_factory) -> dict[str, Path]:
    """The files by name: paper, language, kind."""
    with django_db_blocker.unblock(), transaction.atomic():
        papers = dict(_papers())
        transaction.set_rollback(True)
    files = batch.make(papers, tmp_path_factory.mktemp("shelf"))
    return {file.stem: file for file in files}


def _papers():
    people = make_people()
    for slug in ("plaats-aan-tafel", "groene-binnentuinen"):
        make_paper(slug, people)
    tortured()
    for document in Document.objects.all():
        last = document.versions.order_by("number").last()
        for language in ("nl", "en"):
            # Frozen in one language; what the paper itself says is in the other.
            last.language = language
            for kind in Kind:
                if kind not in SUFFIXES:
                    yield f"{document.slug}_{language}_{kind.value}", _paper(last, kind)


def _paper(version: Version, kind: Kind) -> Paper:
    against = None
    if kind == Kind.REDLINE:
        against = version.document.versions.get(number=version.number - 1)
    assert can_be(version, kind, against)
    return compose(version, kind, against)


@verapdf.needs_java
def test_every_file_meets_both_norms(shelf):
    verdicts = verapdf.check(list(shelf.values()))

    failed = [verdict for verdict in verdicts if not verdict.passes]
    norms = sorted({verdict.norm for verdict in verdicts})
    tell(
        f"veraPDF: {len(shelf)} files against {' and '.join(norms)}: "
        f"{len(verdicts)} verdicts, {len(failed)} failures"
    )
    assert failed == []
    assert len(verdicts) == 2 * len(shelf) == 2 * 3 * 2 * 5
