from __future__ import annotations

import pytest

from documents.core.blocks import Block, block_at, blocks, reading_text
from documents.core.markup import canonical
from documents.core.span import Span, quote

HTML = canonical(
    "<h2>Titel</h2><p>Een<br>twee<sup data-fn=n1></sup></p><ul><li>a<ul><li>b</ul></ul>"
    "<blockquote>c</blockquote><hr><table><caption>d</caption><tr><th>e<td><td>f</table>"
    "<figure><img src=/media/x.png alt=x><figcaption>g</figcaption></figure>"
    "<ol data-notes><li data-note=n1>h</ol>"
)
TEXT = "Titel\nEen\u2028twee\ufffc\na\nb\nc\nd\ne\t\tf\ng\nh"


def test_blocks_know_what_they_are_and_where():
    found = blocks(HTML)

    assert [(block.kind, block.level, block.words) for block in found] == [
        ("heading", 2, "Titel"),
        ("paragraph", 0, "Een\u2028twee\ufffc"),
        ("item", 1, "a"),
        ("item", 2, "b"),
        ("quote", 0, "c"),
        ("caption", 0, "d"),
        ("row", 0, "e\t\tf"),
        ("caption", 0, "g"),
        ("note", 0, "h"),
    ]
    assert [block.number for block in found] == list(range(1, 10))
    assert [block.span.of(TEXT) for block in found] == [block.words for block in found]


def test_the_reading_text_is_the_words_of_the_blocks_on_lines():
    assert reading_text(HTML) == TEXT
    assert TEXT.split("\n") == [block.words for block in blocks(HTML)]


def test_a_text_without_words_has_no_blocks():
    assert blocks("") == ()
    assert reading_text("") == ""


@pytest.mark.parametrize(
    ("offset", "words"), [(0, "Een"), (2, "Een"), (3, "Een"), (4, "twee"), (8, "twee")]
)
def test_an_offset_lies_in_one_block_up_to_its_end(offset, words):
    found = blocks(canonical("<p>Een<p>twee"))

    assert block_at(found, offset).words == words


@pytest.mark.parametrize("offset", [-1, 9])
def test_an_offset_outside_the_text_lies_in_no_block(offset):
    with pytest.raises(ValueError, match="No block"):
        block_at(blocks(canonical("<p>Een<p>twee")), offset)


def test_offsets_count_code_points():
    assert blocks(canonical("<p>😀<p>b"))[1] == Block("b2", 2, "paragraph", 0, "b", 2)


def test_a_quote_has_its_surroundings():
    found = quote("een twee drie", Span(4, 8), context=3)

    assert (found.prefix, found.exact, found.suffix) == ("en ", "twee", " dr")


def test_spans_are_half_open():
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(1, 1))
    assert Span(0, 3).contains(Span(3, 3))
    assert sorted([Span(2, 3), Span(0, 5), Span(0, 1)]) == [Span(0, 1), Span(0, 5), Span(2, 3)]


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_a_span_that_cannot_be_is_refused(start, end):
    with pytest.raises(ValueError, match="No such span"):
        Span(start, end)
