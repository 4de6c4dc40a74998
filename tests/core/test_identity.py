from __future__ import annotations

from hypothesis import given, settings

from documents.core.blocks import blocks
from documents.core.identity import with_ids
from documents.core.markup import canonical
from tests.core.soup import soups

OLD = canonical(
    "<h2 data-b=b4>Verkeer</h2>"
    "<p data-b=b1>Het fietspad langs de kade is te smal voor twee fietsers naast elkaar.</p>"
    "<p data-b=b9>De stoep is op drie plekken weggezakt en bij regen onbegaanbaar.</p>"
    "<ul><li data-b=k>Wij vragen om een nieuw ontwerp.</li></ul>"
)


def ids(html: str) -> list[tuple[str, str]]:
    return [(block.id, block.words[:12]) for block in blocks(html)]


def test_a_first_text_is_numbered():
    assert with_ids("<h1>a<p>b") == canonical("<h1>a<p>b")


def test_ids_that_came_along_are_kept():
    assert with_ids(OLD, OLD) == OLD


def test_a_text_without_ids_inherits_them_from_the_blocks_it_continues():
    new = with_ids(
        "<h1>Verkeer</h1><p>Deze alinea is nieuw in het stuk.</p>"
        "<p>De stoep is op vier plekken weggezakt en bij regen onbegaanbaar.</p>"
        "<ol><li>Wij vragen om een heel nieuw ontwerp.</li></ol>"
        "<p>Het fietspad langs de kade is te smal voor twee fietsers naast elkaar.</p>",
        OLD,
    )

    assert ids(new) == [
        ("b4", "Verkeer"),
        ("b10", "Deze alinea "),
        ("b9", "De stoep is "),
        ("k", "Wij vragen o"),
        ("b1", "Het fietspad"),
    ]


def test_a_block_that_was_cut_in_two_keeps_its_id_once():
    new = with_ids(
        "<p data-b=b1>Het fietspad langs de kade is te smal</p>"
        "<p data-b=b1>voor twee fietsers naast elkaar.</p>"
        "<p data-b=b9>De stoep is op drie plekken weggezakt en bij regen onbegaanbaar.</p>",
        OLD,
    )

    assert ids(new) == [
        ("b1", "Het fietspad"),
        ("b10", "voor twee fi"),
        ("b9", "De stoep is "),
    ]


@settings(max_examples=100, deadline=None)
@given(soups, soups)
def test_ids_are_whole_and_unique_and_change_no_words(first, second):
    old, new = canonical(first), canonical(second)

    result = with_ids(second, old)

    names = [block.id for block in blocks(result)]
    assert len(set(names)) == len(names)
    assert [block.words for block in blocks(result)] == [block.words for block in blocks(new)]
    assert with_ids(result, old) == result
    assert with_ids(result, result) == canonical(result) == result
