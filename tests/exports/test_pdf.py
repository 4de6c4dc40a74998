"""HTML in, PDF out: what is in the file, what is refused, and that nothing leaks."""

from __future__ import annotations

import pytest

from exports.pdf import Limits, Refused, fonts, make_pdf
from tests.exports.papers import opened, paper, text_of
from tests.exports.tagtree import read

BODY = (
    "<p>Feest 🎉 שלום</p>"
    "<h1>Een stuk</h1><h2>Waarom</h2><p>Wij wonen <em>hier</em> en "
    '<a href="https://example.org/">lezen mee</a>.</p>'
    "<ul><li><p>een</p><ul><li><p>twee</p></li></ul></li></ul>"
    "<table><thead><tr><th scope='col'>Jaar</th><th scope='col'>Aantal</th></tr></thead>"
    "<tbody><tr><th scope='row'>2026</th><td>12</td></tr></tbody></table>"
)


def refusal(body: str, **limits: int) -> Refused:
    with pytest.raises(Refused) as caught:
        make_pdf(paper(body), limits=Limits(**limits))
    return caught.value


def families(content: bytes) -> set[str]:
    fonts = opened(content).pages[0]["/Resources"]["/Font"].values()
    return {str(font["/BaseFont"]).partition("+")[2] for font in fonts}


def test_the_file_says_what_it_is():
    made = make_pdf(paper(BODY))

    pdf = opened(made.content)
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Een stuk"
    assert pdf.metadata["/CreationDate"].startswith("D:20261101110000")
    assert [entry.title for entry in pdf.outline if not isinstance(entry, list)] == ["Een stuk"]
    assert len(pdf.pages) == made.pages == 1


def test_the_metadata_claims_both_norms_and_names_the_publisher():
    pdf = opened(make_pdf(paper(BODY)).content)

    packet = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert 'pdfaid:part="2"' in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "De Buurt" in packet
    assert "http://testserver/stukken/een-stuk/versie/1/" in packet


def test_links_carry_their_words():
    pdf = opened(make_pdf(paper(BODY)).content)

    links = [note.get_object() for note in pdf.pages[0]["/Annots"]]
    assert [link["/Contents"] for link in links] == ["lezen mee (https://example.org/)"]


@pytest.mark.parametrize(
    ("zone", "seed"), [("UTC", "1"), ("Asia/Tokyo", "2"), ("America/Lima", "3")]
)
def test_the_same_paper_gives_the_same_bytes_anywhere(zone, seed, monkeypatch):
    expected = make_pdf(paper(BODY)).content
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("PYTHONHASHSEED", seed)

    assert make_pdf(paper(BODY)).content == expected


def test_a_line_that_breaks_between_words_keeps_them_apart():
    words = "woord " * 60

    content = make_pdf(paper(f"<p>{words}</p>")).content

    assert text_of(content).split().count("woord") == 60


def test_a_word_broken_at_the_end_of_a_line_is_read_whole():
    words = " ".join(f"{number} bewonersorganisatie" for number in range(100, 115))
    content = make_pdf(paper(f'<p style="width: 30mm">{words}</p>')).content

    assert "bewonersorgani\u2010" in opened(content).pages[0].extract_text()
    assert "\u00ad" in read(content).all("P")[0].raw
    assert read(content).words == words


def test_no_address_and_no_heading_is_broken_by_a_hyphen():
    address = "https://example.org/bewonersorganisatie/bijeenkomsten"
    body = f"<h2>Bewonersorganisaties</h2><p><a href='{address}'>{address}</a></p>"
    content = make_pdf(paper(f'<div style="width: 30mm">{body}</div>')).content

    assert "\u2010" not in opened(content).pages[0].extract_text()


@pytest.mark.parametrize("words", ["שלום עולם", "مرحبا", "ยินดีต้อนรับ", "გამარჯობა", "नमस्ते"])
def test_words_in_other_scripts_are_printed_and_can_be_read_back(words):
    content = make_pdf(paper(f"<p>Kom ook: {words}</p>")).content

    assert f"Kom ook: {words}" in read(content).words


def test_what_runs_from_right_to_left_begins_at_the_right_and_says_so():
    content = make_pdf(
        paper("<p>שלום <strong>עולם</strong> של Amsterdam</p><p>Ja שלום</p>")
    ).content

    first, second = read(content).all("P")
    assert (first.words, first.direction) == ("שלום עולם של Amsterdam", "/RlTb")
    assert second.direction == ""


