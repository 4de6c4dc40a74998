"""Commenting and answering by forms, without a script."""

from __future__ import annotations

import pytest
from django.utils import timezone

from feedback.actions import comments, merging
from feedback.actions.comments import Sender
from feedback.models import Comment, Outcome
from tests.world import decided, editor_of, frozen, open_round, paper, person, published, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

BIKES = "Het fietspad wordt vier meter breed, vier meter."
TREES = "De auto’s gaan weg.<br>De bomen blijven staan."


@pytest.fixture
def version():
    made = frozen(paper(BIKES, TREES, "Een noot."))
    open_round(made)
    return made


@pytest.fixture
def ans():
    return person("Ans", member=True)


def block(version, number):
    return f"{version.get_absolute_url()}reageer/{version.blocks[number - 1].id}/"


def the_comment():
    return Comment.objects.get()


def test_a_member_comments_on_the_whole_paper(version, ans, reader):
    reader(ans).sends(f"{version.get_absolute_url()}reageer/", text="Mooi stuk.")

    assert (the_comment().comment, the_comment().scope) == ("Mooi stuk.", "whole")
    assert the_comment().published_name == "Ans"
    assert the_comment().organisation is None


def test_a_member_may_speak_for_the_organisation(version, ans, reader):
    page = reader(ans).opens(f"{version.get_absolute_url()}reageer/")
    reader(ans).sends(f"{version.get_absolute_url()}reageer/", text="Wij.", for_organisation="on")

    assert "I speak for De Buurt" in page
    assert the_comment().organisation == ans.organisation


def test_who_has_no_organisation_cannot_speak_for_one(version, reader):
    bo = person("Bo")

    page = reader(bo).opens(f"{version.get_absolute_url()}reageer/")
    reader(bo).sends(f"{version.get_absolute_url()}reageer/", text="Ik.", for_organisation="on")

    assert "I speak for" not in page
    assert the_comment().organisation is None


def test_a_comment_on_a_paragraph_is_about_all_its_words(version, ans, reader):
    reader(ans).sends(block(version, 1), text="Te breed.", quote="", words="")

    assert (the_comment().scope, the_comment().exact) == ("block", BIKES)


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        pytest.param("De auto’s", "De auto’s", id="as it stands"),
        pytest.param("De  auto's ", "De auto’s", id="as a keyboard writes it"),
        pytest.param("weg. De bomen", "weg.\u2028De bomen", id="over the end of a line"),
    ],
)
def test_words_are_found_as_people_copy_them(version, ans, reader, quote, exact):
    reader(ans).sends(block(version, 2), text="Goed zo.", quote=quote, words="")

    assert (the_comment().scope, the_comment().exact) == ("span", exact)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        pytest.param("vijf meter", "do not stand in this paragraph", id="absent"),
        pytest.param("vier meter", "stand more than once", id="twice"),
    ],
)
def test_words_that_are_not_clear_are_refused_and_the_text_is_kept(
    version, ans, reader, quote, sentence
):
    page = reader(ans).sends(
        block(version, 1), status=422, text="Dit typte ik al.", quote=quote, words=""
    )

    assert sentence in page
    assert "Dit typte ik al." in page
    assert f'value="{quote}"' in page
    assert not Comment.objects.exists()


def test_changed_words_become_a_suggestion_and_nothing_else(version, ans, reader):
    page = reader(ans).opens(block(version, 2))
    typed = "De auto’s gaan weg.\r\nDe struiken blijven staan."
    reader(ans).sends(block(version, 2), text="", quote="", words=typed)

    assert "De auto’s gaan weg. De bomen blijven staan.</textarea>" in page
    assert (the_comment().exact, the_comment().replacement) == ("bomen", "struiken")


def test_a_footnote_and_the_cells_of_a_row_survive_a_suggestion(ans, reader):
    version = frozen(
        paper(
            '<p>Een zin<sup data-fn="n1"></sup> met een noot.</p>',
            "<table><tbody><tr><td>Ja</td><td>Nee</td></tr></tbody></table>",
            '<ol data-notes=""><li data-note="n1"><p>De noot.</p></li></ol>',
        )
    )
    open_round(version)

    row = reader(ans).opens(block(version, 2))
    reader(ans).sends(block(version, 1), text="", words="Een zin[note] met één noot.")
    reader(ans).sends(block(version, 2), text="", words="Ja | Misschien")

    assert "Ja | Nee</textarea>" in row
    found = [(each.exact, each.replacement) for each in Comment.objects.order_by("pk")]
    assert found == [("een", "één"), ("Nee", "Misschien")]


