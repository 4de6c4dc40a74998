from __future__ import annotations

import pytest

from documents.core.blocks import blocks, reading_text
from documents.core.markup import canonical, read
from tests.core.soup import body, lines


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("  \n<p> &nbsp; </p><div><br></div>", "", id="nothing to read"),
        pytest.param("hallo", '<p data-b="b1">hallo</p>', id="bare words"),
        pytest.param(
            "<p> een\r\n  twee <b> drie</b> </p>",
            '<p data-b="b1">een twee <strong>drie</strong></p>',
            id="white space collapses as in a browser",
        ),
        pytest.param(
            "<p>een <br> twee<br></p>",
            '<p data-b="b1">een<br>twee</p>',
            id="blanks at a line break",
        ),
        pytest.param(
            "<p>a<i>b<b>c</i>d</b>",
            '<p data-b="b1">a<em>b</em><strong><em>c</em>d</strong></p>',
            id="crossed emphasis nests in one order",
        ),
        pytest.param(
            "<p>caf<b>e</b><i>\u0301</i>",
            '<p data-b="b1">caf<strong>é</strong></p>',
            id="an accent goes to its letter",
        ),
        pytest.param(
            "<p>e" + "\u0323" * 99 + "<!-- -->" + "\u0323" * 99 + "n",
            '<p data-b="b1">ẹ' + "\u0323" * 29 + "n</p>",
            id="a pile of accents has an end",
        ),
        pytest.param(
            "<p>zacht\u00adjes \u202eom\u200b \ufeffweg\x07",
            '<p data-b="b1">zachtjes om weg</p>',
            id="unseen characters go",
        ),
        pytest.param(
            "<p>a\u2028b\x0bc\u2029d", '<p data-b="b1">a b c d</p>', id="odd line ends are blanks"
        ),
        pytest.param("<p>می\u200cخواهم", '<p data-b="b1">می\u200cخواهم</p>', id="joiners stay"),
        pytest.param(
            "<p>a<p>b<div>c<p>d</div>e",
            lines(
                '<p data-b="b1">a</p>',
                '<p data-b="b2">b</p>',
                '<p data-b="b3">c</p>',
                '<p data-b="b4">d</p>',
                '<p data-b="b5">e</p>',
            ),
            id="every border makes a paragraph",
        ),
        pytest.param(
            "<pre>een\n  twee\n</pre>", '<p data-b="b1">een<br>twee</p>', id="lines as typed"
        ),
        pytest.param(
            '<p data-ui>weg</p><p>a<span data-ui>weg</span><mark data-c="c1">b</mark>',
            '<p data-b="b1">ab</p>',
            id="a page read back",
        ),
        pytest.param(
            "<script>x</script><style>x</style><p onclick=x style=x>a<svg><text>x</text></svg>",
            '<p data-b="b1">a</p>',
            id="scripts and drawings",
        ),
    ],
)
def test_canonical_keeps_the_words_in_one_form(raw, expected):
    assert canonical(raw) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("h1 h2 h3", "h2 h2 h3"),
        ("h3 h3 h2 h4 h4 h3", "h2 h2 h2 h3 h3 h3"),
        ("h2 h4 h4 h3 h6", "h2 h3 h3 h3 h4"),
    ],
)
def test_headings_start_at_the_title_and_never_skip_a_level(levels, expected):
    html = canonical("".join(f"<{tag}>x</{tag}>" for tag in levels.split()))

    assert [f"h{block.level}" for block in blocks(html)] == expected.split()


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://x.nl/a?b=1&c=2", "https://x.nl/a?b=1&c=2"),
        (" https://x.nl/a b\n", "https://x.nl/ab"),
        ('https://x.nl/"<x>', "https://x.nl/%22%3Cx%3E"),
        ("mailto:a@x.nl", "mailto:a@x.nl"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//x.nl", None),
        ("/stukken/", None),
        ("#b-b1", None),
        ("https://[", None),
        ("https://" + "x" * 3000, None),
        ("", None),
    ],
)
def test_a_link_that_is_not_safe_goes_but_its_words_stay(href, kept):
    quoted = href.replace('"', "&quot;")
    html = canonical(f'<p>zie <a href="{quoted}" target=_blank>hier</a></p>')

    [block] = body(html).css("p")
    link = block.css_first("a")
    assert (link.attributes["href"] if link else None) == kept
    assert reading_text(html) == "zie hier"


def test_lists_nest_and_items_begin_with_words():
    html = canonical("los<ul>a<ul><li>b</ul><li><ul><li>c</ul><li><p>d<p>e</ul>")

    assert html == lines(
        '<p data-b="b1">los</p>',
        '<ul><li><p data-b="b2">a</p>',
        '<ul><li><p data-b="b3">b</p></li></ul>',
        '<ul><li><p data-b="b4">c</p></li></ul></li>',
        '<li><p data-b="b5">d</p>',
        '<p data-b="b6">e</p></li></ul>',
    )