def test_a_long_text_from_right_to_left_is_read_line_after_line():
    words = " ".join(f"مرحبا{number}" for number in range(60))

    assert read(make_pdf(paper(f"<p>{words}</p>")).content).words == words


@pytest.mark.parametrize("emoji", ["😀", "👍🏽", "❤️", "👨‍👩‍👧", "🇳🇱", "1️⃣", "🎉"])
def test_emoji_are_printed_and_can_be_read_back(emoji):
    content = make_pdf(paper(f"<p>Wij vinden dit <em>een {emoji}</em> waard</p>")).content

    assert f"een {emoji} waard" in read(content).words


def test_only_a_text_that_needs_them_has_further_typefaces():
    plain, feast, entity = (
        families(make_pdf(paper(f"<p>Feest {sign}</p>")).content)
        for sign in ("!", "🎉", "&#127881;")
    )

    assert feast - plain == {"emoji"} == entity - plain


def test_a_part_in_another_language_says_so():
    content = make_pdf(paper('<p lang="en">A chair at the table</p><p>Een stoel</p>')).content

    said = {node.words: node.language for node in read(content).all("P")}
    assert said == {"A chair at the table": "en", "Een stoel": ""}


def test_a_character_without_a_shape_is_refused_with_its_name_and_place():
    refused = refusal("<p>Wij vinden dit een 木 waard.</p>")

    assert refused.rule == "missing-glyph"
    assert refused.facts["name"] == "U+6728 CJK UNIFIED IDEOGRAPH-6728"
    assert "Wij vinden dit" in refused.facts["words"]


def test_a_file_that_lacks_a_word_of_its_source_is_refused():
    with pytest.raises(Refused) as caught:
        make_pdf(paper("<p>Wij wonen hier.</p>", sources=("Wij wonen hier graag.",)))

    assert caught.value.rule == "words-lost"
    assert caught.value.facts == {"words": "graag"}


def test_a_word_that_is_not_painted_is_refused():
    hidden = refusal('<p>Wij wonen <span style="display: none">niet meer</span> hier.</p>')

    assert hidden.rule == "words-lost"
    assert hidden.facts == {"words": "niet meer"}


def test_words_beside_the_paper_are_refused():
    beside = refusal('<p style="width: 4000px; text-align: right">Wij wonen hier.</p>')

    assert beside.facts == {"words": "Wij wonen hier."}


def test_a_head_that_is_repeated_on_every_page_is_no_loss():
    rows = "".join(f"<tr><td>rij {number}</td></tr>" for number in range(120))
    table = f"<table><thead><tr><th scope='col'>Kop</th></tr></thead><tbody>{rows}</tbody></table>"

    made = make_pdf(paper(table))

    assert made.pages > 1
    assert text_of(made.content).count("Kop") == made.pages


HOSTILE = {
    "time": ("<p>" + "a" * 200_000 + "</p>", {"cpu_seconds": 2}),
    "cells": ('<table><tr><td colspan="1000000">a</td></tr></table>', {"cpu_seconds": 2}),
    "memory": ("<p>woord</p>" * 40_000, {"memory_bytes": 230 * 2**20, "cpu_seconds": 60}),
    "wall": ("<p>" + "a" * 200_000 + "</p>", {"wall_seconds": 2}),
}


@pytest.mark.parametrize(("body", "limits"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_stopped(body, limits):
    refused = refusal(body, **limits)

    assert refused.rule == "too-heavy"
    assert refused.facts["limit"].endswith("MB" if "memory_bytes" in limits else "s")


def test_lists_without_end_are_refused():
    body = "<ul><li>" * 400 + "diep" + "</li></ul>" * 400

    assert refusal(body, cpu_seconds=30).rule in ("too-deep", "too-heavy")


def test_every_face_has_the_usual_characters():
    assert all(fonts.characters(face) >= fonts.USUAL for face in fonts.FACES)


def test_nothing_is_left_behind_by_a_file_that_was_made_or_stopped(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    make_pdf(paper("<p>Wij wonen hier.</p>"))
    refusal("<p>Wij wonen hier.</p>" * 4_000, cpu_seconds=1)

    assert list(tmp_path.iterdir()) == []