def test_nothing_said_is_refused(version, ans, reader):
    page = reader(ans).sends(block(version, 2), status=422, text=" ", quote="", words="")

    assert "Write your comment, or change the words." in page


def test_after_the_round_the_form_is_gone_but_what_was_typed_is_not(version, ans, reader):
    round_ = version.rounds.get()
    round_.closes_at = timezone.now()
    round_.save()

    shut = reader(ans).opens(block(version, 1))
    page = reader(ans).sends(block(version, 1), status=422, text="Net te laat.", quote="", words="")

    assert "The round closed on" in shut
    assert "<textarea" not in shut
    assert "Net te laat." in page
    assert not Comment.objects.exists()


def test_the_paragraph_is_shown_with_its_marks_and_what_others_said(version, ans, reader):
    say(version, "breed", text="Hoe breed precies?")

    page = reader(ans).opens(block(version, 1))

    assert '<mark class="">breed</mark>' in page
    assert "Hoe breed precies?" in page


def test_a_reply_stands_below_the_comment(version, ans, reader):
    comment = say(version, "breed", text="Hoe breed precies?")
    reader(ans).sends(comment.get_absolute_url(), text="Vier meter.")

    page = reader(ans).opens(comment.get_absolute_url())

    assert "Hoe breed precies?" in page
    assert "Vier meter." in page
    assert f"#b-{version.blocks[0].id}" in page


def test_an_empty_reply_is_refused(version, ans, reader):
    comment = say(version, "breed")

    reader(ans).sends(comment.get_absolute_url(), status=422, text="")

    assert Comment.objects.count() == 1


def test_the_page_of_a_comment_shows_what_became_of_it(version, reader):
    comment = say(version, "bomen", replacement="struiken")
    merging.adopt(comment, by=None, reason="Mooier.")
    published(version.document)

    page = reader().opens(comment.get_absolute_url())

    assert "Adopted" in page
    assert "Mooier." in page
    assert "Made in the draft:" in page


def test_answers_to_a_hidden_comment_have_no_page(version, ans, reader):
    comment = say(version, "bomen")
    reply = comments.reply(comment, sender=Sender.of(ans), text="Ja.")
    Comment.objects.filter(pk=comment.pk).update(is_public=False)

    reader().opens(reply.get_absolute_url(), status=404)


def test_mine_shows_my_words_with_their_outcome(version, ans, reader):
    comment = say(version, "bomen", by=ans, text="En de struiken?")
    say(version, "bomen", text="Van een ander.")
    decided(comment, outcome=Outcome.PARTLY, reason="Alleen de hoge.")

    page = reader(ans).opens("/reacties/")

    assert "1 of your 1 comments have an answer." in page
    assert "En de struiken?" in page
    assert "Partly adopted" in page
    assert "Alleen de hoge." in page
    assert "Van een ander." not in page


def test_mine_teaches_who_said_nothing_yet(reader):
    page = reader(person("Bo")).opens("/reacties/")

    assert "You have not commented yet" in page


def test_mine_asks_no_more_queries_for_more_comments(
    version, ans, reader, django_assert_max_num_queries
):
    client = reader(ans).client
    say(version, "bomen", by=ans)
    with django_assert_max_num_queries(6) as few:
        client.get("/reacties/")
    for _ in range(5):
        say(version, "bomen", by=ans)

    with django_assert_max_num_queries(6) as many:
        client.get("/reacties/")

    assert len(many) == len(few)


def test_the_form_keeps_the_mail_address_of_its_writer_to_itself(version, reader):
    bo = person("Bo")

    page = reader(bo).opens(block(version, 1))

    # The menu shows people their own address; the form may not.
    assert bo.email not in page.partition('<div class="form-page')[2]
    assert editor_of(version.document).email not in page
