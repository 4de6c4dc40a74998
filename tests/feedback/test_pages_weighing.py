"""The redactietafel at work: many at once, look-alikes, notes, standard reasons."""

from __future__ import annotations

import pytest

from documents import actions as documents
from documents.models import Draft, Role
from exports.gather import report
from feedback.models import Comment, Outcome, StandardReason
from tests.world import decided, editor_of, frozen, html, paper, person, say, take_part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = (
    "<h2>De kade</h2>",
    "Het fietspad wordt vier meter breed.",
    "<h2>Het groen</h2>",
    "De bomen blijven staan.",
)
CANARY = "kreupelhout"


@pytest.fixture
def version():
    return frozen(paper(*TEXT))


@pytest.fixture
def editor(version, reader):
    return reader(editor_of(version.document))


def desk(version, then=""):
    return f"/stukken/{version.document.slug}/redactietafel/{then}"


def answer(comment):
    return Comment.objects.get(pk=comment.pk).answer


# --- the queue --------------------------------------------------------------------------------


def test_suggestions_for_the_same_words_are_one_place_in_the_queue(version, editor):
    first = say(version, "vier", replacement="drie")
    say(version, "vier", replacement="twee")
    last = say(version, "bomen", text="Welke?")

    page = editor.opens(desk(version, f"{first.pk}/"))

    assert "2 suggestions: “vier”" in page
    assert "1 of 2" in page
    assert f'rel="next" data-key="j" href="{desk(version, f"{last.pk}/")}"' in page
    assert "Whole list: 3 comments" in page


# --- many at once -------------------------------------------------------------------------


def test_many_get_one_answer_and_it_can_be_undone(version, editor):
    said = [say(version, "bomen", text=f"Nummer {number}.") for number in range(3)]
    keys = [each.pk for each in said[:2]]

    page = editor.opens(desk(version, f"samen/?reactie={keys[0]}&reactie={keys[1]}"))
    editor.sends(desk(version, "samen/"), reactie=keys, outcome="noted", reason="Dank.")
    after = editor.opens(desk(version))
    made = answer(said[0])
    again = editor.opens(desk(version))
    editor.sends(desk(version, "ongedaan/"), besluit=made.pk)

    assert "2 comments get the same answer." in page
    assert (answer(said[0]), answer(said[1]), answer(said[2])) == (None, None, None)
    assert made.reason == "Dank."
    assert "Decided 2 comments: noted." in after
    assert "Undo" in after
    assert "Decided 2 comments" not in again


def test_suggestions_adopted_together_come_in_the_draft_and_clashes_stay_open(version, editor):
    wide = say(version, "vier", replacement="drie")
    clash, remark = say(version, "vier", replacement="zes"), say(version, "bomen")
    picked = [wide.pk, clash.pk, remark.pk]

    editor.sends(desk(version, "samen/"), reactie=picked, outcome="adopted", reason="")

    assert "drie meter" in Draft.objects.get(document=version.document).html
    assert answer(wide).outcome == answer(remark).outcome == Outcome.ADOPTED
    assert answer(clash) is None
    assert "1 suggestion clashes with the draft and is still open." in editor.opens(desk(version))


def test_what_is_picked_and_typed_is_not_lost_by_a_refusal(version, editor):
    said = say(version, "bomen")

    page = editor.sends(desk(version, "samen/"), status=422, reactie=said.pk, outcome="partly")
    nothing = editor.opens(desk(version, "samen/"))

    assert "Give a reason." in page
    assert f'name="reactie" value="{said.pk}"' in page
    assert "No comments are chosen" in nothing


def test_look_alikes_are_told_once_and_answered_together(version, editor):
    words = "De bomen langs het water moeten blijven staan want schaduw is nodig"
    said = [say(version, "bomen", text=f"{words} {end}") for end in (".", "!", "?")]
    say(version, "bomen", text="Iets heel anders over de bomen.")

    page = editor.opens(desk(version))
    one = editor.opens(desk(version, f"{said[1].pk}/"))

    assert page.count("3 comments say nearly the same of the same place.") == 1
    address = desk(version, f"samen/?{'&'.join(f'reactie={each.pk}' for each in said)}")
    assert address in page
    assert address in one


# --- sharing the work, notes and reasons --------------------------------------------------


def test_an_editor_is_asked_and_finds_it_by_a_filter(version, editor):
    mine, other = say(version, "vier", text="Voor mij."), say(version, "bomen", text="Rest.")
    me = editor_of(version.document)
    stranger = person("Vreemd")

    editor.sends(desk(version, "toewijzen/"), reactie=mine.pk, redacteur=me.pk)
    editor.sends(desk(version, "toewijzen/"), reactie=other.pk, redacteur=stranger.pk)
    page = editor.opens(f"{desk(version)}?voor=mij")
    nobodys = editor.opens(f"{desk(version)}?voor=niemand")

    assert "Voor mij." in page
    assert "Rest." not in page
    assert "Voor mij." not in nobodys
    assert Comment.objects.get(pk=other.pk).assigned_to is None


def test_notes_are_for_editors_alone(version, editor, reader):
    comment, later = say(version, "vier", text="Smal."), html("Iets anders.")
    second = take_part(version.document, person("Tweede"), Role.EDITOR)

    editor.sends(desk(version, f"{comment.pk}/notitie/"), text=f"Over {CANARY}.")
    empty = editor.sends(desk(version, f"{comment.pk}/notitie/"), status=422, text=" ")

    assert f"Over {CANARY}." in reader(second).opens(desk(version, f"{comment.pk}/"))
    assert "Write your note first." in empty
    assert comment.notes.count() == 1
    decided(comment)
    for who in (None, person("Lid", member=True), person("Co", coordinator=True)):
        for path in (version.get_absolute_url(), comment.get_absolute_url(), "/"):
            assert CANARY not in reader(who).opens(path)
    base, me = Draft.objects.get(document=version.document).saves, editor.user
    documents.save_draft(version.document, later, base=base, by=me)
    assert CANARY not in repr(report(documents.freeze(version.document, by=me)))


def test_a_reason_is_kept_where_one_types_it_and_put_in_by_a_button(version, editor):
    first, second = say(version, "vier"), say(version, "bomen")
    said = {"outcome": "not_adopted", "reason": "Dit staat er al.", "for_all": "on"}

    editor.sends(desk(version, f"{first.pk}/beslis/"), label="Staat er", **said)
    kept = StandardReason.objects.get()
    page = editor.sends(
        desk(version, f"{second.pk}/voorbeeld/"), status=200, reason="Dank u.", insert=kept.pk
    )
    taken = editor.sends(desk(version, f"{second.pk}/beslis/"), 422, label="Staat er", **said)

    # For every paper: only a coordinator may.
    assert kept.document == version.document
    assert "Dank u. Dit staat er al.</textarea>" in page
    assert "There is a standard reason “Staat er” already." in taken
    assert answer(second) is None