def test_a_list_in_nothing_but_a_list_is_one_list():
    html = canonical("<ul><li><ul><li>a<li>b</ul><li>c</ul>")

    assert html == lines(
        '<ul><li><p data-b="b1">a</p></li>',
        '<li><p data-b="b2">b</p></li>',
        '<li><p data-b="b3">c</p></li></ul>',
    )


def test_a_table_in_a_list_stands_after_the_item_and_numbering_goes_on():
    html = canonical("<ol><li>a<table><tr><td>x</table>b<li>c</ol>")

    assert html == lines(
        '<ol><li><p data-b="b1">a</p></li></ol>',
        '<table><tbody><tr data-b="b2"><td>x</td></tr></tbody></table>',
        '<p data-b="b3">b</p>',
        '<ol start="2"><li><p data-b="b4">c</p></li></ol>',
    )


def test_a_table_is_regular_and_says_what_is_a_header():
    html = canonical(
        "<table><caption><p>Wat<p>Waar</caption><thead><tr><td>a<td colspan=2>b</thead>"
        "<tr><td rowspan=9><p>1<p>2<td><tr><td><tr><th>r<td>x<td></table>"
    )

    assert html == lines(
        '<table><caption data-b="b1">Wat<br>Waar</caption>',
        '<thead><tr data-b="b2"><th scope="col">a</th><th colspan="2" scope="col">b</th>'
        '<th scope="col"></th></tr></thead>',
        '<tbody><tr data-b="b3"><td rowspan="2">1<br>2</td><td></td><td></td><td></td></tr>',
        '<tr data-b="b4"><th scope="row">r</th><td>x</td><td></td></tr></tbody></table>',
    )


def test_a_table_in_a_table_becomes_lines_in_its_cell():
    html = canonical("<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>")

    assert reading_text(html) == "a\u2028b\u2028c\u2028d\te"


def test_a_table_without_rows_leaves_its_caption():
    assert canonical("<table><caption>a</caption></table>") == '<p data-b="b1">a</p>'


def test_an_image_is_the_sites_own_and_stands_in_a_figure():
    html = canonical(
        "<p>a<img src=/media/x.png alt='een \"kaart\"'>b<img src=/media/../x.png>"
        "<figure><figcaption>c</figcaption><img src=/media/y.png></figure>"
    )

    assert html == lines(
        '<p data-b="b1">a</p>',
        '<figure><img src="/media/x.png" alt="een &quot;kaart&quot;"></figure>',
        '<p data-b="b2">b</p>',
        '<figure><img src="/media/y.png" alt="">',
        '<figcaption data-b="b3">c</figcaption></figure>',
    )


def test_an_image_in_a_table_stands_after_it():
    html = canonical("<table><tr><td>a<img src=/media/x.png>b<tr><td>c</table>")

    assert reading_text(html) == "ab\nc"
    assert html.endswith('<figure><img src="/media/x.png" alt=""></figure>')


def test_notes_stand_last_in_the_order_of_their_marks():
    html = canonical(
        "<ol data-notes><li data-note=one>een<li data-note='Foo!'><p>twee<p>drie"
        "<li data-note=lost>los</ol>"
        "<p>a<sup data-fn='Foo!'></sup> b <sup data-fn=none></sup> <a href=https://x.nl>c"
        "<sup data-fn=one>7</sup></a></p>"
    )

    assert html == lines(
        '<p data-b="b1">a<sup data-fn="n1"></sup> b <a href="https://x.nl">c</a>'
        '<sup data-fn="one"></sup></p>',
        '<p data-b="b2">los</p>',
        '<ol data-notes=""><li data-note="n1"><p data-b="b3">twee</p>',
        '<p data-b="b4">drie</p></li>',
        '<li data-note="one"><p data-b="b5">een</p></li></ol>',
    )


def test_ids_are_kept_if_they_are_fit_and_not_taken():
    html = canonical(
        "<p data-b=x1>a<p data-b=x1>b<p data-b='X 1'>c<ul><li data-b=b7>d</ul>"
        "<table><tr data-b=r><td>e</table>"
    )

    assert [block.id for block in blocks(html)] == ["x1", "b8", "b9", "b7", "r"]


def test_what_was_left_out_has_a_name():
    reading = read(
        "a<img src=x alt=' een\nkaart '><script>x</script><img><svg></svg><style></style>"
    )

    assert reading.lost == ("image: een kaart", "script", "image", "drawing")
