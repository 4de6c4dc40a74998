"""The admin: every list opens, texts cannot be changed there, coordinators see what is theirs."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from documents import presence
from documents.models import Draft
from members.models import User
from tests.world import frozen, paper, person, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser(client):
    user = User.objects.create_superuser("beheer@example.org", name="Beheer")
    client.force_login(user)
    return client


@pytest.fixture
def coordinator(client):
    user = person("Co", coordinator=True)
    user.is_staff = True
    user.save()
    client.force_login(user)
    return client


def lists():
    for model in admin.site._registry:
        yield f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"


@pytest.mark.parametrize("name", sorted(lists()))
def test_every_list_opens_and_can_be_searched(superuser, name):
    say(frozen(paper("Een tekst.")), "tekst")

    assert superuser.get(reverse(name)).status_code == 200
    assert superuser.get(reverse(name), {"q": "tekst"}).status_code == 200


@pytest.mark.parametrize("model", ["documents_version", "feedback_decision", "feedback_placement"])
def test_what_is_fixed_cannot_be_added_in_the_admin(superuser, model):
    assert superuser.get(reverse(f"admin:{model}_add")).status_code == 403


def test_a_version_is_shown_and_cannot_be_changed(superuser):
    version = frozen(paper("Een tekst."))
    address = reverse("admin:documents_version_change", args=[version.pk])

    assert superuser.get(address).status_code == 200
    assert superuser.post(address, {"text": "Vals."}).status_code == 403


def test_a_document_made_in_the_admin_has_a_draft(superuser):
    superuser.post(
        reverse("admin:documents_document_add"),
        {
            "title": "Nieuw",
            "slug": "nieuw-stuk",
            "language": "nl",
            "audience": "members",
            "comment_audience": "members",
            "licence": "CC-BY-4.0",
            "participants-TOTAL_FORMS": 0,
            "participants-INITIAL_FORMS": 0,
        },
    )

    assert Draft.objects.get().document.slug == "nieuw-stuk"


def test_a_coordinator_manages_people_and_cannot_touch_texts(coordinator):
    version = frozen(paper("Een tekst."))
    comment = say(version, "tekst")

    allowed = ["members_user", "members_membership", "documents_document", "feedback_comment"]
    for model in allowed:
        assert coordinator.get(reverse(f"admin:{model}_changelist")).status_code == 200
    change = reverse("admin:documents_version_change", args=[version.pk])
    assert coordinator.post(change, {}).status_code == 403
    delete = reverse("admin:feedback_comment_delete", args=[comment.pk])
    assert coordinator.post(delete, {"post": "yes"}).status_code == 403


def test_a_coordinator_cannot_make_somebody_superuser(coordinator):
    user = person("Ans")
    address = reverse("admin:members_user_change", args=[user.pk])

    page = coordinator.get(address).content.decode()

    assert 'name="is_superuser"' not in page
    assert 'name="is_staff"' not in page


def test_a_member_is_not_let_in(client):
    client.force_login(person("Lid", member=True))

    assert client.get("/beheer/").status_code in (302, 403)


def test_who_is_added_in_the_admin_can_sign_in_at_once(superuser, mailoutbox):
    superuser.post(
        reverse("admin:members_user_add"),
        {
            "email": "Nieuw@Example.org",
            "name": "Nieuw",
            "is_active": "on",
            "memberships-TOTAL_FORMS": 0,
            "memberships-INITIAL_FORMS": 0,
        },
    )
    superuser.logout()

    superuser.post("/account/login/code/", {"email": "nieuw@example.org"})

    user = User.objects.get(email="nieuw@example.org")
    assert not user.has_usable_password()
    assert mailoutbox[0].to == ["nieuw@example.org"]
    assert "code" in mailoutbox[0].body


def test_a_new_address_replaces_the_old_one(superuser):
    user = person("Ans")
    superuser.post(
        reverse("admin:members_user_change", args=[user.pk]),
        {
            "email": "ander@example.org",
            "name": "Ans",
            "is_active": "on",
            "memberships-TOTAL_FORMS": 0,
            "memberships-INITIAL_FORMS": 0,
        },
    )

    assert [each.email for each in user.emailaddress_set.all()] == ["ander@example.org"]


def test_a_coordinator_cannot_take_over_who_runs_the_site(coordinator):
    boss = User.objects.create_superuser("baas@example.org", name="Baas")
    address = reverse("admin:members_user_change", args=[boss.pk])

    answer = coordinator.post(address, {"email": "dief@example.org", "name": "Baas"})

    assert answer.status_code == 403
    assert User.objects.get(pk=boss.pk).email == "baas@example.org"


def test_a_coordinator_can_remove_an_account_and_what_it_said_stays(coordinator):
    user = person("Ans", member=True)
    version = frozen(paper("Een tekst."))
    comment = say(version, "tekst")
    type(comment).objects.filter(pk=comment.pk).update(user=user, published_name="Ans")
    presence.tell(version.document.draft, user, writing=True)

    coordinator.post(reverse("admin:members_user_delete", args=[user.pk]), {"post": "yes"})

    comment.refresh_from_db()
    assert not User.objects.filter(pk=user.pk).exists()
    assert (comment.user, comment.published_name) == (None, "Ans")
