"""The redactietafel: alternatives, publishing answers, the log, filters, a thousand comments."""

from __future__ import annotations

import pytest

from documents.models import Draft, Role
from feedback.actions import decisions, merging, weighing
from feedback.models import Comment, Outcome
from members.models import User
from tests.world import decided, editor_of, frozen, paper, person, say, take_part, write

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


@pytest.mark.parametrize("key", ["", "x", "²", "9" * 40, "-1", "0"])
def test_keys_that_no_page_sends_change_nothing(version, editor, key):
    comment = say(version, "vier", replacement="drie")
    other = say(version, "bomen")
    decisions.decide([other], outcome=Outcome.NOTED, by=None)

    editor.sends(desk(version, "antwoorden/"), besluit=key)
    editor.sends(desk(version, "ongedaan/"), besluit=key)
    editor.sends(desk(version, f"{comment.pk}/voorbeeld/"), status=200, insert=key, choice=key)
    editor.sends(desk(version, f"{comment.pk}/kies/"), status=422, choice=key, reason="")
    editor.sends(desk(version, "samen/"), status=422, reactie=key, outcome="noted", reason="")

    assert answer(comment) is None
    assert Comment.objects.answered_in_draft().get() == other
