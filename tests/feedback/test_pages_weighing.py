"""The redactietafel at work: many at once, notes, standard reasons, filters, publishing."""

from __future__ import annotations

import pytest

from documents import actions as documents
from documents.models import Draft, Role
from exports.gather import report
from feedback.actions import decisions, merging, weighing
from feedback.models import Comment, Outcome, StandardReason
from members.models import User
from tests.world import decided, editor_of, frozen, html, paper, person, say, take_part, write

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
    editor.sends(desk(version, f"{comment.pk}/notitie/"), text=" ")

    assert f"Over {CANARY}." in reader(second).opens(desk(version, f"{comment.pk}/"))
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


# --- alternatives -------------------------------------------------------------------------


def test_own_words_that_no_longer_fit_the_draft_are_kept_beside_the_new_words(version, editor):
    comment = say(version, "vier meter", replacement="drie meter")
    write(version.document, TEXT[0], "Het fietspad wordt vijf meter breed.", *TEXT[2:])
    said = {"choice": "eigen", "own": "3,5 meter", "seen": "vier meter", "reason": "Midden."}

    page = editor.sends(desk(version, f"{comment.pk}/kies/"), status=409, **said)
    editor.sends(desk(version, f"{comment.pk}/kies/"), **{**said, "seen": "vijf meter"})

    assert "The draft changed here while you were writing." in page
    assert "3,5 meter</textarea>" in page
    assert 'name="seen" form="decision-form" value="vijf meter"' in page
    assert "wordt 3,5 meter breed" in Draft.objects.get(document=version.document).html


def test_changing_nothing_answers_all_alternatives(version, editor):
    said = [say(version, "vier", replacement=words) for words in ("drie", "zes")]

    refused = editor.sends(desk(version, f"{said[0].pk}/kies/"), status=422, choice="geen")
    editor.sends(desk(version, f"{said[0].pk}/kies/"), choice="geen", reason="Vier is goed.")

    assert "Give a reason." in refused
    assert [answer(each).reason for each in said] == ["Vier is goed."] * 2


def test_adopted_by_its_outcome_a_suggestion_comes_in_the_draft_when_it_fits(version, editor):
    comment = say(version, "vier", replacement="drie")

    editor.sends(desk(version, f"{comment.pk}/beslis/"), outcome="adopted", reason="")

    assert "drie meter" in Draft.objects.get(document=version.document).html


# --- publishing and the log ---------------------------------------------------------------


def test_answers_are_published_one_by_one_or_all(version, editor, reader):
    first, second = say(version, "vier"), say(version, "bomen")
    one = decisions.decide([first], outcome=Outcome.NOTED, reason="Eerste.", by=None)
    decisions.decide([second], outcome=Outcome.NOTED, reason="Tweede.", by=None)

    page = editor.opens(desk(version, "antwoorden/"))
    editor.sends(desk(version, "antwoorden/"), besluit=one.pk)
    shown = reader().opens(version.get_absolute_url())
    editor.sends(desk(version, "antwoorden/"), alles="1")
    empty = editor.opens(desk(version, "antwoorden/"))

    assert "2 comments have an answer that only editors see." in page
    assert "Eerste." in shown
    assert "Tweede." not in shown
    assert "Tweede." in reader().opens(version.get_absolute_url())
    assert "All answers can be read already." in empty


def test_the_log_tells_editors_every_step_and_why(version, editor):
    comment = say(version, "vier")
    decided(comment, by=editor_of(version.document))

    refused = editor.client.post(desk(version, f"{comment.pk}/heropenen/"), {}, follow=True)
    editor.sends(desk(version, f"{comment.pk}/heropenen/"), reason=f"Om {CANARY}.")
    page = editor.opens(desk(version, f"{comment.pk}/"))

    assert "Say why you open this again" in refused.content.decode()
    assert "Opened again" in page
    assert f"Om {CANARY}." in page
    assert CANARY not in editor.opens(comment.get_absolute_url())


# --- filters, and many comments -----------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("hoofdstuk=GROEN", {"bomen"}, id="chapter"),
        pytest.param("zoek=boom", set(), id="no such words"),
        pytest.param("zoek=BOMEN", {"bomen"}, id="words"),
        pytest.param("lot=veranderd", {"vier"}, id="words changed"),
        pytest.param("toon=voorstellen", {"voorstel"}, id="suggestions"),
        pytest.param("steun=veel", set(), id="many agree"),
        pytest.param("volgorde=nieuw", {"bomen", "vier", "voorstel"}, id="newest first"),
        pytest.param("toon=onzin&voor=onzin&hoofdstuk=onzin", set(), id="nonsense"),
    ],
)
def test_the_list_shows_what_was_asked_for(version, editor, asked, found):
    say(version, "bomen", text="Zegt bomen.")
    say(version, "vier meter", text="Zegt vier.")
    say(version, "staan", text="Zegt voorstel.", replacement="leven")
    later = frozen(
        version.document, TEXT[0], "Het fietspad wordt vijf meter breed.", *TEXT[2:3], TEXT[3]
    )
    heading = next(block.id for block in later.blocks if block.words == "Het groen")

    page = editor.opens(f"{desk(version)}?{asked.replace('GROEN', heading)}")

    rows = page.partition("queue-list")[2]
    shown = {"voorstel"} if "“staan” →" in rows else set()
    shown |= {word for word in ("bomen", "vier") if f"Zegt {word}." in rows}
    assert shown == (found if "hoofdstuk=GROEN" not in asked else {"bomen", "voorstel"})


def test_the_choice_is_kept_from_comment_to_comment(version, editor):
    first, _, third = (
        say(version, words, text=f"Over {words}.") for words in ("vier", "meter", "bomen")
    )
    wish = "?zoek=over&volgorde=nieuw"

    page = editor.opens(desk(version, f"{third.pk}/{wish}"))
    said = {"outcome": "noted", "reason": ""}
    answered = editor.client.post(desk(version, f"{third.pk}/beslis/{wish}"), said)

    assert "1 of 3" in page
    assert answered.url.endswith("/?zoek=over&volgorde=nieuw")
    assert f"/{first.pk}/" not in answered.url


def test_a_thousand_comments_are_read_in_fifteen_queries(
    version, editor, django_assert_max_num_queries
):
    one = say(version, "vier", replacement="drie")
    say(version, "vier", replacement="zes")
    for number in range(1000):
        # Saved anew under a key of its own: made by the action, this takes ten times as long.
        copy = Comment.objects.get(pk=one.pk)
        copy.pk = copy.id = copy.comment_ptr_id = copy.xtd_id = None
        copy.parent_id = copy.thread_id = 0
        copy.comment, copy.replacement = f"Nummer {number} zegt iets anders.", None
        copy.save()

    for path in ("", f"{one.pk}/", f"samen/?reactie={one.pk}", "antwoorden/", "?pagina=9"):
        with django_assert_max_num_queries(15):
            page = editor.opens(desk(version, path))
    assert "401 to 450 of 1002" in page


def test_a_deleted_editor_leaves_the_log_and_the_notes(version, editor):
    comment = say(version, "vier", replacement="drie")
    helper = take_part(version.document, person("Hulp"), Role.EDITOR)
    merging.adopt(comment, by=helper)
    weighing.note(comment, by=helper, text="Van mij.")
    version.document.participants.filter(user=helper).delete()

    User.objects.get(pk=helper.pk).delete()

    page = editor.opens(desk(version, f"{comment.pk}/"))
    assert "Van mij." in page
    assert comment.steps.get().by is None
