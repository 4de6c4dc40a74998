"""The comparison page shows every word of both texts, and names what happened to them."""

from __future__ import annotations

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from documents.models import Audience, Kind
from tests.world import frozen, paper, person

pytestmark = pytest.mark.django_db

# Elements of the page that stand for a sign of the reading text.
SIGNS = {"par": "\n", "tab": "\t", "fn": "\ufffc"}

FIRST = (
    "<h2>Waarom</h2>",
    "De Houtmankade is voor veel mensen de kortste weg naar het centrum van de stad.",
    "Het fietspad is smal en de stoep zakt op drie plekken weg in de natte grond.",
    "Wij stellen voor om het fietspad te verbreden. Daarna kan de stoep worden opgehoogd.",
    "<ul><li>Een bank bij het water</li><li>Een boom op elke hoek van de straat</li></ul>",
    "<table><tr><th>Wat</th><th>Kosten</th></tr><tr><td>Bank</td><td>900 euro</td></tr></table>",
    "Deze zin verdwijnt, want niemand wilde hem na de bijeenkomst nog houden.",
)
SECOND = (
    "<h2>Waarom wij dit willen</h2>",
    "Het fietspad is smal en de stoep zakt op vier plekken weg in de natte grond.",
    "Wij stellen voor om het fietspad te verbreden.",
    "Daarna kan de stoep worden opgehoogd.",
    "<ul><li>Een bank bij het water</li><li>Een linde op elke hoek van de straat</li></ul>",
    "<table><tr><th>Wat</th><th>Kosten</th></tr><tr><td>Bank</td><td>950 euro</td></tr></table>",
    "De Houtmankade is voor veel mensen de kortste weg naar het centrum van de stad.",
    "Een nieuwe alinea<br>met twee regels & een <em>teken</em>.",
)


@pytest.fixture
def document():
    document = paper(*FIRST)
    frozen(document)
    frozen(document, *SECOND)
    return document


def compared(client, document, new=2, old=1):
    response = client.get(reverse("feedback:compare", args=[document.slug, new, old]))
    assert response.status_code == 200
    return response


def shown_in(row, *, without):
    """The words of one row, without those of the other text and what is only for screen readers."""
    for gone in row.css(f"{without}, .lab, [data-ui]"):
        gone.decompose()
    for mark in row.css(".par, .tab, .fn"):
        mark.replace_with(SIGNS[mark.attributes["class"]])
    for line in row.css(".words br"):
        line.replace_with("\u2028")
    # The template itself ends in a newline, which a browser does not show.
    return "\n".join(
        "".join(part.text().removesuffix("\n") for part in words.css(".cell") or [words])
        for words in row.css(".words")
    )


def both_texts(response):
    """Read the old and the new text back from the page."""
    texts = []
    for old in (True, False):
        page = LexborHTMLParser(response.content.decode())
        lines = []
        for row in page.css(".diff [data-kind]"):
            kind = row.attributes["data-kind"]
            if kind in (("moved", "moved_edited", "new") if old else ("moved_away", "gone")):
                continue
            without = 'ins, [data-moved="moved_to"]' if old else 'del, [data-moved="moved_from"]'
            lines.append(shown_in(row, without=without))
        texts.append("\n".join(lines))
    return tuple(texts)


def test_both_texts_can_be_read_back_from_the_page(client, document):
    old, new = document.versions.order_by("number")

    assert both_texts(compared(client, document)) == (old.text, new.text)


def test_both_texts_can_be_read_back_when_compared_the_other_way(client, document):
    old, new = document.versions.order_by("number")

    assert both_texts(compared(client, document, new=1, old=2)) == (new.text, old.text)


def test_a_moved_paragraph_is_named_as_moved_at_both_its_places(client, document):
    page = LexborHTMLParser(compared(client, document).content.decode())

    moved, away = page.css_first('[data-kind="moved"]'), page.css_first('[data-kind="moved_away"]')
    assert moved.css_first(f'.lab a[href="#{away.id}"]')
    assert away.css_first(f'.lab a[href="#{moved.id}"]')
    assert not moved.css("del, ins")


def test_every_change_leads_to_the_next_and_back(client, document):
    page = LexborHTMLParser(compared(client, document).content.decode())

    links = [
        link.attributes["href"].lstrip("#")
        for row in page.css("[data-kind]")
        for link in row.css(".jump a")
    ]
    assert len(links) >= 8
    for name in links:
        assert page.css_first(f'[id="{name}"]') is not None


def test_the_counts_are_those_of_the_rows(client, document):
    response = compared(client, document)
    page = LexborHTMLParser(response.content.decode())

    rows = [row.attributes["data-kind"] for row in page.css("[data-kind]")]
    changed = [kind for kind in rows if kind not in ("same", "moved_away")]
    assert response.context["counts"].total == len(changed)


