"""What is refused on the way in, and what only looks too much."""

from __future__ import annotations

import pytest

from documents.core import limits
from documents.core.markup import canonical


@pytest.mark.parametrize(
    ("html", "error", "found", "most"),
    [
        ("é" * 1_000_001, limits.TooLarge, 2_000_002, 2_000_000),
        ("<p>" * 40_001, limits.TooManyElements, 40_001, 40_000),
        ("<ul><li>x" * 100, limits.TooDeep, 25, 24),
        ("<table>" + "<tr><td>x" * 8001 + "</table>", limits.TooManyCells, 8001, 8000),
        ("<table><tr>" + "<td>x" * 21, limits.TooWide, 21, 20),
        ("<table><tr><td colspan=1000000>x<td>y", limits.TooWide, 21, 20),
        (
            "<p>x" + "<sup data-fn=a></sup>" * 31 + "<ol data-notes><li data-note=a>n",
            limits.TooManyNotes,
            31,
            30,
        ),
        ("<p>" + "x" * 200_000, limits.WordTooLong, 200_000, 120),
        ("<p>" + "." * 2001, limits.WordTooLong, 2001, 120),
    ],
)
def test_canonical_refuses_what_goes_beyond_a_limit(html, error, found, most):
    with pytest.raises(error) as refused:
        canonical(html)

    assert (refused.value.values["found"], refused.value.values["most"]) == (found, most)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<ul><li>x" * 11, id="eleven lists"),
        pytest.param("<div>" * 3000 + "x", id="deep, but nothing we keep"),
        pytest.param("<p>https://x.nl/" + "a1b2-c3/" * 60, id="a long address"),
        pytest.param("<p>" + "東京都" * 500, id="a script without blanks"),
    ],
)
def test_canonical_takes_what_only_looks_too_much(html):
    assert canonical(canonical(html)) == canonical(html)


@pytest.mark.parametrize("attributes", ["id={}", "id={} title='x>y'", "id={} '"])
def test_open_emphasis_does_not_multiply(attributes):
    html = "<p>" + "".join(f"<b {attributes.format(n)}>" for n in range(1000)) + "<p>x" * 1000

    assert len(canonical(html)) < 100_000


def test_what_comes_out_can_be_read_again():
    with pytest.raises(limits.TooManyElements):
        canonical("<ul>" + "<li>x" * 39_000)
