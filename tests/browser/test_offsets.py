"""A browser and the server count the same: every passage of any text, there and back."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as fixed

from documents.core.blocks import blocks, reading_text
from documents.core.limits import TooMuch
from documents.core.markup import canonical
from documents.core.rendering import Mark, render
from documents.core.span import Span, quote
from tests.core.soup import lines, soups

pytestmark = pytest.mark.browser

DOCUMENTS = 500
SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
ASK = """async ({html, passages}) => {
  const {passageOf, rangeOf, wordsOf} = await import('/offsets.js')
  document.body.innerHTML = html
  const words = [...document.querySelectorAll('[data-b]')].map(wordsOf).join('\\n')
  const back = passages.map(passage => {
    const range = rangeOf(passage, document.body)
    return range && passageOf(range, document.body, {trims: false})
  })
  return {words, back}
}"""


@pytest.fixture(scope="module")
def bare(chromium):
    """A page that can load the module, without a site."""
    context = chromium.new_context()

    def serve(route):
        name = route.request.url.rsplit("/", 1)[1]
        if name.endswith(".js"):
            route.fulfill(body=(SCRIPTS / name).read_text(), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><body>", content_type="text/html")

    context.route("**/*", serve)
    page = context.new_page()
    page.goto("http://bare.test/")
    yield page
    context.close()


def dice(number):
    return Random(number)  # noqa: S311 - the same passages every time, no secret


def passage(html, span):
    """What the page must send for a span of the reading text."""
    text, found = reading_text(html), blocks(html)
    first = next(each for each in found if each.start <= span.start < each.span.end)
    last = next(each for each in found if each.start < span.end <= each.span.end)
    words = quote(text, span)
    return {
        "start_block": first.id,
        "start": span.start - first.start,
        "end_block": last.id,
        "end": span.end - last.start,
        "exact": words.exact,
        "prefix": words.prefix,
        "suffix": words.suffix,
    }


def spans(html, random, count=8):
    """Some spans that neither start nor end between two blocks."""
    found = blocks(html)
    inside = [at for each in found for at in range(each.start, each.span.end)]
    for _ in range(count if inside else 0):
        first, last = sorted((random.choice(inside), random.choice(inside)))
        yield Span(first, last + 1)


def agrees(page, html, random):
    """Whether a browser reads, finds and describes what the server does; also under marks."""
    chosen = list(spans(html, random))
    marks = [Mark(span, f"c{at}") for at, span in enumerate(spans(html, random, 3))]
    dressed = render(html, marks, lambda block: (f"<a>{block.number}</a>", "<a>2</a>"))
    passages = [passage(html, span) for span in chosen]
    answer = page.evaluate(ASK, {"html": dressed, "passages": passages})
    return answer == {"words": reading_text(html), "back": passages}


@fixed(20260923)
@settings(
    max_examples=DOCUMENTS,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(soup=soups)
def test_any_text_is_counted_alike(bare, soup):
    try:
        html = canonical(soup)
    except TooMuch:
        return

    assert agrees(bare, html, dice(len(html)))


@pytest.mark.parametrize(
    "words",
    [
        "Een 🇳🇱 vlag en een 👩🏽‍🦽 voor de deur",
        "𝒳 is geen x, en 😀😀 zijn er twee",
        "e\u0301e\u0301n ﬁets voor de ĳsbaan",
        "a<br>😀<br>b",
        'woord<sup data-fn="n1"></sup>😀<sup data-fn="n1"></sup> slot',
    ],
)
def test_signs_outside_the_basic_plane_are_one(bare, words):
    note = '<ol data-notes><li data-note="n1"><p>Zie 😀 hier</ol>'
    html = canonical(lines(f"<p>{words}", "<p>En 😀 nog een alinea.", note))
    random = dice(7)

    assert all(agrees(bare, html, random) for _ in range(5))


def test_cells_are_parted_by_one_sign(bare):
    html = canonical(
        "<table><tr><th>Straat 😀<td>Deur<td>Twee<br>regels<tr><td>a<td>b<td>c</table>"
    )
    random = dice(3)

    assert all(agrees(bare, html, random) for _ in range(10))


def test_half_a_pair_widens_and_blanks_at_the_ends_are_left_out(bare):
    html = render(canonical("<p>Een 😀 hier </p><p>en daar</p>"))
    found = bare.evaluate(
        """async html => {
          const {passageOf} = await import('/offsets.js')
          document.body.innerHTML = html
          const [one, two] = [...document.querySelectorAll('p')].map(p => p.firstChild)
          const selected = (from, at, to, end) => {
            const range = document.createRange()
            range.setStart(from, at)
            range.setEnd(to, end)
            return passageOf(range, document.body)?.exact ?? null
          }
          return [
            selected(one, 5, one, 8), selected(one, 0, one, 5),
            selected(one, 3, two, 0), selected(one, 3, one, 4),
          ]
        }""",
        html,
    )

    assert found == ["😀 h", "Een 😀", "😀 hier", None]