def test_words_of_the_writers_are_never_markup(client):
    document = paper("Een.")
    frozen(document)
    frozen(document, "Twee &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; drie.")

    found = compared(client, document).content.decode()

    assert "<script>alert" not in found
    assert "&lt;script&gt;alert" in found


def test_long_unchanged_stretches_are_folded_but_present(client):
    same = [f"Deze alinea met nummer {number} blijft precies gelijk." for number in range(9)]
    document = paper("Eerst zo.", *same)
    frozen(document)
    frozen(document, "Nu anders.", *same)

    response = compared(client, document)

    assert 'class="skipped"' in response.content.decode()
    old, new = document.versions.order_by("number")
    assert both_texts(response) == (old.text, new.text)


def test_equal_words_in_another_layout_are_told_apart_from_equal_texts(client):
    document = paper("<p>Een woord.</p>")
    frozen(document)
    frozen(document, "<p>Een <strong>woord</strong>.</p>")
    frozen(document, kind=Kind.DEFINITIVE)

    layout, nothing = compared(client, document, 2, 1), compared(client, document, 3, 2)

    assert (layout.context["same_words"], layout.context["same_text"]) == (True, False)
    assert (nothing.context["same_words"], nothing.context["same_text"]) == (True, True)


def test_without_numbers_the_newest_is_compared_with_the_one_before(client, document):
    found = client.get(reverse("feedback:choose", args=[document.slug]))

    assert found.url == reverse("feedback:compare", args=[document.slug, 2, 1])


@pytest.mark.parametrize("query", ["?van=7&naar=2", "?van=x&naar=1", "?naar=99999999"])
def test_a_version_that_is_not_there_brings_the_list_to_choose_from(client, document, query):
    found = client.get(reverse("feedback:choose", args=[document.slug]) + query)

    assert found.status_code == 404
    assert 'name="van"' in found.content.decode()


def test_one_version_has_nothing_to_compare(client):
    document = paper("Een.")
    frozen(document)

    found = client.get(reverse("feedback:choose", args=[document.slug]))

    assert 'class="empty"' in found.content.decode()


def test_a_private_paper_is_not_compared_for_others(client):
    document = paper("Een.", audience=Audience.PARTICIPANTS)
    frozen(document)
    frozen(document, "Twee.")
    client.force_login(person(member=True))

    refused = client.get(reverse("feedback:compare", args=[document.slug, 2, 1]))

    assert refused.status_code == 403


@pytest.mark.parametrize("name", ["help", "privacy"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_explaining_pages_open_for_everybody(client, name, language):
    assert client.get(reverse(name), headers={"accept-language": language}).status_code == 200


LOOKS = (
    "<h2>Waarom</h2>",
    "<h2>De haven</h2>",
    "<p>Wij vragen een bank bij het water.</p>",
    "<p>Wij willen op termijn meebeslissen over de buurt.</p>",
    "<p>Lees het <a href='https://a.example/'>plan</a>.</p>",
    "<p>Blijft zoals het was.</p>",
)
OTHER_LOOKS = (
    "<h2>Waarom</h2>",
    "<h3>De haven</h3>",
    "<ul><li>Wij vragen een bank bij het water.</li></ul>",
    "<p>Wij willen op termijn <strong>meebeslissen</strong> over onze buurt.</p>",
    "<p>Lees het <a href='https://b.example/'>plan</a>.</p>",
    "<p>Blijft zoals het was.</p>",
)


def test_what_changed_without_a_word_of_it_is_a_change_like_others(client):
    document = paper(*LOOKS)
    frozen(document)
    frozen(document, *OTHER_LOOKS)

    response = compared(client, document)

    page = LexborHTMLParser(response.content.decode())
    found = {row.id: row.attributes["data-kind"] for row in page.css("[data-kind]") if row.id}
    assert found == {"w1": "restyled", "w2": "restyled", "w3": "edited", "w4": "restyled"}
    assert page.css_first('#w2 .jump a[href="#w3"]')
    said = [looks.text() for looks in page.css(".looks li")]
    assert len(said) == 4
    assert "2 → 3" in said[0]
    assert "“meebeslissen”" in said[2]
    assert "https://a.example/" in said[3]
    assert "https://b.example/" in said[3]
    assert both_texts(response) == tuple(each.text for each in document.versions.order_by("number"))


def test_a_row_of_a_table_is_shown_in_cells(client, document):
    page = LexborHTMLParser(compared(client, document).content.decode())

    [row] = [row for row in page.css('[data-kind="edited"]') if "euro" in row.text()]
    first, second = row.css(".as-row .cell")
    assert first.text().strip() == "Bank"
    assert second.css_first("del").text(deep=True).endswith("900]")
