"""Agreeing, mending, withdrawing, reporting and moderating as pages and forms, without script."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from feedback.actions import comments, moderating, second_thoughts
from feedback.actions.comments import Sender
from feedback.models import Comment, Report
from tests.world import frozen, open_round, paper, person, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def version():
    version = frozen(paper("De kade is smal.", "De bomen blijven."))
    open_round(version)
    return version


@pytest.fixture
def ans(reader):
    return reader(person("Ans", member=True))


@pytest.fixture
def bob(reader):
    return reader(person("Bob", member=True))


def test_a_button_on_every_card_of_others_agrees_and_counts(version, ans, bob):
    comment = say(version, "smal", by=bob.user)
    address = f"/reacties/{comment.pk}/eens/"

    page = ans.opens(version.get_absolute_url())
    assert f'formaction="{address}" data-agree aria-pressed="false"' in page
    assert '<form id="agree" method="post">' in page

    ans.sends(address)
    page = ans.opens(version.get_absolute_url())
    assert f'formaction="{address}" data-agree aria-pressed="true"' in page
    assert "</svg>Agree <b>1</b></button>" in page


def test_one_sees_how_many_agree_with_oneself(version, ans, bob):
    comment = say(version, "smal", by=bob.user)
    second_thoughts.agree(comment, by=ans.user)

    page = bob.opens(version.get_absolute_url())

    assert "1 agree</span>" in page
    assert "eens/" not in page


def test_a_script_gets_the_count(version, ans):
    comment = say(version, "smal")

    answer = ans.client.post(f"/reacties/{comment.pk}/eens/", HTTP_ACCEPT="application/json")

    assert answer.json() == {"agrees": True, "count": 1}


def test_agreeing_leads_back_to_the_page_one_came_from(version, ans):
    comment = say(version, "smal")
    page = f"http://testserver{version.get_absolute_url()}"

    answer = ans.client.post(f"/reacties/{comment.pk}/eens/", HTTP_REFERER=page)

    assert answer["Location"] == f"{page}#c{comment.pk}"


def test_a_fresh_comment_can_be_changed(version, ans):
    comment = say(version, "smal", by=ans.user, text="Hoe zoo?")
    assert f"/reacties/{comment.pk}/wijzigen/" in ans.opens(version.get_absolute_url())

    page = ans.opens(f"/reacties/{comment.pk}/wijzigen/")
    assert "Hoe zoo?</textarea>" in page
    ans.sends(f"/reacties/{comment.pk}/wijzigen/", text="Hoe zo?")

    page = ans.opens(version.get_absolute_url())
    assert "Hoe zo?" in page
    assert "· changed" in page


def test_the_words_of_a_suggestion_can_be_changed_too(version, ans):
    comment = say(version, "smal", by=ans.user, replacement="breet", text="")

    ans.sends(f"/reacties/{comment.pk}/wijzigen/", text="", words="breed")

    assert Comment.objects.get().replacement == "breed"


def test_a_change_that_is_refused_keeps_what_was_typed(version, ans):
    comment = say(version, "smal", by=ans.user, replacement="breed")

    page = ans.sends(f"/reacties/{comment.pk}/wijzigen/", 422, text="Bewaar mij.", words="smal")

    assert "Bewaar mij." in page
    assert "The proposed words are the same" in page


def test_an_older_comment_says_that_it_stands(version, ans):
    comment = say(version, "smal", by=ans.user)
    Comment.objects.update(submit_date=timezone.now() - timedelta(minutes=16))

    page = ans.opens(version.get_absolute_url())
    assert "wijzigen/" not in page
    assert f"/reacties/{comment.pk}/intrekken/" in page
    ans.opens(f"/reacties/{comment.pk}/wijzigen/", 302)
    assert "You can change a comment for 15 minutes" in ans.opens("/")


def test_withdrawing_asks_first_and_takes_the_words_away(version, ans):
    comment = say(version, "smal", by=ans.user, text="Spijt.")
    assert "Spijt." in ans.opens(f"/reacties/{comment.pk}/intrekken/")

    ans.sends(f"/reacties/{comment.pk}/intrekken/")

    page = ans.opens(version.get_absolute_url())
    assert "Your comment was withdrawn." in page
    assert "Spijt." not in page
    assert "<mark" not in page
    ans.opens(f"/reacties/{comment.pk}/", 404)


def test_a_withdrawn_comment_with_replies_is_a_line_above_them(version, ans, bob):
    comment = say(version, "smal", by=ans.user, text="Spijt.")
    comments.reply(comment, sender=Sender.of(bob.user), text="Waarom dan?")
    ans.sends(f"/reacties/{comment.pk}/intrekken/")

    for address in (version.get_absolute_url(), f"/reacties/{comment.pk}/"):
        page = bob.opens(address)
        assert "Who wrote this took it back." in page
        assert "Waarom dan?" in page
        assert "Spijt." not in page


@pytest.mark.parametrize("verb", ["wijzigen", "intrekken"])
def test_only_who_wrote_it_changes_or_withdraws(version, ans, bob, verb):
    comment = say(version, "smal", by=ans.user)

    bob.opens(f"/reacties/{comment.pk}/{verb}/", 403)
    bob.sends(f"/reacties/{comment.pk}/{verb}/", 403, text="x")


def test_a_reader_reports_and_a_coordinator_hides(version, ans, bob, reader):
    coordinator = reader(person("Co", coordinator=True))
    comment = say(version, "smal", by=bob.user, text="Lelijke woorden.")
    assert f"/reacties/{comment.pk}/melden/" in ans.opens(f"/reacties/{comment.pk}/")

    ans.sends(f"/reacties/{comment.pk}/melden/", 422, reason=" ")
    ans.sends(f"/reacties/{comment.pk}/melden/", reason="Dit is schelden.")

    page = coordinator.opens("/reacties/gemeld/")
    assert "Lelijke woorden." in page
    assert "Dit is schelden." in page
    coordinator.sends(f"/reacties/{comment.pk}/verbergen/")
    assert "Lelijke woorden." not in ans.opens(version.get_absolute_url())
    page = coordinator.opens("/reacties/gemeld/")
    assert "Nothing is reported" in page
    assert "Hidden comments" in page
    coordinator.sends(f"/reacties/{comment.pk}/houden/")
    assert "Lelijke woorden." in ans.opens(version.get_absolute_url())


def test_a_report_is_for_coordinators_only(version, ans, bob):
    comment = say(version, "smal", by=bob.user)
    moderating.report(comment, by=ans.user, reason="Vertrouwelijk.")

    for address in (version.get_absolute_url(), f"/reacties/{comment.pk}/"):
        assert "Vertrouwelijk." not in bob.opens(address)
    bob.opens("/reacties/gemeld/", 403)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_reports_asks_as_much_for_many(
    version, ans, reader, number, django_assert_num_queries
):
    coordinator = reader(person("Co", coordinator=True))
    for each in range(3):
        comment = say(version, "smal", text=f"Nummer {each}")
        if each < number:
            moderating.report(comment, by=ans.user, reason="x")
    assert Report.objects.count() == number

    with django_assert_num_queries(4):
        coordinator.opens("/reacties/gemeld/")
