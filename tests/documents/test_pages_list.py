"""The list of papers: what each person finds there, and how a paper is started."""

from __future__ import annotations

import pytest
from django.urls import reverse

from documents.models import Audience, Document, Kind, Role
from tests.world import frozen, open_round, paper, person, take_part

pytestmark = pytest.mark.django_db


def page(client, name, *args, **kwargs):
    return client.get(reverse(f"documents:{name}", args=args), **kwargs)


def text_of(response):
    return response.content.decode()


def test_an_empty_site_tells_a_visitor_to_sign_in(client):
    found = text_of(page(client, "list"))

    assert reverse("account_login") in found
    assert 'class="empty"' in found


def test_a_visitor_sees_public_papers_only(client):
    frozen(paper("Open.", title="Voor iedereen"))
    frozen(paper("Dicht.", title="Voor leden", audience=Audience.MEMBERS))

    found = text_of(page(client, "list"))

    assert "Voor iedereen" in found
    assert "Voor leden" not in found


def test_a_member_sees_the_papers_of_members_too(client):
    frozen(paper("Dicht.", title="Voor leden", audience=Audience.MEMBERS))
    client.force_login(person(member=True))

    assert "Voor leden" in text_of(page(client, "list"))


def test_a_paper_says_which_version_is_the_newest(client):
    document = paper("Een.")
    frozen(document)
    frozen(document, "Twee.", kind=Kind.DEFINITIVE)

    found = page(client, "list", headers={"accept-language": "en"})

    assert "Definitive" in text_of(found)
    assert "Concept 1" not in text_of(found)


def test_a_paper_says_that_one_can_comment_now(client):
    document = paper("Een.")
    open_round(frozen(document))

    assert "Comment until" in text_of(page(client, "list", headers={"accept-language": "en"}))


def test_only_an_editor_is_led_to_the_draft(client):
    editor = person("Eef")
    document = paper("Een.", editor=editor)
    frozen(document)
    draft = reverse("documents:draft", args=[document.slug])

    assert draft not in text_of(page(client, "list"))
    client.force_login(editor)
    assert draft in text_of(page(client, "list"))


def test_the_newest_version_stands_first(client):
    older, newer = paper("Een.", title="Ouder stuk"), paper("Twee.", title="Nieuwer stuk")
    frozen(newer)
    frozen(older)

    found = text_of(page(client, "list"))

    assert found.index("Ouder stuk") < found.index("Nieuwer stuk")


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_list_asks_as_much_for_three_papers_as_for_one(
    client, signed_in, django_assert_max_num_queries, django_assert_num_queries
):
    editor = person("Eef")
    if signed_in:
        client.force_login(editor)

    def another():
        document = paper("Een.", editor=editor)
        open_round(frozen(document))
        frozen(document, "Twee.")
        paper("Nog niets.", editor=editor)

    another()
    page(client, "list")
    with django_assert_max_num_queries(12) as asked:
        page(client, "list")
    another()
    another()
    with django_assert_num_queries(len(asked)):
        page(client, "list")


def test_a_paper_without_versions_says_so_to_readers(client):
    document = paper("Werk.", audience=Audience.PUBLIC)

    found = client.get(document.get_absolute_url())

    assert found.status_code == 200
    assert "Werk." not in text_of(found)


def test_a_paper_without_versions_leads_an_editor_to_the_draft(client):
    editor = person("Eef")
    document = paper("Werk.", editor=editor)
    client.force_login(editor)

    found = client.get(document.get_absolute_url())

    assert found.url == reverse("documents:draft", args=[document.slug])


def test_a_visitor_may_not_start_a_paper(client):
    assert page(client, "start").status_code == 302


def test_a_signed_in_person_who_is_no_member_may_not_start_a_paper(client):
    client.force_login(person())

    assert page(client, "start").status_code == 403


def test_a_member_starts_a_paper_and_becomes_its_editor(client):
    member = person(member=True)
    client.force_login(member)

    done = client.post(
        reverse("documents:start"),
        {
            "title": "Groene daken",
            "language": "nl",
            "audience": "members",
            "comment_audience": "members",
        },
    )

    document = Document.objects.get(slug="groene-daken")
    assert done.url == reverse("documents:draft", args=["groene-daken"])
    assert document.participants.get(user=member).role == Role.EDITOR


def test_a_new_paper_is_for_participants_unless_one_chooses_otherwise(client):
    client.force_login(person(member=True))

    form = page(client, "start").context["form"]

    assert form["audience"].value() == Audience.PARTICIPANTS
    assert form["comment_audience"].value() == Audience.PARTICIPANTS


def test_an_address_that_is_taken_is_refused_beside_the_field(client):
    paper("Een.", slug="groene-daken")
    client.force_login(person(member=True))

    refused = client.post(
        reverse("documents:start"),
        {
            "title": "Groene daken",
            "language": "nl",
            "audience": "members",
            "comment_audience": "members",
        },
    )

    assert refused.status_code == 422
    assert refused.context["form"].errors["slug"]
    assert 'value="Groene daken"' in text_of(refused)


def test_an_observer_sees_a_private_paper_but_no_way_to_its_draft(client):
    document = paper("Een.", audience=Audience.PARTICIPANTS, title="Besloten")
    frozen(document)
    client.force_login(take_part(document, person("Gé"), Role.OBSERVER))

    found = text_of(page(client, "list"))

    assert "Besloten" in found
    assert reverse("documents:draft", args=[document.slug]) not in found
