"""What two people made of one text becomes one again, and nothing of either is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core.blocks import reading_text
from documents.core.identity import with_ids
from documents.core.markup import canonical
from documents.core.threeway import three_way

BASE = canonical("<h2>Kop</h2><p>Een.</p><p>Twee.</p><p>Drie.</p>")
LIST = canonical("<ul><li>appel</li><li>peer</li></ul><p>Slot.</p>")
TABLE = canonical(
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table><p>Na.</p>"
)
NOTED = canonical(
    "<p>Een<sup data-fn=n1></sup>.</p><p>Twee.</p>"
    "<ol data-notes><li data-note=n1>Noot een.</li></ol>"
)


def lines(html: str) -> list[str]:
    return reading_text(html).split("\n")


def merged(base, theirs, mine):
    found = three_way(base, theirs, mine)
    assert not found.conflicts
    assert canonical(found.html()) == found.html()
    return found.html()


def added(html: str, after: str, new: str) -> str:
    """Put ``new`` after the block with these words."""
    changed = re.sub(rf"(>{re.escape(after)}</\w+>)", rf"\1{new}", html, count=1)
    assert changed != html
    return with_ids(changed, html)


def test_what_each_changed_elsewhere_is_in_the_one_text():
    theirs, mine = BASE.replace("Een.", "Een, van haar."), BASE.replace("Drie.", "Drie, van mij.")

    found = three_way(BASE, theirs, mine)

    assert lines(found.html()) == ["Kop", "Een, van haar.", "Twee.", "Drie, van mij."]
    assert found.arrived == 1


def test_a_block_that_both_changed_is_for_a_person_to_choose():
    theirs, mine = BASE.replace("Een.", "Van haar."), BASE.replace("Een.", "Van mij.")

    found = three_way(BASE, theirs, mine)
    (conflict,) = found.conflicts

    assert [conflict.base.words, conflict.theirs.words, conflict.mine.words] == [
        "Een.", "Van haar.", "Van mij.",
    ]  # fmt: skip
    assert lines(found.html())[1:3] == ["Van haar.", "Van mij."]
    assert lines(found.html({conflict.key: "mine"}))[1] == "Van mij."
    assert found.html({conflict.key: "theirs"}) == theirs


def test_the_same_change_by_both_is_one_change():
    same = BASE.replace("Een.", "Anders.")

    assert merged(BASE, same, same) == same


def test_taking_out_what_the_other_changed_asks_too():
    theirs, mine = BASE.replace("Een.", "Beter."), re.sub(r"<p[^>]*>Een\.</p>\n", "", BASE)

    found = three_way(BASE, theirs, mine)
    (conflict,) = found.conflicts

    assert conflict.mine is None
    assert "Beter." in lines(found.html())
    assert "Beter." not in lines(found.html({conflict.key: "mine"}))
    assert three_way(BASE, mine, theirs).conflicts[0].theirs is None


def test_what_both_put_at_one_place_stands_there_twice():
    theirs = added(BASE, "Een.", "<p>Zij schrijft dit.</p>")
    mine = added(BASE, "Een.", "<p>Hier mijn zin.</p>")

    assert lines(merged(BASE, theirs, mine))[1:4] == ["Een.", "Zij schrijft dit.", "Hier mijn zin."]


def test_a_new_block_of_both_that_is_clearly_one_is_no_two_blocks():
    theirs = added(BASE, "Een.", "<p>Een geheel nieuwe alinea over bomen.</p>")
    mine = added(BASE, "Een.", "<p>Een geheel nieuwe alinea over bomen en gras.</p>")

    assert lines(merged(BASE, theirs, theirs)) == lines(theirs)
    assert len(three_way(BASE, theirs, mine).conflicts) == 1


def test_a_block_that_i_moved_brings_along_what_they_changed_in_it():
    theirs = BASE.replace("Drie.", "Drie, beter.")
    kop, een, twee, drie = BASE.split("\n")

    moved = merged(BASE, theirs, "\n".join([kop, drie, een, twee]))

    assert lines(moved) == ["Kop", "Drie, beter.", "Een.", "Twee."]


def test_two_new_items_stay_in_one_list():
    theirs = with_ids(LIST.replace("<ul>", "<ul><li>kers</li>"), LIST)
    mine = with_ids(LIST.replace("</ul>", "<li>pruim</li></ul>"), LIST)

    one = merged(LIST, theirs, mine)

    assert lines(one) == ["kers", "appel", "peer", "pruim", "Slot."]
    assert one.count("<ul>") == 1


def test_a_new_row_stays_in_its_table_whatever_they_put_after_it():
    theirs = with_ids(TABLE.replace("</table>", "</table><p>Van haar.</p>"), TABLE)
    mine = with_ids(TABLE.replace("</tbody>", "<tr><td>e</td><td>f</td></tr></tbody>"), TABLE)

    one = merged(TABLE, theirs, mine)

    assert lines(one) == ["a\tb", "c\td", "e\tf", "Van haar.", "Na."]
    assert one.count("<table>") == 1


def test_two_new_notes_with_one_name_are_two_notes():
    def noted(after, note):
        mark = f'<p>Kijk{note}<sup data-fn="n2"></sup>.</p>'
        html = NOTED.replace("</ol>", f'<li data-note="n2">Noot {note}.</li></ol>')
        return with_ids(re.sub(rf"(>{after}</p>)", rf"\1{mark}", html), NOTED)

    one = merged(NOTED, noted("Twee.", "haar"), noted("Twee.", "mij"))

    assert lines(one)[-3:] == ["Noot een.", "Noot haar.", "Noot mij."]
    assert re.findall(r'data-note="(\w+)"', one) == ["n1", "n2", "n3"]


def test_new_blocks_of_both_get_ids_of_their_own():
    theirs = added(BASE, "Een.", "<p>Zij schrijft dit.</p>")
    mine = added(BASE, "Drie.", "<p>Hier mijn zin.</p>")

    ids = re.findall(r'data-b="(\w+)"', merged(BASE, theirs, mine))

    assert len(ids) == len(set(ids)) == 6


# --- Properties ----------------------------------------------------------------------
# A text is a list of blocks. Each side takes its own words, so that they can be told apart.
SHAPES = ("<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<blockquote><p>{}</p></blockquote>",
          "<table><tr><td>{}</td><td>vak</td></tr></table>")  # fmt: skip


@st.composite
def texts(draw):
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=8))
    return canonical(
        "".join(shape.format(f"woord{number} staat") for number, shape in enumerate(shapes))
    )


@st.composite
def edits(draw, html: str, who: str):
    """``html`` with blocks changed, taken out, moved or added by ``who``."""
    parts = canonical(html).split("\n")
    for words in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(parts) - 1)) if parts else 0
        what = draw(st.sampled_from(["change", "add", "drop", "move"]))
        if what == "add" or not parts:
            parts.insert(at, draw(st.sampled_from(SHAPES)).format(f"{who}{words} nieuw"))
        elif what == "change":
            parts[at] = re.sub(r"(\w+) (?=staat|nieuw)", rf"{who}{words} ", parts[at], count=1)
        elif what == "drop":
            del parts[at]
        else:
            parts.insert(draw(st.integers(0, len(parts) - 1)), parts.pop(at))
    return with_ids("\n".join(parts), html)


@st.composite
def threes(draw):
    base = draw(texts())
    return base, draw(edits(base, "haar")), draw(edits(base, "mijn"))


@settings(max_examples=150, deadline=None)
@given(threes())
def test_nothing_that_either_wrote_vanishes_unasked(three):
    base, theirs, mine = three
    found = three_way(base, theirs, mine)

    one = found.html()

    written = set(re.findall(r"(?:haar|mijn)\d", theirs + mine))
    assert written <= set(re.findall(r"(?:haar|mijn)\d", one))
    assert canonical(one) == one
    gone = set(re.findall(r"woord\d", base)) - set(re.findall(r"woord\d", one))
    for word in gone:
        assert word not in theirs or word not in mine
    asked = {each.key: choice for each in found.conflicts for choice in ["mine"]}
    lost = written - set(re.findall(r"(?:haar|mijn)\d", found.html(asked)))
    shown = " ".join(each.theirs.words for each in found.conflicts if each.theirs)
    assert all(word in shown for word in lost)


@settings(max_examples=100, deadline=None)
@given(threes())
def test_where_one_did_nothing_the_other_has_it_all(three):
    base, theirs, mine = three

    assert lines(merged(base, theirs, base)) == lines(theirs)
    assert lines(merged(base, base, mine)) == lines(mine)


@pytest.mark.parametrize("empty", ["base", "theirs", "mine"])
def test_an_empty_text_is_a_text(empty):
    three = {"base": BASE, "theirs": BASE, "mine": BASE} | {empty: ""}

    found = three_way(**three)

    assert lines(found.html()) == (lines(BASE) if empty == "base" else [""])
