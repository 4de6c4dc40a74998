"""Saving by itself, the history that it leaves, and who else is here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents import actions, history, presence
from documents.models import Presence, Role
from tests.documents.drafting import JSON, TEXT, address, autosave, now
from tests.world import html, person, take_part, write

pytestmark = pytest.mark.django_db


def test_an_autosave_is_answered_with_what_the_next_one_needs(client, document):
    said = autosave(client, document, html(*TEXT, "Drie.")).json()

    assert said["saves"] == now(document).saves
    assert said["seen"] == history.save_now(now(document)) != 0
    assert "Drie." in said["html"]


def test_an_autosave_that_is_refused_says_why(client, document):
    refused = autosave(client, document, f"<p>{'a' * 200}</p>")

    assert refused.status_code == 422
    assert refused.json()["errors"]["__all__"]


def test_autosaves_fold_under_the_save_that_they_led_to(client, document):
    for words in ("Drie", "Drie woorden", "Drie woorden."):
        autosave(client, document, html(*TEXT, words))
    by_hand = {"html": now(document).html, "base": now(document).saves, "reason": "Slot erbij"}
    client.post(address("draft", document), by_hand)

    first, *_ = history.sittings(history.saves_of(document.draft))

    assert first.save.reason == "Slot erbij"
    assert len(first.before) == 3
    page = client.get(address("history", document)).content.decode()
    assert "Slot erbij" in page
    assert page.count('class="led"') == 1


def test_autosaves_of_two_people_or_of_two_sittings_do_not_fold(client, document, mo):
    autosave(client, document, html(*TEXT, "Van Eef."))
    client.force_login(mo)
    autosave(client, document, html(*TEXT, "Van Eef.", "Van Mo."))
    saves = history.saves_of(document.draft)
    earlier = history.Save(0, saves[0].at - timedelta(hours=1), "Mo", "autosave", mo.pk)

    assert [each.before for each in history.sittings(saves)[:2]] == [[], []]
    assert len(history.sittings([saves[0], earlier])) == 2


def test_a_day_later_only_the_last_autosave_of_a_sitting_is_kept(client, document):
    for words in ("Drie", "Drie woorden", "Drie woorden."):
        autosave(client, document, html(*TEXT, words))
    saved = history.saves_of(document.draft)

    history.thin(document.draft, now=timezone.now())
    assert history.saves_of(document.draft) == saved
    history.thin(document.draft, now=timezone.now() + timedelta(hours=25))

    kept = history.saves_of(document.draft)
    assert kept == [saved[0], *saved[3:]]
    assert "Drie woorden." in history.text_of(document.draft, kept[0].id)


def test_the_reason_of_a_text_that_was_only_autosaved_is_kept(client, document, editor):
    autosave(client, document, html(*TEXT, "Drie."))
    saves = now(document).saves
    actions.save_draft(document, now(document).html, base=saves, by=editor, reason="Slot")

    assert history.saves_of(document.draft)[0].reason == "Slot"
    assert now(document).saves == saves


def test_a_save_can_be_compared_with_the_text_before_it(client, document):
    write(document, *TEXT, "Drie.")
    save = history.saves_of(document.draft)[0]

    alone = client.get(address("save", document, save.id) + "?sinds=vorige")

    assert alone.context["counts"].new == 1
    first = history.saves_of(document.draft)[-1]
    assert client.get(address("save", document, first.id) + "?sinds=vorige").status_code == 200


def test_the_editor_is_loaded_on_its_own_page_only(client, document):
    pages = {
        name: client.get(address(name, document)).content.decode()
        for name in ("draft", "preview", "history")
    }

    assert {name for name, page in pages.items() if "js/writing/" in page} == {"draft"}


def test_who_writes_is_told_to_the_other_editors(client, document, editor, mo):
    presence.tell(document.draft, mo, writing=True)

    said = client.post(address("presence", document), {"writing": "0"}, **JSON).json()

    assert "Mo" in said["words"]
    assert said["saves"] == now(document).saves
    assert "Eef" in presence.others(document.draft, mo)
    assert "Eef" not in said["words"]


def test_who_left_is_not_told_and_leaves_one_row(client, document, mo):
    for _ in range(3):
        presence.tell(document.draft, mo, writing=True)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=1))

    assert client.post(address("presence", document), **JSON).json()["words"] == ""
    assert Presence.objects.filter(user=mo).count() == 1


def test_asking_who_is_here_costs_as_much_with_many(
    client, document, mo, django_assert_num_queries, django_assert_max_num_queries
):
    presence.tell(document.draft, mo, writing=True)
    client.post(address("presence", document), **JSON)
    with django_assert_max_num_queries(12) as asked:
        client.post(address("presence", document), **JSON)
    for name in ("Bo", "Cas"):
        presence.tell(document.draft, take_part(document, person(name), Role.EDITOR), writing=False)
    with django_assert_num_queries(len(asked)):
        client.post(address("presence", document), **JSON)
