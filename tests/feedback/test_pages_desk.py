"""The redactietafel: what waits, one comment at a time, and the decision."""

from __future__ import annotations

import pytest

from documents.core.blocks import reading_text
from documents.models import Draft
from feedback.actions import comments, decisions
from feedback.actions.comments import Sender
from feedback.models import Comment, Outcome
from tests.world import editor_of, frozen, open_round, paper, person, say, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = (
    "<h2>De kade</h2>",
    "Het fietspad wordt vier meter breed.",
    "<h2>Het groen</h2>",
    "De bomen blijven staan.",
)


@pytest.fixture
def version():
    return frozen(paper(*TEXT))


@pytest.fixture
def editor(version, reader):
    return reader(editor_of(version.document))


def desk(version, comment=None, then=""):
    base = f"/stukken/{version.document.slug}/redactietafel/"
    return f"{base}{comment.pk}/{then}" if comment else base


def test_the_desk_lists_what_waits_in_the_order_of_the_text(version, editor):
    say(version, "bomen", text="Over de bomen.")
    say(version, "vier", text="Over de breedte.")
    say(version, text="Over het geheel.")

    page = editor.opens(desk(version))

    order = ["Over het geheel.", "De kade", "Over de breedte.", "Het groen", "Over de bomen."]
    places = [page.index(words, page.index("queue-list")) for words in order]
    assert places == sorted(places)
    assert "3 comments wait for your decision." in page
    assert "0 / 3" in page


def test_the_desk_counts_what_is_decided_and_shows_it_when_asked(version, editor):
    decided = say(version, "vier", text="Klaar.")
    say(version, "bomen", text="Nog niet.")
    decisions.decide([decided], outcome=Outcome.NOTED, by=None)

    page = editor.opens(desk(version))
    answered = editor.opens(f"{desk(version)}?toon=beslist")

    assert "1 / 2" in page
    assert "1 answer is still a draft" in page
    assert "Klaar." not in page
    assert "Klaar." in answered
    assert "Nog niet." not in answered


def test_other_words_for_the_same_words_clash(version, editor):
    say(version, "vier meter", replacement="drie meter")
    say(version, "vier", replacement="vijf")
    say(version, "bomen", replacement="bomen en struiken")

    page = editor.opens(desk(version))
    clashing = editor.opens(f"{desk(version)}?toon=botsend")

    assert "Clashing 2" in page
    assert "bomen en struiken" not in clashing


def test_the_same_proposal_twice_does_not_clash(version, editor):
    say(version, "vier", replacement="drie")
    say(version, "vier", replacement="drie")

    assert "Clashing 0" in editor.opens(desk(version))


def test_an_empty_desk_teaches_what_comes_here(version, editor):
    assert "No comments yet" in editor.opens(desk(version))


def test_a_desk_without_a_version_points_the_way(reader):
    document = paper(*TEXT)
    page = reader(editor_of(document)).opens(f"/stukken/{document.slug}/redactietafel/")

    assert "Nothing to decide yet" in page


def test_one_comment_stands_in_its_text_with_its_alternatives(version, editor):
    comment = say(version, "vier meter", replacement="drie meter", text="Smaller is veiliger.")
    say(version, "vier meter", replacement="zes meter")

    page = editor.opens(desk(version, comment))

    assert "Smaller is veiliger." in page
    assert "Which words come in the next version?" in page
    assert '<span class="sr">Proposal </span>A</span>' in page
    assert '<span class="sr">Proposal </span>B</span>' in page
    assert "1 of 1" in page


def test_the_preview_shows_the_paragraph_of_the_draft_as_it_would_become(version, editor):
    comment = say(version, "bomen", replacement="hoge bomen")
    write(version.document, *TEXT[:3], "Langs het water: De bomen blijven staan.")

    page = editor.opens(desk(version, comment))

    result = page.partition("How the paragraph will read")[2]
    assert "Langs het water: De" in result.partition("</section>")[0]
    assert "hoge bomen" in result.partition("</section>")[0]


def test_adopting_changes_the_draft_and_goes_to_the_next(version, editor):
    comment = say(version, "vier", replacement="drie")
    after = say(version, "bomen")

    said = {"choice": comment.pk, "reason": "Akkoord."}
    answer = editor.client.post(desk(version, comment, "kies/"), said)

    assert answer.url == desk(version, after)
    draft = Draft.objects.get(document=version.document)
    assert "drie meter" in reading_text(draft.html)
    assert Comment.objects.get(pk=comment.pk).answer.reason == "Akkoord."


