"""What is kept of the reading page: never one person's, never yesterday's."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Audience, Role
from feedback.actions import comments, decisions, moderating, second_thoughts
from feedback.actions.comments import Sender
from feedback.models import Comment, Outcome
from members.models import Organisation
from tests.world import decided, editor_of, frozen, open_round, paper, person, say, take_part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def version():
    version = frozen(paper("De kade is smal.", "De bomen blijven."))
    open_round(version)
    return version


def test_a_page_that_is_kept_reads_no_comments(version, reader):
    say(version, "smal")
    ans = reader(person("Ans", member=True))
    ans.opens(version.get_absolute_url())

    with CaptureQueriesContext(connection) as asked:
        ans.opens(version.get_absolute_url())

    assert not [query for query in asked if '"exact"' in query["sql"]]


def test_every_step_shows_at_once(version, reader):
    ans = person("Ans", member=True)
    visitor = reader()
    address = version.get_absolute_url()
    assert "Het begin." not in visitor.opens(address)

    comment = say(version, "smal", by=ans, text="Het begin.")
    assert "Het begin." in visitor.opens(address)
    second_thoughts.edit(comment, text="Een beter begin.")
    assert "Een beter begin." in visitor.opens(address)
    comments.reply(comment, sender=Sender.of(editor_of(version.document)), text="Dank.")
    assert "Dank." in visitor.opens(address)
    second_thoughts.agree(comment, by=person("Bob", member=True))
    assert "1 agree</span>" in visitor.opens(address)
    decided(comment, outcome=Outcome.NOT_ADOPTED, reason="Te smal.")
    page = visitor.opens(address)
    assert "Te smal." in page
    assert '<mark data-c="c' in page
    assert 'class="done"' in page
    decisions.reopen(Comment.objects.get(pk=comment.pk), reason="Toch niet.")
    assert "Te smal." not in visitor.opens(address)
    moderating.hide(comment, by=person("Co", coordinator=True))
    assert "Een beter begin." not in visitor.opens(address)


def test_what_is_kept_for_one_is_not_shown_to_another(version, reader):
    ans, bob = (reader(person(name, member=True)) for name in ("Ans", "Bob"))
    editor, visitor = reader(editor_of(version.document)), reader()
    mine = say(version, "smal", by=ans.user)
    address = version.get_absolute_url()

    pages = {who: who.opens(address) for who in (ans, bob, editor, visitor)}
    again = {who: who.opens(address) for who in (visitor, editor, bob, ans)}

    withdraw, agree = f"/reacties/{mine.pk}/intrekken/", f"/reacties/{mine.pk}/eens/"
    for seen in (pages, again):
        assert [who for who in seen if withdraw in seen[who]] == [ans]
        assert {who for who in seen if agree in seen[who]} == {bob, editor}
        assert [who for who in seen if "/redactietafel/" in seen[who]] == [editor]
        assert all("<!--me:" not in page for page in seen.values())


def test_each_language_is_kept_apart(version, reader):
    say(version, "smal")
    address = version.get_absolute_url()
    assert ">Open</span>" in reader().opens(address)

    dutch = reader().client.get(address, HTTP_ACCEPT_LANGUAGE="nl").content.decode()

    assert "1 reactie" in dutch
    assert "1 comment" in reader().opens(address)


def test_who_may_not_see_comments_gets_a_page_of_their_own(reader):
    version = frozen(paper("De kade is smal.", comment_audience="participants"))
    say(version, "smal", text="Besloten.")
    editor = reader(editor_of(version.document))
    assert "Besloten." in editor.opens(version.get_absolute_url())

    assert "Besloten." not in reader().opens(version.get_absolute_url())


def test_a_new_name_of_an_organisation_shows_when_pages_are_made_anew(version, reader):
    ans = person("Ans", member=True)
    comments.comment(version, sender=Sender.of(ans, for_organisation=True), text="Wij.")
    reader().opens(version.get_absolute_url())
    Organisation.objects.update(name="De Nieuwe Buurt")
    caches["pages"].clear()

    assert "De Nieuwe Buurt" in reader().opens(version.get_absolute_url())


@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("who", ["editor", "reviewer", "coordinator"])
def test_whoever_looks_at_whatever_twelve_queries_are_enough(audience, who, reader):
    document = paper("De kade is smal.", audience=audience)
    say(frozen(document), "smal")
    version = frozen(document, "De kade is breed.")
    open_round(version, audience=audience)
    user = {
        "editor": lambda: editor_of(document),
        "reviewer": lambda: take_part(document, person("Lees"), Role.REVIEWER),
        "coordinator": lambda: person("Co", coordinator=True),
    }[who]()
    one = reader(user)
    caches["pages"].clear()

    with CaptureQueriesContext(connection) as asked:
        one.opens(version.get_absolute_url())

    assert len(asked) <= 12
