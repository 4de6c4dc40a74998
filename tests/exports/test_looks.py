"""What changed without a word of it, in the redline."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from documents.core.markup import parse
from documents.core.restyling import restylings
from documents.telling import told
from exports import gather
from exports.composing import compose
from exports.models import Kind
from exports.pdf import make_pdf
from tests import world
from tests.exports import verapdf
from tests.exports.papers import text_of

pytestmark = pytest.mark.django_db

TABLE = "<table><tr><th>Wat</th><th>Kosten</th></tr><tr><td>Bank</td><td>{}</td></tr></table>"
OLD = (
    "<h2>Waarom</h2><h2>De haven</h2>",
    "<p>Wij vragen een bank bij het water.</p>",
    "<p>Wij willen op termijn meebeslissen over de buurt.</p>",
    TABLE.format("900 euro"),
    "<p>Blijft zoals het was.</p>",
)
NEW = (
    "<h2>Waarom</h2><h3>De haven</h3>",
    "<ul><li>Wij vragen een bank bij het water.</li></ul>",
    "<p>Wij willen op termijn <strong>meebeslissen</strong> over de buurt.</p>",
    TABLE.format("<strong>900 euro</strong>"),
    "<p>Blijft zoals het was.</p>",
)


@pytest.fixture
def pair():
    document = world.paper(*OLD)
    return world.frozen(document), world.frozen(document, *NEW)


def test_the_paper_tells_what_the_page_tells(pair):
    old, new = pair

    html = compose(new, Kind.REDLINE, old).html

    leaves = [[leaf for leaf in parse(each.html) if leaf.cells] for each in pair]
    looks = [
        each for change in gather.redline(new, old).changes for each in restylings(change, *leaves)
    ]
    assert len(looks) == 4
    with override("nl"):
        assert [sentence for each in looks if (sentence := told(each)) not in html] == []
    assert html.count('<p class="looks">') == 3


@verapdf.needs_java
def test_such_a_paper_meets_both_norms(pair, tmp_path):
    old, new = pair
    made = make_pdf(compose(new, Kind.REDLINE, old)).content
    (tmp_path / "looks.pdf").write_bytes(made)

    assert "2 → 3" in text_of(made)
    verdicts = verapdf.check([tmp_path / "looks.pdf"])
    assert [verdict for verdict in verdicts if not verdict.passes] == []
