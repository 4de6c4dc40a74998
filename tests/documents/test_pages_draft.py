"""The pages of the draft: writing, two texts at once, and going back."""

from __future__ import annotations

import pytest

from documents import actions, history
from documents.models import Draft, Kind, Role
from tests.documents.drafting import address
from tests.world import frozen, html, paper, person, take_part, write

pytestmark = pytest.mark.django_db

PAGES = ("draft", "preview", "upload", "history")


@pytest.fixture
def document(editor):
    return paper("<h2>Kop</h2>", "Samen schrijven.", editor=editor)


def text_of(response):
    return response.content.decode()


def post(client, document, text, *, base=None, reason=""):
    base = document.draft.saves if base is None else base
    sent = {"html": text, "base": base, "reason": reason}
    return client.post(address("draft", document), sent)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_the_draft_open_for_an_editor(client, document, name):
    assert client.get(address(name, document)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OBSERVER])
def test_the_pages_of_the_draft_stay_shut_for_others(client, document, name, role):
    client.force_login(take_part(document, person("Ru"), role))

    assert client.get(address(name, document)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_who_asks_for_the_draft_is_asked_to_sign_in(client, document, name):
    client.logout()

    assert client.get(address(name, document)).status_code == 302


def test_the_draft_page_lists_its_headings(client, document):
    found = client.get(address("draft", document))

    assert [block.words for block in found.context["outline"]] == ["Kop"]


def test_an_empty_draft_points_to_taking_in_a_file(client, editor):
    document = paper(editor=editor)

    assert address("upload", document) in text_of(client.get(address("draft", document)))


def test_saving_keeps_the_text_and_the_reason(client, document):
    done = post(client, document, html("Anders."), reason="Korter")

    assert done.status_code == 302
    assert "Anders." in Draft.objects.get(document=document).html
    assert history.saves_of(document.draft)[0].reason == "Korter"


def test_an_empty_text_is_not_saved(client, document):
    refused = post(client, document, "")

    assert refused.status_code == 422
    assert "Samen schrijven." in Draft.objects.get(document=document).html


def test_a_text_beyond_the_limits_comes_back_with_a_reason(client, document):
    refused = post(client, document, f"<p>{'a' * 200}</p>")

    assert refused.status_code == 422
    assert "a" * 200 in text_of(refused)
    assert refused.context["form"].non_field_errors()


def test_a_conflict_shows_both_texts_and_saves_neither(client, document):
    base = document.draft.saves
    write(document, "<h2>Kop</h2>", "Van de ander.")

    both = post(client, document, html("<h2>Kop</h2>", "Van mij."), base=base, reason="Mijn reden")

    assert both.status_code == 409
    form = both.context["form"]
    assert "Van mij." in form["html"].value()
    assert "Van de ander." in both.context["theirs"]
    assert 'value="Mijn reden"' in text_of(both)
    assert "Van mij." not in Draft.objects.get(document=document).html


def test_the_form_of_a_conflict_saves_on_top_of_theirs(client, document):
    base = document.draft.saves
    write(document, "<h2>Kop</h2>", "Van de ander.")
    form = post(client, document, html("Van mij."), base=base).context["form"]

    done = post(client, document, form["html"].value(), base=form["base"].value())

    assert done.status_code == 302
    assert "Van mij." in Draft.objects.get(document=document).html
    texts = [history.text_of(document.draft, save.id) for save in history.saves_of(document.draft)]
    assert any("Van de ander." in text for text in texts)


def test_a_definitive_paper_has_no_form_to_write_in(client, document):
    frozen(document, kind=Kind.DEFINITIVE)

    for name in ("draft", "upload"):
        found = text_of(client.get(address(name, document)))
        assert 'name="base"' not in found
        assert address("definitive", document) in found


def test_the_preview_shows_the_text_as_readers_see_it(client, document):
    found = text_of(client.get(address("preview", document)))

    assert "Samen schrijven.</p>" in found
    assert "&lt;p" not in found


def test_the_history_names_who_when_and_why_newest_first(client, document, editor):
    actions.save_draft(
        document, html("Korter."), base=document.draft.saves, by=editor, reason="Ingekort"
    )

    found = client.get(address("history", document))

    reasons = [each.save.reason for _, day in found.context["days"] for each in day]
    assert reasons[0] == "Ingekort"
    assert text_of(found).count(str(editor)) >= len(reasons)


def test_the_history_asks_as_much_for_three_saves_as_for_one(
    client, document, django_assert_max_num_queries, django_assert_num_queries
):
    client.get(address("history", document))
    with django_assert_max_num_queries(12) as asked:
        client.get(address("history", document))
    write(document, "Twee.")
    write(document, "Drie.")
    with django_assert_num_queries(len(asked)):
        client.get(address("history", document))


def test_an_earlier_text_can_be_put_back_and_the_later_one_stays(client, document):
    earlier = history.saves_of(document.draft)[0]
    write(document, "Later.")

    done = client.post(address("save", document, earlier.id))

    assert done.status_code == 302
    assert "Samen schrijven." in Draft.objects.get(document=document).html
    texts = [history.text_of(document.draft, save.id) for save in history.saves_of(document.draft)]
    assert any("Later." in text for text in texts)


def test_the_save_that_is_the_draft_has_nothing_to_put_back(client, document):
    now = history.saves_of(document.draft)[0]

    found = text_of(client.get(address("save", document, now.id)))

    assert '<form class="notice"' not in found


def test_a_save_of_another_paper_is_not_found(client, document, editor):
    other = paper("Van een ander stuk.", editor=editor)
    save = history.saves_of(other.draft)[0]

    assert client.get(address("save", document, save.id)).status_code == 404
