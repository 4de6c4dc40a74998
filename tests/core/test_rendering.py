from __future__ import annotations

import re
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core.blocks import Block, blocks, reading_text
from documents.core.markup import canonical
from documents.core.rendering import Labels, Mark, render
from documents.core.span import Span
from tests.core.soup import body, lines, shown, soups, text_of_page


def decorated(block: Block) -> tuple[str, str]:
    return f'<a class="num">{block.number}</a>', f'<a class="act">Reageer {block.number}</a>'


def test_bare_blocks_have_an_address():
    html = canonical("<h2>a</h2><ul><li>b</ul><table><caption>c</caption><tr><td>d</table><hr>")

    assert render(html) == lines(
        '<h2 id="b-b1" data-b="b1">a</h2>',
        '<ul><li><p id="b-b2" data-b="b2">b</p></li></ul>',
        '<div class="tw" role="region" tabindex="0" aria-label="c"><table>'
        '<caption id="b-b3" data-b="b3">c</caption>',
        '<tbody><tr id="b-b4" data-b="b4"><td>d</td></tr></tbody></table></div>',
        "<hr>",
    )


def test_lists_quotations_and_tables_run_the_way_of_their_first_words():
    html = canonical(
        "<ul><li>אחד<ol><li>one</ol></ul><ul><li>3 een אחד</ul><blockquote><p>אחד</blockquote>"
        "<ol start=4><li>ד</ol><table><tr><td>אחד<td>two</table>"
    )

    page = render(html)

    starts = re.findall(r"<(?:ul|ol|blockquote|table)[^>]*>", page)
    assert starts == [
        '<ul dir="rtl">',
        "<ol>",
        "<ul>",
        '<blockquote dir="rtl">',
        '<ol start="4" dir="rtl">',
        '<table dir="rtl">',
    ]


def test_what_is_put_around_a_block_stays_out_of_its_words():
    html = canonical("<p>a</p><table><caption>c</caption><tr><th>k<tr><td>d</table>")

    assert render(html, (), lambda _: ("<i>1</i>", "<u>2</u>")) == lines(
        '<div class="blk" id="b-b1"><i>1</i><p data-b="b1">a</p><u>2</u></div>',
        '<div class="tw" role="region" tabindex="0" aria-label="c"><table>'
        '<caption id="b-b2" data-b="b2"><span data-ui=""><i>1</i></span>c'
        '<span data-ui=""><u>2</u></span></caption>',
        '<thead><tr id="b-b3" data-b="b3"><th scope="col">k</th>'
        '<td class="act-cell" data-ui=""><u>2</u></td></tr></thead>',
        '<tbody><tr id="b-b4" data-b="b4"><td>d</td>'
        '<td class="act-cell" data-ui=""><u>2</u></td></tr></tbody></table></div>',
    )


def test_a_table_gets_no_cells_for_nothing():
    html = canonical("<table><tr><td>d</table>")

    assert "<td>d</td></tr>" in render(html, (), lambda _: ("<i>1</i>", ""))
    assert 'aria-label="Table 1"' in render(html, labels=Labels(table="Table"))


def test_marks_that_overlap_are_cut_where_they_meet():
    html = canonical("<p>een <b>rode</b> auto</p>")
    marks = [
        Mark(Span(0, 8), "c1"),
        Mark(Span(6, 13), "c2", kind="suggestion", settled=True),
        Mark(Span(13, 13), "c3", kind="suggestion"),
    ]

    assert render(html, marks) == (
        '<p id="b-b1" data-b="b1">'
        '<mark data-c="c1" aria-details="c1">een <strong>ro</strong></mark>'
        '<mark data-c="c1 c2" class="s" aria-details="c1"><strong>de</strong></mark>'
        '<mark data-c="c2" class="s done" aria-details="c2"> auto</mark>'
        '<mark data-c="c3" class="s place" aria-details="c3"></mark></p>'
    )


