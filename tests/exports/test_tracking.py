"""Two texts woven into one. In the expected texts [+came] and [-went]."""

from __future__ import annotations

import re

import pytest

from documents.core.blocks import reading_text
from documents.core.diff import compare, compare_blocks
from documents.core.markup import canonical, parse
from documents.core.rendering import render_leaves
from exports.tracking import Words, track

WORDS = Words(note="noot", went=lambda text, index: f"naar {index}: {text}")
OLD = (
    "<h2>Kop</h2><p>De eerste alinea blijft zoals zij was.</p>"
    "<ul><li>een ding</li><li>twee dingen die verdwijnen zullen</li><li>drie dingen</li></ul>"
    "<table><tr><th>Jaar</th><th>Aantal</th></tr><tr><td>2025</td><td>12</td></tr>"
    "<tr><td>een rij die weg gaat</td><td>99</td></tr><tr><td>2026</td><td>13</td></tr></table>"
    "<p>Een slot dat helemaal <strong>vet</strong> gedrukt is.<sup data-fn='n1'></sup></p>"
    "<ol data-notes=''><li data-note='n1'><p>De noot zelf.</p></li></ol>"
)


def tracked(old: str, new: str, words: Words = WORDS) -> str:
    old, new = canonical(old), canonical(new)
    changes = compare_blocks(reading_text(old), reading_text(new))
    leaves = track(parse(old), parse(new), changes, words).leaves
    return render_leaves(leaves, (), lambda _: ("", ""))


def shown(old: str, new: str) -> str:
    """The woven text with its marks, without any other tag."""
    html = tracked(old, new).replace("</p>", "</p> ")
    html = html.replace("<ins>", "[+").replace("<del>", "[-")
    html = re.sub("</ins>|</del>", "]", html)
    return " ".join(re.sub("<[^>]+>", "", html).split())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("<p>De rode fiets.</p>", "<p>De rode fiets.</p>", "De rode fiets.", id="same"),
        pytest.param(
            "<p>De rode fiets staat in het rek.</p>",
            "<p>De blauwe fiets staat in het rek.</p>",
            "De [-rode][+blauwe] fiets staat in het rek.",
            id="edited",
        ),
        pytest.param(
            "<p>Hier wonen wij al jaren.</p>",
            "<p>Hier wonen wij al jaren.</p><p>Een heel nieuw verhaal.</p>",
            "Hier wonen wij al jaren. [+Een heel nieuw verhaal.]",
            id="new",
        ),
        pytest.param(
            "<p>Een heel oud verhaal.</p><p>Hier wonen wij al jaren.</p>",
            "<p>Hier wonen wij al jaren.</p>",
            "[-Een heel oud verhaal.] Hier wonen wij al jaren.",
            id="gone",
        ),
    ],
)
def test_what_came_and_went_is_marked(old, new, expected):
    assert shown(old, new) == expected


def test_a_link_and_emphasis_stay_around_what_changed():
    html = tracked(
        '<p>Lees <a href="https://example.org/">het oude plan van de buurt</a> nog eens.</p>',
        '<p>Lees <a href="https://example.org/">het <em>nieuwe</em> plan van de buurt</a>'
        " nog eens.</p>",
    )

    assert (
        '<a href="https://example.org/">het </a><del>oude</del>'
        '<ins><a href="https://example.org/"><em>nieuwe</em></a></ins>'
    ) in html


def test_an_item_that_is_gone_stays_in_its_list():
    html = tracked(OLD, OLD.replace("<li>twee dingen die verdwijnen zullen</li>", ""))

    assert html.count("<ul>") == 1
    assert re.search(r"<li>(<div[^>]*>)?<p[^>]*><del>twee dingen die verdwijnen zullen</del>", html)


def test_a_row_that_is_gone_stays_in_its_table():
    html = tracked(OLD, OLD.replace("<tr><td>een rij die weg gaat</td><td>99</td></tr>", ""))

    assert html.count("<table>") == 1
    assert "<td><del>een rij die weg gaat</del></td><td><del>99</del></td>" in html


def test_a_row_of_another_width_waits_for_the_end_of_the_table():
    wide = OLD.replace("<td>13</td>", "<td>13</td><td>erbij</td>").replace(
        "<tr><td>een rij die weg gaat</td><td>99</td></tr>", ""
    )

    html = tracked(OLD, wide)

    assert html.count("<table>") == 1
    assert re.search(r"</table></div>\s*<div[^>]*><p[^>]*><del>een rij die weg gaat \| 99", html)


def test_a_note_that_is_gone_is_told_after_the_notes():
    without = re.sub("<sup.*?</sup>|<ol data-notes.*", "", OLD)

    assert shown(OLD, without).endswith("Noot: [-De noot zelf.]")


def test_a_block_that_moved_is_shown_once_and_its_old_place_points_to_it():
    moved = "De derde alinea gaat over iets heel anders, namelijk over bomen."
    rest = [f"<p>Alinea {word} staat hier al jaren op dezelfde plaats.</p>" for word in "abcd"]

    text = shown(f"<p>{moved}</p>" + "".join(rest), "".join(rest) + f"<p>{moved}</p>")

    assert text.startswith(f"naar 4: {moved} Alinea a")
    assert text.endswith(f"plaats. {moved}")


def test_a_sentence_that_moved_is_neither_new_nor_gone():
    moved = " Deze zin gaat dadelijk naar een andere plek in het stuk."
    first = "De tafel staat in het midden van de zaal en iedereen kan erbij zitten."
    last = "Een slotalinea die precies zo blijft als zij was, over bomen."
    end = " Daarna is het klaar."

    html = tracked(
        f"<p>{first}{moved}{end}</p><p>{last}</p>", f"<p>{first}{end}</p><p>{last}{moved}</p>"
    )

    assert f"<s>{moved.strip()}</s>" in html
    assert f"<u>{moved.strip()}</u></p>" in html
    assert re.findall("<(?:ins|del)>(.*?)<", html) == [" ", " "]


@pytest.mark.parametrize("new", ["", "<p>Iets heel anders.</p>", OLD[::1], "<hr>"])
def test_no_change_is_lost(new):
    """Promise 5: what is marked is the change list, no more and no less."""
    html = tracked(OLD, new, Words(note="*", went=WORDS.went))

    operations = compare(reading_text(canonical(OLD)), reading_text(canonical(new)))
    for tag, kind in (("ins", "insert"), ("del", "delete")):
        marked = "".join(re.findall(f"<{tag}>(.*?)</{tag}>", html))
        listed = "".join(operation.text for operation in operations if operation.kind == kind)
        assert letters(re.sub("<[^>]+>", "", marked)) == letters(listed)


def letters(text: str) -> list[str]:
    """In any order: a note that is gone is told after all else."""
    return sorted(re.sub(r"\W+", "", text))
