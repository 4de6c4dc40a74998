"""What changed without a word of it."""

from __future__ import annotations

import pytest

from documents.core.diff import compare_blocks
from documents.core.markup import canonical, parse
from documents.core.restyling import Restyling, restylings, same_pictures

NOTE = "<ol data-notes=''><li data-note='n1'><p>De noot zelf.</p></li></ol>"
CASES = [
    pytest.param("<p>Een woord.</p>", "<p>Een woord.</p>", [], id="nothing"),
    pytest.param(
        "<h2>Waarom</h2><h2>De haven</h2>",
        "<h2>Waarom</h2><h3>De haven</h3>",
        [Restyling("level", "2", "3")],
        id="level",
    ),
    pytest.param(
        "<p>Een bank bij het water</p>",
        "<ul><li>Een bank bij het water</li></ul>",
        [Restyling("kind", "paragraph", "item")],
        id="item",
    ),
    pytest.param(
        "<p>Stilte is erger.</p>",
        "<blockquote><p>Stilte is erger.</p></blockquote>",
        [Restyling("kind", "paragraph", "quote")],
        id="quote",
    ),
    pytest.param(
        "<p><strong>De haven</strong></p>",
        "<h2>De haven</h2>",
        [Restyling("kind", "paragraph", "heading"), Restyling("mark", "strong", "", ("De haven",))],
        id="heading",
    ),
    pytest.param(
        "<ul><li>een<ul><li>twee</li></ul></li></ul>",
        "<ul><li>een</li><li>twee</li></ul>",
        [Restyling("depth", "2", "1")],
        id="depth",
    ),
    pytest.param(
        "<ul><li>een</li></ul>", "<ol><li>een</li></ol>", [Restyling("list", "ul", "ol")], id="list"
    ),
    pytest.param(
        "<table><tr><td>Jaar</td><td>12</td></tr></table>",
        "<table><tr><th>Jaar</th><td>12</td></tr></table>",
        [Restyling("cells")],
        id="cells",
    ),
    pytest.param(
        "<p>Wij willen nu echt meebeslissen.</p>",
        "<p>Wij <strong>willen nu</strong> echt <strong>meebeslissen</strong>.</p>",
        [Restyling("mark", "", "strong", ("willen nu", "meebeslissen"))],
        id="bold",
    ),
    pytest.param(
        "<p>Een <em>woord</em> en x<sup>2</sup>.</p>",
        "<p>Een <strong>woord</strong> en x<sub>2</sub>.</p>",
        [
            Restyling("mark", "", "strong", ("woord",)),
            Restyling("mark", "em", "", ("woord",)),
            Restyling("mark", "sup", "", ("2",)),
            Restyling("mark", "", "sub", ("2",)),
        ],
        id="other marks",
    ),
    pytest.param(
        "<p>Lees <a href='https://a.example/'>het plan</a>.</p>",
        "<p>Lees <a href='https://b.example/'>het plan</a>.</p>",
        [Restyling("link", "https://a.example/", "https://b.example/", ("het plan",))],
        id="link",
    ),
    pytest.param(
        "<p>Wij willen op termijn meebeslissen over onze buurt.</p>",
        "<p>Wij willen <strong>volgend jaar</strong> <em>meebeslissen</em> over onze buurt.</p>",
        [Restyling("mark", "", "em", ("meebeslissen",))],
        id="only words that stayed",
    ),
    pytest.param(
        "<table><tr><td>Jaar</td><td>12</td></tr></table>",
        "<table><tr><td>Jaar</td><td><strong>12</strong></td></tr></table>",
        [Restyling("mark", "", "strong", ("12",))],
        id="in a cell",
    ),
    pytest.param(
        f"<p>Een.<sup data-fn='n1'></sup></p>{NOTE}",
        f"<p>Een.<sup data-fn='n7'></sup></p>{NOTE.replace('n1', 'n7')}",
        [],
        id="a renumbered note",
    ),
]


def found(old: str, new: str) -> list[Restyling]:
    before, after = ([leaf for leaf in parse(canonical(html)) if leaf.cells] for html in (old, new))
    changes = compare_blocks(*("\n".join(leaf.words for leaf in side) for side in (before, after)))
    return [each for change in changes for each in restylings(change, before, after)]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_became_of_the_looks(old, new, expected):
    assert sorted(found(old, new), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_the_other_way_round_is_told_the_other_way_round(old, new, expected):
    turned = {(each.aspect, each.now, each.was) for each in found(new, old)}

    assert turned == {(each.aspect, each.was, each.now) for each in expected}


def test_a_moved_block_is_told_what_became_of_its_looks():
    rest = "".join(
        f"<p>Alinea {word} staat hier al jaren op dezelfde plaats.</p>" for word in "abcd"
    )
    moved = "De derde alinea gaat over iets heel anders, namelijk over bomen."

    old, new = f"<p>{moved}</p>{rest}", f"{rest}<p><em>{moved}</em></p>"

    assert found(old, new) == [Restyling("mark", "", "em", (moved,))]


def test_a_paragraph_split_into_items():
    old = "<p>Wij vragen een bank bij het water. Wij vragen een boom op elke hoek.</p>"
    new = (
        "<ul><li>Wij vragen een bank bij het water.</li>"
        "<li>Wij vragen een boom op elke hoek.</li></ul>"
    )

    assert found(old, new) == [Restyling("kind", "paragraph", "item")]


def test_a_picture_that_came_or_is_described_otherwise_is_no_longer_the_same():
    picture = "<figure><img src='/media/a.png' alt='{}'></figure>"
    one, other = (parse(canonical(picture.format(alt))) for alt in ("een boom", "een linde"))

    assert same_pictures(one, one)
    assert not same_pictures(one, other)
    assert not same_pictures([], one)
