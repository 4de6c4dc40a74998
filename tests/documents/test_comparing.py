"""One change list for a pair of versions, computed once (promise 5)."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest

from documents import comparing
from documents.core.blocks import reading_text
from documents.core.diff import EDITION, compare, compare_blocks
from documents.core.identity import with_ids
from documents.core.packing import pack, unpack
from documents.importing import imported
from documents.models import Comparison
from tests.world import frozen, paper

PAPERS = Path(__file__).resolve().parents[2] / "config" / "demo"

OLD = ("Blijft zoals het is.", "De rode loper ligt klaar voor de gasten.", "Gaat weg.")
NEW = ("Blijft zoals het is.", "De blauwe loper ligt klaar voor de gasten.", "Komt erbij.")


@pytest.fixture
def pair(db):
    document = paper()
    return frozen(document, *OLD), frozen(document, *NEW)


def test_what_was_kept_is_what_was_computed(pair):
    first, again = comparing.between(*pair), comparing.between(*pair)

    assert again == first
    assert comparing.block_changes(*pair) == compare_blocks(pair[0].text, pair[1].text)


def test_a_pair_is_compared_once(pair):
    comparing.between(*pair)
    kept = Comparison.objects.get()
    Comparison.objects.update(packed=[["new", [], [0], [["insert", "uit het geheugen"]]]])

    [change] = comparing.between(*pair)

    assert change.operations[0].text == "uit het geheugen"
    assert Comparison.objects.get().pk == kept.pk


def test_another_edition_of_the_engine_computes_anew(pair):
    fresh = comparing.between(*pair)
    Comparison.objects.update(edition=EDITION - 1, packed=[])

    assert comparing.between(*pair) == fresh
    assert Comparison.objects.get().edition == EDITION


def test_both_directions_are_kept_apart(pair):
    forth, back = comparing.between(*pair), comparing.between(pair[1], pair[0])

    assert [change.kind for change in forth] != []
    assert Comparison.objects.count() == 2
    assert forth != back


def test_packing_loses_nothing():
    old, new = texts("plaats-aan-tafel", 1), texts("plaats-aan-tafel", 2)
    changes = compare_blocks(old, new)

    assert unpack(pack(changes), new=new) == changes


def test_the_edition_is_raised_when_the_answers_change():
    """When this fails: raise EDITION in documents/core/diff.py, and note the new digest here."""
    digest = hashlib.sha256()
    for slug, numbers in (("plaats-aan-tafel", (1, 2, 3)), ("groene-binnentuinen", (1, 2))):
        versions = [texts(slug, number) for number in numbers]
        for old, new in pairwise(versions):
            digest.update(repr([(o.kind, o.text) for o in compare(old, new)]).encode())

    assert {EDITION: digest.hexdigest()[:16]} == {1: "586e3e1857ba2289"}


def texts(slug, number):
    content = (PAPERS / slug / f"{number}.md").read_bytes()
    return reading_text(with_ids(imported(f"{number}.md", content).html))
