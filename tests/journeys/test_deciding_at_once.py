"""Two editors at the redactietafel at the same moment: nothing is lost, nothing is done twice."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.test import Client

from documents.core.blocks import reading_text
from documents.models import Draft, Role
from feedback.models import Act, Comment, DecisionStep, Merge
from tests.world import frozen, paper, person, say, take_part

EACH = 6


@pytest.fixture
def document(transactional_db):
    return paper(*(f"Alinea {number} is smal." for number in range(2 * EACH)))


def at_once(document, *works):
    """Let each editor do one of ``works``, beginning at the same moment; return what they saw."""
    take_part(document, person("Tweede"), Role.EDITOR)
    editors = [each.user for each in document.participants.order_by("pk")]
    together = threading.Barrier(len(works))
    seen: list[int] = []

    def run(editor, work):
        client = Client()
        client.force_login(editor)
        together.wait()
        try:
            for path, said in work:
                base = f"/stukken/{document.slug}/redactietafel/"
                seen.append(client.post(base + path, said).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in zip(editors, works, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def test_two_editors_adopt_at_the_same_moment(document):
    version = frozen(document)
    said = [
        say(version, f"Alinea {number} is smal", replacement=f"Alinea {number} is te smal")
        for number in range(2 * EACH)
    ]
    works = [
        [(f"{each.pk}/kies/", {"choice": each.pk, "reason": ""}) for each in half]
        for half in (said[::2], said[1::2])
    ]

    seen = at_once(document, *works)

    draft = Draft.objects.get(document=document)
    assert set(seen) == {302}
    assert reading_text(draft.html) == "\n".join(
        f"Alinea {number} is te smal." for number in range(2 * EACH)
    )
    assert draft.saves == 1 + 2 * EACH
    assert Merge.objects.count() == 2 * EACH
    assert not Comment.objects.undecided().exists()


def test_of_two_editors_who_answer_the_same_one_is_told(document):
    version = frozen(document)
    said = [say(version, f"Alinea {number}") for number in range(EACH)]
    keys = [each.pk for each in said]
    alone = [(f"{key}/beslis/", {"outcome": "noted", "reason": "Alleen."}) for key in keys]
    together = {"outcome": "answered", "reason": "Samen."}
    backwards = [("samen/", {"reactie": [key], **together}) for key in reversed(keys)]

    seen = at_once(document, alone, backwards)

    assert set(seen) <= {200, 302, 422}
    decided = DecisionStep.objects.filter(act=Act.DECIDED)
    assert sorted(decided.values_list("comment_id", flat=True)) == sorted(keys)
    for comment in Comment.objects.select_related("draft_decision"):
        assert comment.steps.get().reason == comment.answer.reason
