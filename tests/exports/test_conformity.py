"""Every kind of PDF, in both languages, of the papers of the demonstration and of torture texts.

Made once for all tests here. By veraPDF each is PDF/UA-1 and PDF/A-2a; and what a checker
cannot see is asked of the tree of tags: order, levels, languages, heads of tables, alternatives.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override

from config.demo.papers import make_paper
from config.demo.people import make_people
from documents.models import Document, Version
from exports.composing import can_be, compose
from exports.models import SUFFIXES, Kind
from exports.pdf import Paper
from tests.environment import tell
from tests.exports import batch, verapdf
from tests.exports.papers import opened
from tests.exports.tagtree import Node, read
from tests.exports.world import tortured

# What is set is the same whatever the database gave it: once is enough, and it takes a minute.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
        reason="made and checked once, on SQLite: no database is asked while a PDF is made",
    ),
]


BARE = re.compile(r"[^\w]+|\d+")
# What each paper says, block by block: beside the files, as they are.
TEXTS: dict[str, list[str]] = {}


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
        TEXTS[document.slug] = [block.words for block in last.blocks]
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


@pytest.fixture(scope="session")
def trees(shelf) -> dict[str, Node]:
    """The tags of every kind once: to read those of all files takes longer than to make them."""
    chosen = ("plaats-aan-tafel_nl_c", "plaats-aan-tafel_nl_n", "groene-binnentuinen_nl")
    names = [name for name in shelf if name.startswith((*chosen, "marteling_en"))]
    return {name: read(shelf[name].read_bytes()) for name in names}


def test_a_screen_reader_gets_the_words_in_the_order_of_the_text(trees):
    assert len(TEXTS) == 3
    for name, words in TEXTS.items():
        language = "en" if name == "marteling" else "nl"
        heard = BARE.sub("", trees[f"{name}_{language}_clean"].words)
        # From each block to the next: never back.
        at = 0
        for block in words:
            at = heard.find(BARE.sub("", block), at)
            assert at >= 0, (name, block)


def test_headings_begin_at_one_and_skip_no_level(trees):
    for name, tree in trees.items():
        levels = [int(node.role[1]) for node in tree.all("H1", "H2", "H3", "H4")]

        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        # The text of the torture begins with a heading that canonical HTML cannot lift.
        steps = [b - a for a, b in pairwise(levels)]
        assert "marteling" in name or max(steps) == 1, name


def test_the_title_page_and_the_contents_come_before_the_text(trees):
    heads = [node.words for node in trees["groene-binnentuinen_nl_report"].all("H1", "H2")]

    with override("nl"):
        expected = [gettext("Contents"), gettext("How to read this report"), gettext("How it went")]
    assert heads[0] == "Groene binnentuinen: van tegel naar tuin"
    assert heads[1:4] == expected


def test_pictures_say_what_they_show(trees):
    for name, tree in trees.items():
        said = [node.alt for node in tree.all("Figure")]
        slug, language, kind = name.split("_")
        with override(language):
            address = f"http://testserver/stukken/{slug}/versie/"
            assert any(alt.startswith(qr_words(address)) for alt in said), name
        if slug == "marteling" and kind != Kind.REPORT:
            assert "Een leeg plein met een boom in de hoek" in said, name
        assert all(len(alt) > 8 and not alt.endswith((".png", ".svg")) for alt in said), name


def qr_words(address: str) -> str:
    return gettext("QR code of %(address)s") % {"address": address}


def test_tables_have_heads_that_know_what_they_head(trees):
    tables = [(name, table) for name, tree in trees.items() for table in tree.all("Table")]

    assert len(tables) > 40
    for name, table in tables:
        heads = table.all("TH")
        assert "marteling" in name or heads, name
        assert all(head.scope in ("/Row", "/Column") for head in heads), name
        assert all(row.all("TH", "TD") for row in table.all("TR")), name
    answers = trees["groene-binnentuinen_nl_report"].all("Table")
    columns = [[head.scope for head in table.all("THead")[0].all("TH")] for table in answers[1:4]]
    assert all(set(scopes) == {"/Column"} for scopes in columns)


def test_lists_are_lists_with_bodies(trees):
    for name, tree in trees.items():
        for item in tree.all("LI"):
            roles = [child.role for child in item.children if isinstance(child, Node)]
            assert roles in (["LBody"], ["Lbl", "LBody"]), name


def test_the_language_of_a_file_is_that_of_the_paper(trees):
    assert {name.split("_")[1]: tree.language for name, tree in trees.items()} == {
        "nl": "nl",
        "en": "en",
    }


def test_the_mark_of_a_concept_is_on_every_page_and_heard_once(shelf, trees):
    pages = opened(shelf["plaats-aan-tafel_nl_clean"].read_bytes()).pages

    assert all("CONCEPT 3" in page.extract_text() for page in pages)
    assert trees["plaats-aan-tafel_nl_clean"].words.count("CONCEPT 3") == 1
    assert "CONCEPT" not in trees["groene-binnentuinen_nl_numbered"].words
    # Heads, feet and page numbers are for the eye.
    assert "1 van" not in trees["plaats-aan-tafel_nl_clean"].words


def test_the_file_says_what_it_is_to_libraries_and_search_engines(shelf):
    packet = opened(shelf["plaats-aan-tafel_nl_comments"].read_bytes()).trailer["/Root"][
        "/Metadata"
    ]
    xmp = packet.get_data().decode()

    with override("nl"):
        kind, subject = gettext("With comments"), gettext("position paper")
    assert f"{kind}: Een plaats aan tafel: bewoners die meebeslissen (concept 3)" in xmp
    for words in (subject, "Kracht van Mokum", "/stukken/plaats-aan-tafel/versie/3/", ">nl<"):
        assert words in xmp


def test_only_the_numbered_text_has_numbers(trees):
    clean, numbered = (trees[f"plaats-aan-tafel_nl_{kind}"].words for kind in ("clean", "numbered"))

    assert "2 Amsterdam zit vol" in numbered
    assert "2 Amsterdam zit vol" not in clean


def test_every_comment_is_marked_where_its_words_are_and_told_after_the_text(trees):
    tree = trees["plaats-aan-tafel_nl_comments"]

    links = [node.words for node in tree.all("Link")]
    text, _, comments = tree.words.rpartition("1.1 Fatima el Barkani")
    assert links.count("1.28") == 1
    assert "drie minuten inspreken 1.28" in text
    assert "drie minuten inspreken" in comments


def test_hostile_comments_are_printed_whole_or_spelled_out(trees):
    for kind in ("report", "comments"):
        words = trees[f"marteling_en_{kind}"].words
        assert "👍🏽 👨‍👩‍👧 שלום עולם مرحبا [Cjk unified ideograph-6728]" in words
        assert "<script>alert(1)</script>" in words
        assert words.count("heel lang") >= 180
