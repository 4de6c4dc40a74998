"""The redline says who is behind each change: numbers, names and reasons are those of the page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from documents.models import Audience, Document, Embargo, Version
from exports import gather
from exports.actions import ordering
from exports.composing import compose
from exports.models import Export, Kind
from feedback.actions import tracing
from feedback.actions.merging import adopt
from feedback.actions.tracing import Step
from feedback.models import Comment
from feedback.tracing import traced
from tests import world
from tests.exports.papers import text_of
from tests.exports.test_kinds import content, dutch, two
from tests.exports.world import discussed

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return tuple(two(discussed()))


def flat(text):
    return " ".join(text.split())


def test_the_summary_names_the_comments_behind_each_change_with_its_number(pair):
    first, second = pair
    editor = world.editor_of(second.document)
    letter = Comment.objects.get(source="brief van 3 mei")
    changes = traced(first, second)
    own, other, *_ = [each for each in changes if each.is_own]
    tracing.link(Step(first, second, other.key), [letter], by=editor)
    tracing.explain(Step(first, second, own.key), reason="Zij zei niets.", by=editor)

    text = flat(text_of(content(second, Kind.REDLINE, first)))

    assert dutch("Summary of the changes") in text
    assert "1.1 Fatima" in text
    assert "1.3 De Brug" in text
    assert "brief van 3 mei" not in text
    assert f"{dutch('The editors')}: Zij zei niets." in text
    assert "Geheim" not in text
    with override("nl"):
        said = dutch("change", "in a text")
    for change in changes:
        row_or_note = change.change.block.kind in ("row", "caption", "note")
        mark = f"[{change.number}]" if row_or_note else f"[{said}: {change.number}"
        assert mark.replace(":", "") in text.replace(":", "")


def test_no_names_are_printed_for_who_may_not_read_comments(pair):
    first, second = pair
    Document.objects.update(comment_audience=Audience.PARTICIPANTS)
    first, second = two(Document.objects.get())

    html = compose(second, Kind.REDLINE, first).html

    assert "Fatima" not in html
    with override("nl"):
        assert "1 reactie" in html
    Document.objects.update(audience=Audience.PARTICIPANTS)
    first, second = two(Document.objects.get())
    assert "Fatima" in compose(second, Kind.REDLINE, first).html


def test_nobody_is_named_who_spoke_of_a_version_that_readers_may_not_know_of():
    document = world.paper("De kade is smal. Er staan bomen.")
    first = world.frozen(document)
    hidden = world.frozen(
        document, "De kade is smal. Er staan eiken.", not_before=timezone.now() + timedelta(days=2)
    )
    said = world.say(hidden, "eiken", text="Noem linden.")
    third = world.frozen(document, "De kade is smal. Er staan linden.")
    (change,) = traced(first, third)
    editor = world.editor_of(document)
    tracing.link(Step(first, third, change.key), [said], by=editor)

    (cause,) = gather.redline(third, first).causes

    assert (cause.comments, cause.sources) == (1, ())
    Embargo.objects.all().delete()
    (cause,) = gather.redline(third, first).causes
    assert [source.number for source in cause.sources] == ["2.1"]


def test_what_an_editor_says_later_is_in_the_next_redline(pair):
    first, second = pair
    ordering.order(second, Kind.REDLINE, first)
    made = Export.objects.get(kind=Kind.REDLINE)
    ordering.keep_up(second, Kind.REDLINE, first)
    assert Export.objects.filter(kind=Kind.REDLINE).count() == 1

    change = traced(first, second)[0]
    step = Step(first, second, change.key)
    tracing.explain(step, reason="Daarom.", by=world.editor_of(second.document))
    ordering.keep_up(second, Kind.REDLINE, first)
    ordering.keep_up(second, Kind.REDLINE, first)

    assert Export.objects.filter(kind=Kind.REDLINE).exclude(pk=made.pk).count() == 1


def test_the_torture_of_a_thousand_signs_in_a_reason_is_printed_as_it_is(pair):
    first, second = pair
    step = Step(first, second, traced(first, second)[0].key)
    tracing.explain(step, reason="<b>&amp; “zo”", by=world.editor_of(second.document))

    html = compose(second, Kind.REDLINE, first).html

    assert "&lt;b&gt;&amp;amp; “zo”" in html


def queries(document):
    first, second = (
        Version.objects.select_related("document").get(document=document, number=number)
        for number in (1, 2)
    )
    gather.redline(second, first)
    with CaptureQueriesContext(connection) as counted:
        gather.redline(second, first)
    return len(counted)


def test_a_redline_takes_as_many_queries_for_one_comment_as_for_three():
    papers = []
    for words in (["stoel"], ["stoel", "stem", "bank"]):
        document = world.paper("Wij willen een stoel.", "Wij willen een stem.", "En een bank.")
        first = world.frozen(document)
        for word in words:
            said = world.say(first, word, replacement=f"{word} erbij")
            adopt(said, by=world.editor_of(document))
        world.frozen(document)
        papers.append(document)

    assert queries(papers[0]) == queries(papers[1])
