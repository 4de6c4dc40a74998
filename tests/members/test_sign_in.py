"""Signing in by a code that is mailed, over real SMTP to a server on this machine."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import override_settings

from members.models import User
from tests.members.postbox import mail_server
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def postbox():
    with mail_server() as box:
        yield box


def code_in(text):
    return re.search(r"\b\d{6}\b", text).group()


def test_a_code_by_mail_signs_one_in(client, postbox):
    user = person("Ans")

    client.post("/account/login/", {"login": user.email})
    [(to, letter)] = postbox.letters
    body = letter.get_payload(decode=True).decode()
    done = client.post("/account/login/code/confirm/", {"code": code_in(body)})

    assert to == [user.email]
    assert done.status_code == 302
    assert int(client.session["_auth_user_id"]) == user.pk


def test_the_address_may_be_typed_with_capitals(client):
    user = person("Ans")

    client.post("/account/login/", {"login": user.email.upper()})
    client.post("/account/login/code/confirm/", {"code": code_in(mail.outbox[0].body)})

    assert int(client.session["_auth_user_id"]) == user.pk


def test_a_wrong_code_lets_nobody_in(client):
    user = person("Ans")
    client.post("/account/login/", {"login": user.email})
    right = code_in(mail.outbox[0].body)

    client.post("/account/login/code/confirm/", {"code": "000000" if right != "000000" else "1"})

    assert "_auth_user_id" not in client.session


def test_the_fifth_wrong_code_ends_the_attempt(client):
    user = person("Ans")
    client.post("/account/login/", {"login": user.email})
    right = code_in(mail.outbox[0].body)
    for _ in range(6):
        client.post("/account/login/code/confirm/", {"code": "abcdef"})

    client.post("/account/login/code/confirm/", {"code": right})

    assert "_auth_user_id" not in client.session


def test_a_new_person_gives_a_name_and_confirms_the_address(client):
    client.post("/account/signup/", {"email": "Nieuw@Example.org", "name": "Nina de Groot"})
    letter = mail.outbox[0]

    client.post("/account/confirm-email/", {"code": code_in(letter.body)}, follow=True)

    user = User.objects.get()
    assert (user.email, user.name, user.has_usable_password()) == (
        "nieuw@example.org",
        "Nina de Groot",
        False,
    )
    assert EmailAddress.objects.get(user=user).verified
    assert int(client.session["_auth_user_id"]) == user.pk
    assert not user.is_member


def test_who_was_added_by_an_editor_is_not_asked_for_a_second_code(client):
    user = person("Toegevoegd")
    client.post("/account/login/", {"login": user.email})
    client.post("/account/login/code/confirm/", {"code": code_in(mail.outbox[0].body)})

    page = client.get("/")

    assert page.wsgi_request.user == user
    assert len(mail.outbox) == 1


def test_the_mail_is_dutch_and_says_how_long_the_code_is_good(client):
    user = person("Ans")

    client.post("/account/login/", {"login": user.email})

    assert "een kwartier geldig" in mail.outbox[0].body


def test_the_admin_has_the_same_door(client):
    response = client.get("/beheer/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/account/login/")


def test_mail_in_a_folder_is_shown_on_the_console_too(tmp_path, capsys):
    with override_settings(
        EMAIL_BACKEND="members.mailbox.FolderAndConsole", EMAIL_FILE_PATH=str(tmp_path)
    ):
        mail.send_mail("Uw code", "Uw code is 123456.", None, ["ans@example.org"])

    [letter] = tmp_path.iterdir()
    assert "123456" in letter.read_text()
    assert "Uw code is 123456." in capsys.readouterr().out


def test_there_is_nothing_about_passwords(client):
    client.force_login(person("Ans"))

    for page in ("change", "set", "reset", "reset/done"):
        assert client.get(f"/account/password/{page}/").status_code == 404
