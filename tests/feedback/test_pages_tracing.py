"""Pages that show who is behind a change, and those on which editors account for it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.actions import save_draft
from documents.models import Audience, Draft
from feedback.actions import decisions
from feedback.actions.merging import adopt
from feedback.models import Comment, Link, Outcome, OwnReason
from tests.world import editor_of, frozen, open_round, paper, person, say, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = (
    "Wij krijgen zes weken om te antwoorden.",
    "Het plein is nu een parkeerplaats voor iedereen.",
    "De bomen aan de kade blijven staan.",
    "Er komt een bank bij het water.",
)


def told(document, *words):
    """A paper in two versions: each of ``words`` was proposed, adopted and published."""
    first = frozen(document)
    open_round(first, audience=document.audience)
    for was, becomes in words:
        said = say(first, was, by=person("Fatima", member=True), replacement=becomes)
        adopt(said, by=editor_of(document), reason="Goed idee.")
    draft = Draft.objects.get(document=document)
    html = draft.html.replace("parkeerplaats", "markt")
    save_draft(document, html, base=draft.saves, by=editor_of(document))
    frozen(document)
    return document


@pytest.fixture
def document():
    return told(paper(*TEXT), ("zes weken", "acht weken"))


@pytest.fixture
def editor(document, reader):
    return reader(editor_of(document))


def compare(document):
    return reverse("feedback:compare", args=[document.slug, 2, 1])


def account(document):
    return reverse("feedback:account", args=[document.slug, 2])


def key(document, number):
    return document.versions.get(number=2).blocks[number - 1].id


# --- what changed -------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?weergave=naast"])
def test_each_change_names_those_behind_it_and_leads_to_them(document, reader, query):
    said = Comment.objects.get()

    page = reader().opens(compare(document) + query)

    first, second = page.split('id="w2"')
    assert f'href="{said.get_absolute_url()}">Fatima <small>1.1</small>' in first
    assert "Adopted" in first
    assert "Change by the editors" in second
    assert f'href="{said.get_absolute_url()}"' not in second
    assert "<b>1</b> <span>because of comments</span>" in page
    assert "<b>1</b> <span>by the editors, without a reason given</span>" in page


def test_who_may_not_read_comments_learns_no_names(reader):
    document = paper(*TEXT, comment_audience=Audience.PARTICIPANTS)
    told(document, ("zes weken", "acht weken"))

    page = reader().opens(compare(document))

    assert "Because of a comment." in page
    assert "Fatima" not in page
    assert "Fatima" in reader(editor_of(document)).opens(compare(document))


def test_a_hidden_comment_is_not_named(document, reader):
    Comment.objects.update(is_public=False)

    page = reader().opens(compare(document))

    assert "a comment that is no longer shown" in page
    assert "Fatima" not in page


def test_backwards_nobody_is_behind_anything(document, reader):
    page = reader().opens(reverse("feedback:compare", args=[document.slug, 1, 2]))

    assert "Change by the editors" not in page
    assert "because of comments" not in page


def test_a_comment_leads_to_the_exact_change_it_caused(document, reader):
    said = Comment.objects.get()
    there = f"{compare(document)}#w1"

    page = reader().opens(said.get_absolute_url())
    answer = Client().get(reverse("feedback:change", args=[said.pk]))

    assert f'href="{there}"' in page
    assert answer.url == there
    reading = reader().opens(f"/stukken/{document.slug}/versie/2/")
    assert f'href="{reverse("feedback:change", args=[said.pk])}"' in reading


def test_a_comment_without_a_change_says_so_on_its_own_page(document, reader):
    said = say(document.versions.get(number=2), "bomen")
    decisions.decide([said], outcome=Outcome.ADOPTED, by=editor_of(document))

    ans = reader()
    answer = ans.client.get(reverse("feedback:change", args=[said.pk]))

    assert answer.url == said.get_absolute_url()
    assert "No published version shows a change" in ans.opens(said.get_absolute_url())


def queries(address):
    with CaptureQueriesContext(connection) as counted:
        assert Client().get(address).status_code == 200
    return len(counted)


def test_one_row_takes_as_many_queries_as_three():
    one = told(paper(*TEXT), ("zes weken", "acht weken"))
    three = told(paper(*TEXT), ("zes", "acht"), ("bomen", "linden"), ("een bank", "een stoel"))
    for each in (one, three):
        queries(compare(each))

    assert queries(compare(one)) == queries(compare(three))


# --- accounting ---------------------------------------------------------------------------


def test_the_changes_without_a_reason_are_listed_and_can_be_given_one(document, editor):
    page = editor.opens(account(document))
    assert 'id="w2"' in page
    assert 'id="w1"' not in page

    editor.sends(account(document), change=key(document, 2), do="explain", reason="Zo heet het.")

    assert "Every change has a comment behind it, or a reason." in editor.opens(account(document))
    assert "Change by the editors</b>: Zo heet het." in editor.opens(compare(document))


def test_an_editor_links_a_comment_by_its_number_and_takes_a_wrong_one_away(document, editor):
    said = Comment.objects.get()
    whole = say(document.versions.get(number=1), text="Noem het een markt.")

    editor.sends(account(document), change=key(document, 2), do="link", numbers="1.2")
    editor.sends(account(document), change=key(document, 1), wrong=said.pk)

    first, second = editor.opens(compare(document)).split('id="w2"')
    assert whole.get_absolute_url() in second
    assert said.get_absolute_url() not in first
    assert [link.is_behind for link in Link.objects.order_by("pk")] == [True, False]


def test_comments_on_the_same_paragraph_are_offered(document, editor):
    near = say(document.versions.get(number=1), "plein", text="Zeg toch gewoon markt.")

    page = editor.opens(account(document))
    assert "Zeg toch gewoon markt." in page
    editor.sends(account(document), change=key(document, 2), do="link", comments=near.pk)

    assert near.get_absolute_url() in editor.opens(compare(document))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"do": "link", "numbers": "9.9"}, "no comment with the number 9.9", id="no"),
        pytest.param({"do": "link", "numbers": " "}, "Choose a comment, or type", id="nothing"),
        pytest.param({"do": "explain", "reason": "x" * 2001}, "Keep the reason below", id="long"),
        pytest.param({"change": "weg", "do": "explain"}, "That change is no longer", id="gone"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_stays_typed(document, editor, fields, sentence):
    sent = {"change": key(document, 2), **fields}

    page = editor.sends(account(document), status=422, **sent)

    assert sentence in page
    assert sent.get("reason", "") in page
    assert not Link.objects.exists()
    assert not OwnReason.objects.exists()


def test_the_first_version_has_nothing_to_account_for(document, editor):
    editor.opens(reverse("feedback:account", args=[document.slug, 1]), status=404)


def test_a_reason_for_the_draft_goes_along_with_the_version(document, editor):
    write(document, *[text.replace("bomen", "linden") for text in TEXT])
    draft = reverse("feedback:account_draft", args=[document.slug])
    assert "to the draft as it is now" in editor.opens(draft)

    change = document.versions.get(number=2).blocks[2].id
    editor.sends(draft, change=change, do="explain", reason="Het zijn linden.")
    frozen(document)

    page = editor.opens(reverse("feedback:compare", args=[document.slug, 3, 2]))
    assert "Het zijn linden." in page
