from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from documents.core.blocks import blocks, reading_text
from documents.core.editing import (
    ReplacesNote,
    SpanCrossesBlocks,
    SpanCrossesCells,
    SpanOutsideText,
    replace_words,
    same_words,
)
from documents.core.limits import WordTooLong
from documents.core.markup import canonical
from documents.core.span import Span
from tests.core.soup import soups


def span_of(html: str, words: str) -> Span:
    start = reading_text(html).index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("html", "words", "replacement", "expected"),
    [
        ("een <b>rode</b> auto", "rode", "blauwe", "een <strong>blauwe</strong> auto"),
        ("een <b>rode</b> auto", "rode auto", "fiets", "een <strong>fiets</strong>"),
        ("een <b>rode</b> auto", "een rode", "de", "de auto"),
        ("<a href=https://x.nl>zie <i>dit</i></a>", "it", "at",
         '<a href="https://x.nl">zie <em>dat</em></a>'),
        ("een rode auto", "rode ", "", "een auto"),
        ("een rode auto", "rode", "", "een auto"),
        ("een rode auto", "rode", "a\nb\r\n c\u2028 d\te", "een a b c<br>d e auto"),
        ("een rode auto", "rode", "<b>&", "een &lt;b&gt;&amp; auto"),
        ("een rode auto", "rode", "ro\ufffc\u00adze\u202e", "een roze auto"),
        ("cafe s", "e", "e\u0301", "café s"),
        ("een<br>rode auto", "en\u2028ro", "x", "exde auto"),
    ],
)  # fmt: skip
def test_new_words_keep_the_marks_around_them(html, words, replacement, expected):
    html = canonical(f"<p>voor<p>{html}<p>na")

    result = replace_words(html, span_of(html, words), replacement)

    assert result == canonical(f'<p data-b=b1>voor<p data-b="b2">{expected}</p><p data-b="b3">na')


@pytest.mark.parametrize(
    ("html", "at", "expected"),
    [
        ("een <b>rode</b> auto", 8, "een <strong>rode, ja,</strong> auto"),
        ("een <b>rode</b> auto", 4, "een , ja,<strong>rode</strong> auto"),
        ("<b>een</b>", 0, ", ja,<strong>een</strong>"),
        ("een", 3, "een, ja,"),
    ],
)
def test_words_put_in_take_the_style_of_the_character_before(html, at, expected):
    result = replace_words(canonical(f"<p>{html}"), Span(at, at), ", ja,")

    assert result == f'<p data-b="b1">{expected}</p>'


def test_words_in_a_cell_are_replaced_there():
    html = canonical("<table><tr><td>a<td>b<td>c</table>")

    assert reading_text(replace_words(html, Span(2, 3), "x y")) == "a\tx y\tc"
    assert reading_text(replace_words(html, Span(1, 1), "x")) == "ax\tb\tc"
    assert reading_text(replace_words(html, Span(2, 2), "x")) == "a\txb\tc"


@pytest.mark.parametrize(
    ("html", "span", "error"),
    [
        ("<p>een<p>twee", Span(2, 5), SpanCrossesBlocks),
        ("<p>een<p>twee", Span(3, 4), SpanCrossesBlocks),
        ("<p>een<p>twee", Span(6, 9), SpanOutsideText),
        ("<p>een<p>twee", Span(9, 9), SpanOutsideText),
        ("", Span(0, 0), SpanOutsideText),
        ("<table><tr><td>a<td>b", Span(0, 3), SpanCrossesCells),
        ("<table><tr><td>a<td>b", Span(1, 2), SpanCrossesCells),
        ("<p>a<sup data-fn=n>b<ol data-notes><li data-note=n>c", Span(0, 2), ReplacesNote),
    ],
)
def test_replace_refuses_what_it_cannot_do_truly(html, span, error):
    with pytest.raises(error):
        replace_words(canonical(html), span, "x")


def test_a_footnote_is_not_taken_out_by_its_words():
    html = canonical("<p>a<sup data-fn=n></sup><ol data-notes><li data-note=n>c")

    with pytest.raises(ReplacesNote):
        replace_words(html, Span(3, 4), "")


def test_replace_refuses_a_word_without_end():
    with pytest.raises(WordTooLong):
        replace_words(canonical("<p>a"), Span(0, 1), "x" * 1000)


@pytest.mark.parametrize(
    ("html", "words", "expected"),
    [
        ("<p>a<p>b<p>c", "b", "<p data-b=b1>a<p data-b=b3>c"),
        ("<p>a<ul><li>b</ul>", "b", "<p>a"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "a", "<ul><li data-b=b2>b<li data-b=b3>c</ul>"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb",
         "<table><tr data-b=b2><td>c<td>d</table>"),
        ("<table><tr><td>a<td>b</table><p>c", "a\tb", "<p data-b=b2>c"),
        ("<table><caption>a</caption><tr><td>b</table>", "b", "<p>a"),
        ("<figure><img src=/media/x.png><figcaption>a</figcaption></figure>", "a",
         "<figure><img src=/media/x.png></figure>"),
        ("<h2>a</h2><h3>b</h3>", "a", "<h2 data-b=b2>b</h2>"),
    ],
)  # fmt: skip
def test_a_block_without_words_goes_with_what_it_leaves_empty(html, words, expected):
    html = canonical(html)

    assert replace_words(html, span_of(html, words), " ") == canonical(expected)


def test_texts_with_other_blanks_have_the_same_words():
    assert same_words("een  auto\n\nfiets ", "een auto\nfiets")
    assert not same_words("een auto", "een\nauto")
    assert not same_words("een auto", "eenauto")


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_replacing_changes_the_words_of_one_block_and_nothing_else(data):
    html = canonical(data.draw(soups))
    found = blocks(html)
    assume(found)
    block = data.draw(st.sampled_from(found))
    start = data.draw(st.integers(0, len(block.words)))
    end = data.draw(st.integers(start, len(block.words)))
    assume(not set("\t\ufffc") & set(block.words[start:end]))
    replacement = data.draw(st.sampled_from(["", "x", "nieuwe woorden", "é\u2028😀", "<b>"]))
    words = block.words[:start] + replacement + block.words[end:]
    assume(words.strip())

    result = replace_words(html, Span(block.start + start, block.start + end), replacement)

    text = reading_text(html)
    expected = text[: block.start] + words + text[block.span.end :]
    assert same_words(reading_text(result), unicodedata.normalize("NFC", expected))
    assert canonical(result) == result
    line = next(at for at, each in enumerate(html.split("\n")) if f'data-b="{block.id}"' in each)
    assert [each for at, each in enumerate(html.split("\n")) if at != line] == [
        each for at, each in enumerate(result.split("\n")) if at != line
    ]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_removing_a_block_leaves_the_words_of_the_others(data):
    html = canonical(data.draw(soups))
    found = blocks(html)
    removable = [each for each in found if "\ufffc" not in each.words and each.kind != "note"]
    assume(removable)
    block = data.draw(st.sampled_from(removable))

    result = replace_words(html, block.span, "")

    assert canonical(result) == result
    expected = [(each.id, each.words) for each in found if each != block]
    assert [(each.id, each.words.rstrip("\t")) for each in blocks(result)] == [
        (name, words.rstrip("\t")) for name, words in expected
    ]