def test_a_mark_over_blocks_and_cells_is_cut_at_their_borders():
    html = canonical("<p>a b<table><tr><td>c<td>d</table>")

    page = render(html, [Mark(Span(2, 7), "c1", settled=True)])

    marked = '<mark data-c="c1" class="done" aria-details="c1">{}</mark>'
    assert f"a {marked.format('b')}</p>" in page
    assert f"<td>{marked.format('c')}</td><td>{marked.format('d')}</td>" in page


def test_notes_are_linked_both_ways():
    html = canonical(
        "<p>a<sup data-fn=x></sup> b<sup data-fn=y></sup> c<sup data-fn=x></sup>"
        "<ol data-notes><li data-note=y>twee<li data-note=x><p>een<p>nog</ol>"
    )

    page = body(render(html, labels=Labels(note="Note", notes="Notes", back="Back")))

    marks = page.css("sup a")
    assert [(each.text(), each.attributes["href"], each.id) for each in marks] == [
        ("1", "#note-x", "ref-x"),
        ("2", "#note-y", "ref-y"),
        ("1", "#note-x", "ref-x-2"),
    ]
    assert marks[1].attributes["aria-label"] == "Note 2"
    backs = page.css("section.notes[role=doc-endnotes][aria-label=Notes] [data-ui] a.back")
    assert [(each.attributes["href"], each.attributes["aria-label"]) for each in backs] == [
        ("#ref-x", "Back (1)"),
        ("#ref-x-2", "Back (1)"),
        ("#ref-y", "Back (2)"),
    ]
    assert {each.attributes["href"][1:] for each in [*marks, *backs]} == {
        each.id for each in page.css("[id^=note-], [id^=ref-]")
    }


def test_words_and_labels_are_escaped():
    html = canonical('<p>&lt;b&gt; <a href="https://x.nl/?a&amp;b">x</a>'
                     '<table><caption>"&lt;</caption><tr><td>x</table>')  # fmt: skip

    page = render(html, [Mark(Span(0, 2), '"><')])

    assert '<mark data-c="&quot;&gt;&lt;" aria-details="&quot;&gt;&lt;">&lt;b</mark>&gt;' in page
    assert 'aria-label="&quot;&lt;"' in page


@settings(max_examples=200, deadline=None)
@given(soups, st.booleans())
def test_a_page_has_the_reading_text_of_its_html(soup, is_decorated):
    html = canonical(soup)

    page = render(html, (), decorated if is_decorated else None)

    assert text_of_page(page) == reading_text(html)
    assert is_decorated or canonical(page) == html


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_marks_hold_the_words_of_their_spans(data):
    html = canonical(data.draw(soups))
    text = reading_text(html)
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges), max_size=6))
    marks = [Mark(Span(min(pair), max(pair)), f"c{at}") for at, pair in enumerate(spans)]

    page = render(html, marks, decorated)

    found: dict[str, str] = defaultdict(str)
    for element in body(page).css("mark"):
        for name in element.attributes["data-c"].split():
            found[name] += shown(element)
    assert text_of_page(page) == text
    for mark in marks:
        assert found[mark.id] == mark.span.of(text).replace("\n", "").replace("\t", "")


@pytest.mark.parametrize("count", [1, 3])
def test_every_block_is_decorated_once(count):
    html = canonical("<p>a" * count)
    asked = []

    render(html, (), lambda block: (asked.append(block.number) or "", ""))

    assert asked == [block.number for block in blocks(html)]


def test_the_number_of_a_mark_stands_once_where_its_words_end():
    html = canonical("<p>een twee drie</p><p>vier vijf</p>")
    marks = [
        Mark(Span(4, 18), "c1", number=1),
        Mark(Span(4, 8), "c2", number=2),
        Mark(Span(9, 13), "c3"),
    ]

    found = re.findall(r'<mark data-c="([^"]+)"(?: data-n="([^"]+)")?', render(html, marks))

    assert found == [("c2 c1", "2"), ("c1", ""), ("c1 c3", ""), ("c1", "1")]
