"""What the script of the reading page sends and asks: selected words, and what is new."""

from __future__ import annotations

import pytest
from django.test import Client

from documents.core.span import Span
from feedback.actions import comments, decisions, rounds
from feedback.actions.comments import Sender
from feedback.models import Comment, Outcome
from feedback.state import token
from tests.world import decided, editor_of, frozen, open_round, paper, person, published, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = ("<h2>De kade</h2>", "De 🌉 brug is <strong>smal</strong>.", "De bomen blijven.")


@pytest.fixture
def version():
    version = frozen(paper(*TEXT))
    open_round(version)
    return version


@pytest.fixture
def ans(reader):
    return reader(person("Ans", member=True))


def selection(version, words, **more):
    """What a page sends for the first place where ``words`` stand."""
    at = version.text.index(words)
    first = next(each for each in version.blocks if each.span.end >= at)
    last = next(each for each in version.blocks if each.span.end >= at + len(words))
    return {
        "start_block": first.id,
        "start": at - first.start,
        "end_block": last.id,
        "end": at + len(words) - last.start,
        "exact": words,
        "prefix": version.text[max(0, at - 32) : at],
        "suffix": version.text[at + len(words) : at + len(words) + 32],
        "text": "Waarom?",
        **more,
    }


def address(version):
    return f"{version.get_absolute_url()}woorden/"


@pytest.mark.parametrize("words", ["🌉 brug", "brug is smal.\nDe bomen", "De kade\nDe 🌉"])
def test_what_arrives_is_what_was_selected(version, ans, words):
    answer = ans.client.post(address(version), selection(version, words))

    comment = Comment.objects.get()
    start = version.text.index(words)
    assert answer.status_code == 201
    assert answer.json() == {"id": comment.pk, "state": token(version)}
    assert (comment.exact, comment.span) == (words, Span(start, start + len(words)))
    assert (comment.comment, comment.user) == ("Waarom?", ans.user)


def test_browsers_send_newlines_their_own_way(version, ans):
    sent = selection(version, "smal.\nDe bomen")
    sent["exact"] = sent["exact"].replace("\n", "\r\n")

    assert ans.client.post(address(version), sent).status_code == 201


def test_other_words_make_it_a_suggestion_and_none_leave_them_out(version, ans):
    ans.client.post(address(version), selection(version, "smal", replacement="breed", text=""))
    ans.client.post(address(version), selection(version, "bomen", replacement="", text=""))

    assert [each.replacement for each in Comment.objects.order_by("pk")] == ["breed", ""]


def test_a_suggestion_stays_in_one_paragraph(version, ans):
    sent = selection(version, "smal.\nDe bomen", replacement="smal")

    answer = ans.client.post(address(version), sent)

    assert answer.status_code == 422
    assert "one paragraph at a time" in answer.json()["errors"]["__all__"][0]
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"exact": "brugg"}, {"start": 900}, {"start_block": "nergens"}, {"prefix": "Anders "}],
)
def test_words_that_do_not_stand_there_are_refused_with_an_offer(version, ans, wrong):
    answer = ans.client.post(address(version), {**selection(version, "brug"), **wrong})

    assert answer.status_code == 422
    assert answer.json()["offer"] == "block"
    assert not Comment.objects.exists()


def test_saying_nothing_is_refused_without_that_offer(version, ans):
    answer = ans.client.post(address(version), selection(version, "brug", text=" "))

    assert answer.status_code == 422
    assert answer.json() == {"errors": {"__all__": ["Write your comment, or change the words."]}}


def test_a_field_that_is_missing_is_named(version, ans):
    sent = selection(version, "brug")
    del sent["end"]

    answer = ans.client.post(address(version), sent)

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["end"]


def test_a_round_that_closed_meanwhile_says_so(version, ans):
    rounds.close_round(version.rounds.get())

    answer = ans.client.post(address(version), selection(version, "brug"))

    assert answer.status_code == 422
    assert "The round closed on" in answer.json()["errors"]["__all__"][0]


def test_a_visitor_is_told_where_to_sign_in(version):
    answer = Client().post(address(version), selection(version, "brug"))

    assert answer.status_code == 401
    assert answer.json()["login"].endswith(
        f"?next={version.get_absolute_url().replace('/', '%2F')}"
    )


def test_one_speaks_for_the_organisation_when_asked(version, ans):
    ans.client.post(address(version), selection(version, "brug", for_organisation="on"))

    assert Comment.objects.get().organisation == ans.user.organisation


def test_the_page_carries_its_state_and_where_to_ask(version, reader):
    page = reader().opens(version.get_absolute_url())

    assert f'data-state="{token(version)}"' in page
    assert f'data-state-url="{version.get_absolute_url()}stand/"' in page
    assert f'data-words-url="{address(version)}"' in page


def test_nothing_new_is_an_empty_answer(version, reader):
    answer = reader().client.get(f"{version.get_absolute_url()}stand/", {"sinds": token(version)})

    assert (answer.status_code, answer.content) == (204, b"")


def test_what_is_new_comes_in_parts(version, reader):
    before = token(version)
    comment = say(version, "brug", text="Een nieuwe reactie.")

    page = reader().opens(f"{version.get_absolute_url()}stand/?sinds={before}")

    assert f'data-state="{token(version)}"' in page
    text, _, rest = page.partition('data-part="rail"')
    assert f'data-c="c{comment.pk}"' in text
    assert "Een nieuwe reactie." in rest
    assert "1 comment" in rest.partition('data-part="counts"')[2]


def test_every_step_changes_the_state(version):
    seen = [token(version)]

    def step(act):
        act()
        assert token(version) not in seen
        seen.append(token(version))

    comment = say(version, "brug")
    step(lambda: None)
    step(lambda: comments.reply(comment, sender=Sender.of(editor_of(version.document)), text="?"))
    step(lambda: decided(comment, outcome=Outcome.NOTED))
    answered = seen.pop()
    decisions.reopen(comment, reason="Toch niet.")
    assert token(version) == seen[-1]
    seen.append(answered)
    # A draft of an answer is nothing to readers.
    decisions.decide([comment], outcome=Outcome.ADOPTED, by=None)
    assert token(version) == seen[-2]
    step(lambda: published(version.document))
    step(lambda: Comment.objects.filter(pk=comment.pk).update(is_public=False))


def test_who_may_not_see_the_comments_learns_nothing_of_them(reader):
    version = frozen(paper(*TEXT, comment_audience="participants"))
    say(version, "brug", text="Besloten.")

    page = reader().opens(f"{version.get_absolute_url()}stand/?sinds=x")

    assert "Besloten." not in page
    assert "<mark" not in page
