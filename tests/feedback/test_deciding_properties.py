"""Whatever editors do, in whatever order: no comment, no step of the log, no text is lost."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from documents import actions as documents
from documents import history
from documents.core.blocks import reading_text
from documents.core.markup import canonical
from documents.models import Draft
from feedback.actions import choosing, decisions, merging, undoing
from feedback.models import Comment, DecisionStep, Outcome
from members.errors import RuleBroken
from tests.world import editor_of, frozen, html, paper, published, say

FIRST = ("De kade is vier meter breed.", "<h2>Groen</h2>", "De bomen blijven <em>staan</em>.")
OTHER = ("De kade is vijf meter breed.", "Iets nieuws.", "De bomen blijven staan.")

numbers = st.integers(0, 3)
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["adopt", "decide", "reopen", "choose", "compose"]), numbers),
        st.tuples(st.sampled_from(["undo", "publish", "edit", "restore"]), st.just(0)),
    ),
    max_size=9,
)


class Desk:
    """A paper with four comments, and everything that can be done to them."""

    def __init__(self):
        version = frozen(paper(*FIRST))
        self.document = version.document
        self.editor = editor_of(self.document)
        words = [
            ("vier meter", "drie meter"),
            ("vier", "zes"),
            ("blijven staan", ""),
            ("kade", None),
        ]
        self.said = [say(version, was, replacement=becomes) for was, becomes in words]
        self.first = history.saves_of(self.draft)[0].id

    @property
    def draft(self):
        return Draft.objects.get(document=self.document)

    def comment(self, number):
        return Comment.objects.get(pk=self.said[number].pk)

    def do(self, verb, number):
        getattr(self, verb)(self.comment(number))

    def adopt(self, comment):
        merging.adopt(comment, by=self.editor)

    def decide(self, comment):
        decisions.decide([comment], outcome=Outcome.PARTLY, reason="Deels.", by=self.editor)

    def reopen(self, comment):
        decisions.reopen(comment, by=self.editor, reason="Toch.")

    def choose(self, comment):
        others = [each for each in map(self.comment, (0, 1)) if each != comment]
        choosing.choose(comment, others, by=self.editor)

    def compose(self, comment):
        place = merging.place_of([comment], self.draft)
        seen = place.of(reading_text(self.draft.html)) if place else ""
        choosing.compose([comment], typed="eigen woorden", seen=seen, by=self.editor)

    def undo(self, _comment):
        last = DecisionStep.objects.order_by("pk").last()
        keys = [last.comment.draft_decision_id] if last and last.comment.draft_decision_id else []
        undoing.undo(self.document, keys, by=self.editor)

    def publish(self, _comment):
        published(self.document)

    def edit(self, _comment):
        self.save(html(*OTHER))

    def restore(self, _comment):
        documents.restore(self.document, self.first, base=self.draft.saves, by=self.editor)

    def save(self, text):
        documents.save_draft(self.document, text, base=self.draft.saves, by=self.editor)


class AnySequence(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps)
    def test_keeps_every_comment_and_every_decision_and_a_canonical_draft(self, asked):
        desk = Desk()
        before = list(Comment.objects.order_by("pk").values_list("pk", "comment", "exact", "start"))
        seen: dict[int, int] = {}

        for verb, number in asked:
            with suppress(RuleBroken):
                desk.do(verb, number)
            text = desk.draft.html
            assert canonical(text) == text
            for comment in Comment.objects.all():
                log = list(comment.steps.all())
                # The log only grows, each step goes on from the one before, the last says what is.
                assert len(log) >= seen.get(comment.pk, 0)
                seen[comment.pk] = len(log)
                outcomes = ["", *(step.becomes for step in log)]
                assert [step.was for step in log] == outcomes[:-1]
                assert outcomes[-1] == (comment.answer.outcome if comment.answer else "")

        after = list(Comment.objects.order_by("pk").values_list("pk", "comment", "exact", "start"))
        assert after == before
