"""The reading page, as a visitor, a reader and an editor meet it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.models import Audience, Role
from feedback.actions import comments, rounds
from feedback.actions.comments import Sender
from feedback.models import Channel, Comment, Outcome
from tests.world import decided, editor_of, frozen, open_round, paper, person, say, take_part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = (
    "<h2>Waarom dit plan</h2>",
    "Het fietspad wordt vier meter breed.",
    "De bomen blijven staan.",
)


@pytest.fixture
def version():
    return frozen(paper(*TEXT))


def test_a_visitor_reads_the_text_with_numbers_and_contents(version, reader):
    page = reader().opens(version.get_absolute_url())

    assert "Het fietspad wordt vier meter breed." in page
    assert f'href="#b-{version.blocks[0].id}"' in page
    assert '<span class="sr">Paragraph </span>2</a>' in page
    assert "This version is not open to your comments." in page


def test_words_with_a_comment_are_marked_and_counted_and_have_their_card(version, reader):
    open_round(version)
    comment = say(version, "vier meter", text="Waarom vier?")

    page = reader().opens(version.get_absolute_url())

    assert f'data-c="c{comment.pk}"' in page
    assert f'id="c{comment.pk}"' in page
    assert "Waarom vier?" in page
    assert "1 comment" in page
    assert "comment · paragraph 2" in page


def test_a_suggestion_shows_what_goes_and_what_comes(version, reader):
    say(version, "vier meter", replacement="drie meter")

    page = reader().opens(version.get_absolute_url())

    assert "vier<span" in page.partition("<del>")[2]
    assert "drie<span" in page.partition("<ins>")[2]


def test_the_bar_says_how_long_one_can_still_comment(version, reader):
    open_round(version, days=14)

    page = reader().opens(version.get_absolute_url())

    assert "Comments welcome for 14 more days" in page
    assert "Comment on the whole paper" in page


def test_a_closed_round_says_so_and_offers_no_way_to_comment(version, reader):
    round_ = open_round(version)
    round_.closes_at = timezone.now()
    round_.save()

    page = reader(person("Ans", member=True)).opens(version.get_absolute_url())

    assert "The round is closed" in page
    assert "reageer/" not in page


def test_a_round_to_come_says_when(version, reader):
    now = timezone.now()
    rounds.open_round(
        version,
        opens_at=now + timedelta(days=3),
        closes_at=now + timedelta(days=9),
        audience=Audience.PUBLIC,
    )

    page = reader(person("Ans", member=True)).opens(version.get_absolute_url())

    assert "Not open yet" in page
    assert "reageer/" not in page


def test_a_visitor_is_shown_the_way_to_comment_when_members_may(version, reader):
    open_round(version, audience=Audience.MEMBERS)

    page = reader().opens(version.get_absolute_url())

    assert f"reageer/{version.blocks[1].id}/" in page


def test_a_settled_card_shows_the_outcome_with_its_public_reason(version, reader):
    comment = say(version, "vier meter")
    decided(comment, outcome=Outcome.NOT_ADOPTED, reason="Bakfietsen zijn breed.")

    page = reader().opens(version.get_absolute_url())

    assert "Not adopted" in page
    assert "Bakfietsen zijn breed." in page


def test_an_intake_says_how_it_came_in(version, reader):
    comments.comment(
        version,
        sender=Sender(
            user=None,
            published_name="",
            channel=Channel.MEETING,
            source="Koffieochtend in het buurthuis",
            recorded_by=editor_of(version.document),
        ),
        text="Iedereen was het eens.",
    )

    page = reader().opens(version.get_absolute_url())

    assert "Koffieochtend in het buurthuis" in page
    assert "at a meeting" in page


def test_the_filters_show_some_of_the_cards_and_all_of_the_marks(version, reader):
    say(version, "vier meter", text="Een gewone reactie.")
    say(version, "bomen", text="Een voorstel.", replacement="bomen en struiken")

    page = reader().opens(f"{version.get_absolute_url()}?toon=voorstellen")

    assert "Een voorstel." in page
    assert "Een gewone reactie." not in page
    assert page.count("<mark") == 2


def test_mine_finds_my_replies_too(version, reader):
    ans = person("Ans", member=True)
    open_round(version)
    root = say(version, "vier meter", text="Een vraag.")
    say(version, "bomen", text="Iets anders.")
    comments.reply(root, sender=Sender.of(ans), text="Een antwoord.")

    page = reader(ans).opens(f"{version.get_absolute_url()}?toon=mijn")

    assert "Een antwoord." in page
    assert "Iets anders." not in page


def test_what_changed_since_the_version_before_is_one_link_away(version, reader):
    later = frozen(version.document, *TEXT, "Nog een zin.")

    page = reader().opens(later.get_absolute_url())

    assert f"{later.get_absolute_url()}vergelijk/1/" in page


def test_a_reader_who_may_not_see_comments_sees_none(reader):
    version = frozen(paper(*TEXT, audience="public", comment_audience="participants"))
    open_round(version)
    say(version, "vier meter", text="Niet voor iedereen.")

    page = reader().opens(version.get_absolute_url())

    assert "The comments on this paper are not public." in page
    assert "Niet voor iedereen." not in page
    assert "<mark" not in page


def test_a_hidden_comment_and_its_answers_are_nowhere(version, reader):
    comment = say(version, "vier meter", text="Onbehoorlijk.")
    comments.reply(comment, sender=Sender.of(editor_of(version.document)), text="Dit hoort niet.")
    Comment.objects.filter(pk=comment.pk).update(is_public=False)

    page = reader().opens(version.get_absolute_url())

    assert "Onbehoorlijk." not in page
    assert "Dit hoort niet." not in page


@pytest.mark.parametrize("page", ["{version}", "{version}reageer/{block}/", "/reacties/{comment}/"])
def test_no_page_tells_an_address(version, reader, page):
    ans = person("Ans", member=True)
    ans.name = ""
    ans.save()
    open_round(version)
    comment = say(version, "vier meter", by=ans, text="Zonder naam.")
    comments.reply(comment, sender=Sender.of(ans), text="Ook zonder naam.")

    found = reader(take_part(version.document, person("Observator"), Role.OBSERVER)).opens(
        page.format(
            version=version.get_absolute_url(), block=version.blocks[1].id, comment=comment.pk
        )
    )

    assert "Zonder naam." in found
    assert "Somebody" in found
    assert ans.email not in found
    assert str(ans.email).partition("@")[0] not in found


@pytest.mark.parametrize("who", ["visitor", "member", "editor"])
def test_the_number_of_queries_does_not_grow_with_the_comments(
    version, reader, who, django_assert_max_num_queries
):
    open_round(version)
    user = {
        "visitor": lambda: None,
        "member": lambda: person("Ans", member=True),
        "editor": lambda: editor_of(version.document),
    }[who]()
    client = reader(user).client
    say(version, "vier meter")
    with django_assert_max_num_queries(12) as few:
        client.get(version.get_absolute_url())
    for number in range(30):
        comment = say(version, ("vier", "bomen", None)[number % 3], text=f"Nummer {number}.")
        if number % 4 == 0:
            decided(comment, outcome=Outcome.NOTED)

    with django_assert_max_num_queries(12) as many:
        client.get(version.get_absolute_url())

    assert len(many) == len(few)
