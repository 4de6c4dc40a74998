"""What editors tell in the response report, and what one sees while a file is made."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from exports import gather
from exports.actions import making, telling
from exports.composing import compose
from exports.errors import NothingBefore
from exports.models import WITH_COMMENTS, Export, Kind
from exports.tasks import make_export
from feedback.actions import decisions
from feedback.actions.tracing import Step, explain
from feedback.models import Meeting, Outcome
from feedback.tracing import own_changes
from tests import world
from tests.exports.world import HOSTILE, discussed

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return discussed(slug="ons-stuk").versions.get(number=2)


def sent(*lines: tuple[str, str], announced: str = "") -> dict[str, str]:
    fields = {"line-TOTAL_FORMS": str(len(lines)), "line-INITIAL_FORMS": "0"}
    for number, (theme, text) in enumerate(lines):
        fields |= {f"line-{number}-theme": theme, f"line-{number}-text": text}
    return {**fields, "announced": announced}


def test_what_editors_tell_is_in_the_next_report(version, client):
    client.force_login(world.editor_of(version.document))
    Meeting.objects.create(
        version=version.document.versions.get(number=1),
        held_on="2026-05-04",
        title="Avond in het Huis van de Wijk",
        place="Kade 1",
        present=34,
        outcome="Veel zorg over geld.",
    )
    address = reverse("exports:tell", args=["ons-stuk", 2])

    lines = [("Geld", "Iedereen vroeg wie het betaalt."), ("", "")]
    answer = client.post(address, sent(*lines, announced="Per post aan alle leden."))

    html = compose(version, Kind.REPORT).html
    assert (answer.status_code, answer["Location"]) == (302, address)
    for words in (
        "Per post aan alle leden.",
        "Iedereen vroeg wie het betaalt.",
        "Avond in het Huis van de Wijk",
        "Kade 1",
        "34",
        "Veel zorg over geld.",
    ):
        assert words in html
    assert version.exports.filter(kind=Kind.REPORT).count() == 1
    page = client.get(address).content.decode()
    assert "Iedereen vroeg wie het betaalt." in page
    assert page.count("-theme") > 2


def test_what_was_not_told_is_left_out(version):
    with override("nl"):
        titles = [gettext("The main lines"), gettext("How it was announced")]

    html = compose(version, Kind.REPORT).html

    assert [title for title in titles if title in html] == []


def test_a_theme_without_words_is_asked_for_and_nothing_is_lost(version, client):
    client.force_login(world.editor_of(version.document))

    answer = client.post(
        reverse("exports:tell", args=["ons-stuk", 2]), sent(("Geld", ""), ("", "Zonder kop."))
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Geld"' in page
    assert "Zonder kop." in page
    assert not version.main_lines.exists()


def test_a_first_version_has_nothing_to_tell_of(version, client):
    first = version.document.versions.get(number=1)
    client.force_login(world.editor_of(version.document))

    with pytest.raises(NothingBefore):
        telling.tell(first, announced="", lines=[])

    assert client.get(reverse("exports:tell", args=["ons-stuk", 1])).status_code == 404


def test_a_long_comment_stands_in_full_at_the_end(version):
    world.say(version.document.versions.get(number=1), text="lang " * 400)

    html = compose(version, Kind.REPORT).html

    assert html.count("lang ") > 400
    assert 'id="full-1.4"' in html
    assert HOSTILE not in html


def test_comments_that_got_one_answer_name_each_other(version):
    first = version.document.versions.get(number=1)
    said = [world.say(first, text=f"Meer groen {number}") for number in range(2)]

    decisions.decide(said, outcome=Outcome.ADOPTED, by=None, reason="Dat doen wij.")

    html = compose(version, Kind.REPORT).html

    assert 'href="#r-1.4">1.4</a>' in html
    assert 'href="#r-1.5">1.5</a>' in html


def test_who_waits_is_told_how_far_it_is(version, client):
    address = reverse("exports:numbered", args=["ons-stuk", 2])
    client.get(address)
    export = Export.objects.get(kind=Kind.NUMBERED)

    Export.objects.exclude(pk=export.pk).delete()
    waiting = client.get(address, headers={"accept-language": "en"}).content.decode()
    making.start(export)
    underway = client.get(address, headers={"accept-language": "en"}).content.decode()
    make_export.call(export.pk)
    ready = client.get(address)

    assert "It is the next one." in waiting
    assert "It is the next one." not in underway
    assert 'class="now"' in underway
    export.refresh_from_db()
    assert ready["Location"] == export.get_absolute_url()
    assert export.started_at <= export.made_at <= timezone.now()


@pytest.mark.parametrize("kind", [Kind.REPORT_CSV, Kind.REPORT_DOCX, Kind.DOSSIER])
def test_other_files_are_served_as_what_they_are(kind, version, client):
    export = making.make(
        Export.objects.create(
            version=version, kind=kind, fingerprint=kind, requested_at=timezone.now()
        )
    )

    answer = client.get(export.get_absolute_url())

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Disposition"].endswith(f'.{export.suffix}"')
    assert export.pages is None
    assert answer.getvalue() == export.file.read()


@pytest.mark.parametrize("kind", sorted(WITH_COMMENTS))
def test_what_shows_comments_is_as_open_as_they_are(kind, client):
    discussed(slug="ons-stuk", comment_audience="participants")

    answer = client.get(reverse(f"exports:{kind}", args=["ons-stuk", 2]))

    assert answer.status_code == 302
    assert "/account/" in answer["Location"]


def test_half_a_word_is_marked_whole_and_its_number_cuts_no_word(version):
    world.say(version, "beslis", text="Half.")

    html = compose(version, Kind.COMMENTS).html

    assert re.search(
        r'<mark[^>]*><strong>meebeslissen</strong></mark><sup class="cn"><a href="#c-2.1"', html
    )


def test_what_editors_changed_of_their_own_accord_is_told_apart(version):
    earlier = version.document.versions.get(number=1)
    own = own_changes(earlier, version)
    step = Step(earlier, version, own[0].key)
    explain(step, reason="Korter.", by=world.editor_of(version.document))

    told = gather.report(version).own_changes
    html = compose(version, Kind.REPORT).html

    gone = "Deze alinea gaat straks helemaal weg, want niemand had er iets aan."
    assert [each.number for each in told] == [each.number for each in own]
    redline = compose(version, Kind.REDLINE, earlier).html
    # The very number that stands beside the words in the text with changes.
    assert all(f'href="#change-{each.number}"' in redline for each in told)
    assert gone in {each.was for each in told}
    assert [each.reason for each in told] == ["Korter."] + [""] * (len(own) - 1)
    assert any(each.becomes == "Hier staat een geheel nieuwe alinea over geld." for each in told)
    with override("nl"):
        title = gettext("Changes by the editors themselves")
    assert title in html
    assert "Korter." in html


def test_an_adopted_change_says_in_which_paragraph_it_stands(version):
    numbers = [block.number for block in version.blocks if "voor 1 januari 2028" in block.words]

    told = {remark.number: remark.verdict for remark in gather.report(version).remarks}

    assert [told["1.1"].paragraph] == numbers
    assert told["1.2"].paragraph == 0
