"""Page and paper show one list of changes, computed once (promise 5)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from documents import comparing
from documents.core.operations import NEW_KINDS, OLD_KINDS
from documents.models import Comparison
from exports import gather
from exports.composing import compose
from exports.models import Kind
from tests.exports.world import discussed

pytestmark = pytest.mark.django_db

ARRIVED = ("moved", "moved_edited")


@pytest.fixture
def pair():
    return tuple(discussed().versions.order_by("number"))


def test_the_paper_has_the_list_of_the_page(pair, client):
    old, new = pair

    page = client.get(reverse("feedback:compare", args=[new.document.slug, 2, 1]))

    shown = [
        change
        for row in page.context["rows"]
        for change in ([each.change for each in row.rows] if row.folded else [row.change])
    ]
    listed = gather.redline(new, old).changes
    assert [change.operations for change in shown] == [change.operations for change in listed]
    assert list(listed) == comparing.block_changes(old, new)


def test_the_paper_is_made_of_what_was_kept(pair):
    old, new = pair
    comparing.between(old, new)
    [kept] = Comparison.objects.all()
    Comparison.objects.update(packed=[["new", [], [0], [["insert", "Uit het geheugen"]]]])

    html = compose(new, Kind.REDLINE, old).html

    assert "Uit het geheugen" not in html
    assert html.count("<ins>") == 2  # the example, and the one change
    assert Comparison.objects.get().pk == kept.pk


def test_both_texts_can_be_rebuilt_from_the_list(pair):
    old, new = pair
    listed = gather.redline(new, old).changes

    before = [_side(change, OLD_KINDS) for change in listed if change.old and not _arrived(change)]
    after = [_side(change, NEW_KINDS) for change in listed if change.new]

    assert "\n".join(before) == old.text
    assert "\n".join(after) == new.text
    assert {"same", "edited", "moved"} <= {change.kind for change in listed}


def _arrived(change):
    return change.kind in ARRIVED


def _side(change, kinds):
    return "".join(operation.text for operation in change.operations if operation.kind in kinds)
