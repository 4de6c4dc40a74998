"""Eight people and an editor at the same moment: no error, nothing lost."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.test import Client

from documents import history
from documents.models import Draft
from feedback.models import Comment
from tests.world import editor_of, frozen, open_round, paper, person

READERS, EACH = 8, 4


@pytest.mark.django_db(transaction=True)
def test_eight_readers_comment_and_answer_while_an_editor_writes():  # noqa: PLR0915 - two roles
    document = paper("De kade is smal.", "De bomen blijven staan.")
    version = frozen(document)
    open_round(version)
    address = f"{version.get_absolute_url()}reageer/"
    seen: list[int] = []
    everybody = threading.Barrier(READERS + 1)

    def read(reader):
        client = Client()
        client.force_login(reader)
        everybody.wait()
        for number in range(EACH):
            said = client.post(address, {"text": f"{reader.name} zegt {number}."})
            seen.append(said.status_code)
            mine = Comment.objects.filter(user=reader).latest("pk")
            answer = client.post(f"/reacties/{mine.pk}/", {"text": f"{reader.name} vult aan."})
            seen.append(answer.status_code)

    def write(editor):
        client = Client()
        client.force_login(editor)
        everybody.wait()
        for number in range(EACH):
            base = Draft.objects.get(document=document).saves
            html = f"<p>De kade is smal.</p><p>Versie {number} van de tekst.</p>"
            done = client.post(
                f"/stukken/{document.slug}/werktekst/", {"html": html, "base": base, "reason": ""}
            )
            seen.append(done.status_code)

    threads = [_thread(read, person(f"Lezer{number}")) for number in range(READERS)]
    threads.append(_thread(write, editor_of(document)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(seen) == {302}
    assert Comment.objects.roots().count() == READERS * EACH
    assert Comment.objects.count() == 2 * READERS * EACH
    assert len(history.saves_of(document.draft)) == 2 + EACH + 1  # made, first text, frozen


def _thread(work, user):
    def run():
        try:
            work(user)
        finally:
            connection.close()

    return threading.Thread(target=run)
