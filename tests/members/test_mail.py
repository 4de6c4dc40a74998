"""Letters: written with what they tell, sent once by the worker over real SMTP."""

from __future__ import annotations

import logging
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from exports import worker
from exports.worker import Worker
from members.mail import deliver, post
from members.models import Letter
from tests.members.postbox import mail_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def greeting():
    """A letter that only these tests write."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(Path(__file__).parent / "templates")
    with override_settings(TEMPLATES=templates):
        yield


@pytest.fixture
def postbox():
    with mail_server() as box:
        yield box


def greet(to="ans@example.org", *, once="greeting-1", name="Ans & Bo", **more):
    context = {"name": name}
    post("greeting", to=to, language="nl", once=once, context=context, **more)


def work():
    """Let the worker do what is ready now, as often as it would in time."""
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
    Worker(drain=True, interval=0).run()


def test_a_letter_is_sent_by_the_worker_in_the_language_of_its_reader(postbox):
    greet()
    assert postbox.letters == []

    work()

    [(to, letter)] = postbox.letters
    text = letter.get_payload(decode=True).decode()
    assert to == ["ans@example.org"]
    assert letter["Subject"] == "Hello Ans & Bo"
    assert "Met vriendelijke groet" in text
    assert "Ans & Bo: http://testserver/stukken/" in text
    assert (letter["Auto-Submitted"], letter["List-Unsubscribe"]) == ("auto-generated", None)


def test_what_was_told_is_not_told_again(postbox):
    greet()
    greet("ANS@example.org ", name="Iemand anders")
    work()
    greet()
    work()
    deliver.call(Letter.objects.get().pk)

    assert len(postbox.letters) == 1
    assert DBTaskResult.objects.count() == 1


def test_something_else_and_somebody_else_are_told(postbox):
    greet()
    greet("bo@example.org")
    greet(once="greeting-2")
    work()

    assert sorted(to for [to], _ in postbox.letters) == [
        "ans@example.org",
        "ans@example.org",
        "bo@example.org",
    ]


def test_a_letter_is_undone_with_what_it_tells(postbox):
    with transaction.atomic():
        greet()
        transaction.set_rollback(True)
    work()

    assert (postbox.letters, Letter.objects.count()) == ([], 0)


def test_one_click_stops_the_letters(postbox):
    greet(unsubscribe="/berichten/stop/abc/")
    work()

    [(_, letter)] = postbox.letters
    assert letter["List-Unsubscribe"] == "<http://testserver/berichten/stop/abc/>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "http://testserver/berichten/stop/abc/" in letter.get_payload(decode=True).decode()


def test_a_name_cannot_add_a_header(postbox):
    greet(name="Ans\nBcc: allen@example.org")
    work()

    [(to, letter)] = postbox.letters
    assert (to, letter["Bcc"]) == (["ans@example.org"], None)
    assert letter["Subject"] == "Hello Ans Bcc: allen@example.org"


def test_a_refused_letter_is_tried_again_and_nobody_is_named_in_the_log(postbox, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, logger="mail.log")  # the server's own
    postbox.refuses = "451 ans@example.org is busy with kreupelhout"
    greet(name="kreupelhout")
    [task] = DBTaskResult.objects.all()
    Worker(interval=0, drain=True)._claim()
    task.refresh_from_db()
    Worker(interval=0, drain=True).run_task(task)
    worker.settle(task)
    task.refresh_from_db()
    waits = task.run_after - timezone.now()
    said = caplog.text + task.traceback

    postbox.refuses = ""
    work()

    assert task.status == TaskResultStatus.READY
    assert timedelta(seconds=5) < waits < timedelta(seconds=15)
    assert len(postbox.letters) == 1
    assert "NotDelivered" in said
    assert "kreupelhout" not in said
    assert "ans@" not in said


def test_its_words_are_kept_only_until_it_was_sent(postbox):
    greet(unsubscribe="/stop/")
    work()

    letter = Letter.objects.get()
    assert letter.sent_at is not None
    assert (letter.subject, letter.message, letter.unsubscribe) == ("", "", "")


def test_a_mail_server_may_be_away_for_a_night():
    greet()
    [task] = DBTaskResult.objects.all()
    task.status, task.worker_ids, task.traceback = TaskResultStatus.FAILED, ["one"] * 5, "away"
    task.save()

    worker.settle(task)

    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY
    assert task.run_after > timezone.now() + timedelta(hours=11)
