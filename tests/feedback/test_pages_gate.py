"""The gate before a version is frozen, and the small corrections that are taken over together."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.models import Draft, Kind
from feedback.actions import decisions
from feedback.actions.merging import adopt
from feedback.models import Comment, Merge, Outcome
from tests.feedback.test_pages_tracing import TEXT, told
from tests.world import editor_of, frozen, paper, say, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def document():
    return told(paper(*TEXT), ("zes weken", "acht weken"))


@pytest.fixture
def editor(document, reader):
    return reader(editor_of(document))


# --- the gate -----------------------------------------------------------------------------


def gate(document):
    return reverse("feedback:publish", args=[document.slug])


def test_the_gate_names_every_open_end_and_why_it_matters(document, editor):
    second = document.versions.get(number=2)
    waits = say(second, "bomen")
    lost = say(second, "een bank", replacement="een lange stoel")
    adopt(lost, by=editor.user)
    unseen = say(second)
    decisions.decide([unseen], outcome=Outcome.PARTLY, by=editor.user, reason="Doen wij.")
    write(
        document,
        "Wij krijgen acht weken om te reageren.",
        "Het plein is nu een markt voor iedereen 𓂀.",
        TEXT[2],
        "Er komt iets bij het water.",
        '<figure><img src="/media/a.png" alt=""></figure>',
    )

    page = editor.opens(gate(document))

    assert "1 comment has no decision yet." in page
    assert "1 suggestion was adopted, but its words do not stand in the draft" in page
    assert "1 comment was taken over, but no change shows it." in page
    assert "3 changes have no comment behind them and no reason." in page
    assert "1 character cannot be printed." in page
    for comment in (waits, lost, unseen):
        assert reverse("feedback:desk_one", args=[document.slug, comment.pk]) in page
    assert "What will change" in page


def test_a_gate_with_nothing_open_says_so(document, editor):
    said = say(document.versions.get(number=2), "bomen", replacement="linden")
    adopt(said, by=editor.user)

    page = editor.opens(gate(document))

    assert "Every comment has a decision." in page
    assert 'class="end warn"' not in page
    assert 'class="end note"' not in page
    assert "<b>1</b> <span>because of comments</span>" in page


# --- small corrections --------------------------------------------------------------------


def small(document):
    return reverse("feedback:small", args=[document.slug])


def test_small_corrections_are_adopted_together_in_one_save(document, editor):
    second = document.versions.get(number=2)
    comma = say(second, "weken om", replacement="weken, om")
    again = say(second, "weken om", replacement="weken, om")
    spelling = say(second, "De bomen", replacement="De Bomen")
    large = say(second, "een bank", replacement="een lange bank")
    saves = Draft.objects.get(document=document).saves
    assert "3 small corrections of the language" in editor.opens(
        f"/stukken/{document.slug}/redactietafel/"
    )
    assert "lange bank" not in editor.opens(small(document))

    editor.sends(small(document), comments=[comma.pk, again.pk, spelling.pk])

    draft = Draft.objects.get(document=document)
    assert draft.saves == saves + 1
    assert "acht weken, om te" in draft.html
    assert "De Bomen aan" in draft.html
    decided = {each.pk: each.is_answered for each in Comment.objects.filter(version=second)}
    assert decided == {comma.pk: True, again.pk: True, spelling.pk: True, large.pk: False}
    third = frozen(document)
    page = editor.opens(reverse("feedback:compare", args=[document.slug, 3, 2]))
    assert all(each.get_absolute_url() in page for each in (comma, again, spelling))
    brought = [each.span.of(third.text) for each in third.traces.order_by("pk") if each.span]
    assert brought == ["acht", ",", ",", "Bomen"]


def test_a_correction_whose_words_changed_is_not_offered_and_not_made(document, editor):
    second = document.versions.get(number=2)
    comma = say(second, "weken om", replacement="weken, om")
    write(document, "Wij krijgen acht maanden om te antwoorden.", *TEXT[1:])

    assert "No small corrections wait" in editor.opens(small(document))
    page = editor.sends(small(document), status=422, comments=[comma.pk])

    assert "Tick at least one correction." in page
    assert not Merge.objects.filter(comment=comma).exists()


def test_a_definitive_paper_has_no_corrections_left(document, editor):
    say(document.versions.get(number=2), "weken om", replacement="weken, om")
    frozen(document, kind=Kind.DEFINITIVE, despite="De raad wacht.")

    assert "No small corrections wait" in editor.opens(small(document))


# --- queries ------------------------------------------------------------------------------


def busy(count):
    """A paper with that many open ends of each kind."""
    document = told(paper(*TEXT), *(("zes weken", "acht weken"), ("bomen", "linden"))[:count])
    second = document.versions.get(number=2)
    for was, becomes in (("kade", "oever"), ("water", "sloot"))[:count]:
        say(second, "blijven", text=f"Ook over {was}.")
        adopt(say(second, was, replacement=becomes), by=editor_of(document))
    draft = Draft.objects.get(document=document)
    words = draft.html.replace("oever", "kant").replace("sloot", "beek")
    write(document, words)
    for was, becomes in (("Het plein", "Het Plein"), ("een markt", "een marckt"))[:count]:
        say(second, was, replacement=becomes)
    return document


@pytest.mark.parametrize("page", ["publish", "account_draft", "small", "account"])
def test_pages_for_editors_take_as_many_queries_for_one_row_as_for_more(page, reader):
    counted = []
    for document in (busy(1), busy(2)):
        at = [document.slug, 2] if page == "account" else [document.slug]
        address = reverse(f"feedback:{page}", args=at)
        editor = reader(editor_of(document))
        editor.opens(address)
        with CaptureQueriesContext(connection) as queries:
            editor.opens(address + "?toon=alles")
        counted.append(len(queries))

    assert counted[0] == counted[1]