def test_a_conflict_shows_three_texts_and_keeps_the_reason(version, editor):
    comment = say(version, "vier meter", replacement="drie meter")
    write(version.document, TEXT[0], "Het fietspad wordt vijf meter breed.", *TEXT[2:])

    page = editor.sends(
        desk(version, comment, "kies/"), status=409, choice=comment.pk, reason="Dat scheelt."
    )

    three = page.partition('class="three"')[2].partition("</dl>")[0]
    assert "vier meter" in three
    assert "vijf meter" in three
    assert "drie meter" in three
    assert "Dat scheelt.</textarea>" in page
    assert f'value="{comment.pk}" data-act="Adopt in the draft" disabled' in page
    assert not Comment.objects.get(pk=comment.pk).is_answered


def test_a_decision_is_recorded_with_its_reason(version, editor):
    comment = say(version, "vier")

    editor.sends(desk(version, comment, "beslis/"), outcome="not_adopted", reason="Te smal.")

    decision = Comment.objects.get(pk=comment.pk).answer
    assert (decision.outcome, decision.reason) == ("not_adopted", "Te smal.")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"outcome": "partly", "reason": ""}, "Give a reason.", id="no reason"),
        pytest.param({"reason": "Ik twijfel nog."}, "This field is required.", id="no outcome"),
    ],
)
def test_a_half_decision_is_refused_and_kept(version, editor, said, sentence):
    comment = say(version, "vier")

    page = editor.sends(desk(version, comment, "beslis/"), status=422, **said)

    assert sentence in page
    assert said["reason"] in page
    assert "checked" in page or "outcome" not in said
    assert not Comment.objects.get(pk=comment.pk).is_answered


def test_a_decided_comment_can_be_opened_again(version, editor):
    comment = say(version, "vier")
    decisions.decide([comment], outcome=Outcome.NOTED, by=None)

    page = editor.opens(desk(version, comment))
    editor.sends(desk(version, comment, "heropenen/"))

    assert "Open again" in page
    assert not Comment.objects.get(pk=comment.pk).is_answered


def test_a_comment_whose_words_are_gone_is_decided_all_the_same(version, editor):
    comment = say(version, "De bomen blijven staan.")
    frozen(version.document, *TEXT[:3], "Er komt een parkeergarage met zes verdiepingen.")

    page = editor.opens(desk(version, comment))
    editor.sends(desk(version, comment, "beslis/"), outcome="noted", reason="")

    assert "near where the words stood" in page
    assert "These words are no longer in this version." in page
    assert Comment.objects.get(pk=comment.pk).is_answered


@pytest.mark.parametrize(
    ("answer", "fate"),
    [
        pytest.param({"place": "here"}, "moved", id="these are the words"),
        pytest.param({"place": "gone"}, "removed", id="the words are gone"),
        pytest.param({"place": "words", "words": "Nog een  zin"}, "edited", id="other words"),
        pytest.param({"place": "words", "words": "staan nergens"}, "unsure", id="not there"),
    ],
)
def test_a_doubtful_place_asks_an_editor(version, editor, answer, fate):
    comment = say(version, "De bomen blijven staan.")
    later = frozen(version.document, *TEXT, "Nog een zin.")
    comment.placements.filter(version=later).update(fate="unsure")

    page = editor.opens(desk(version, comment))
    editor.sends(desk(version, comment, "plaats/"), **answer)

    assert "Where are these words now?" in page
    assert '<mark class="">De bomen blijven staan.</mark>' in page
    assert comment.placements.get(version=later).fate == fate


def test_a_reply_and_a_comment_of_another_paper_are_not_on_this_desk(version, editor):
    comment = say(version, "vier")
    open_round(version)
    reply = comments.reply(comment, sender=Sender.of(person("Ans")), text="Ja.")
    other = say(frozen(paper(*TEXT)), "vier")

    editor.opens(desk(version, reply), status=404)
    editor.opens(desk(version, other), status=404)


@pytest.mark.parametrize("page", ["list", "one"])
def test_the_number_of_queries_does_not_grow_with_the_comments(
    version, editor, page, django_assert_max_num_queries
):
    comment = say(version, "vier", replacement="drie")
    address = desk(version, comment if page == "one" else None)
    with django_assert_max_num_queries(15) as few:
        editor.client.get(address)
    for number in range(30):
        made = say(version, "vier", replacement=f"{number}")
        if number % 3 == 0:
            decisions.decide([made], outcome=Outcome.NOTED, by=None)

    with django_assert_max_num_queries(15) as many:
        editor.client.get(address)

    assert len(many) == len(few)
