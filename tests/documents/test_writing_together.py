"""Two at once: one text where that can be, a choice where it must."""

from __future__ import annotations

import pytest

from documents import history
from documents.core.blocks import reading_text
from tests.documents.drafting import address, autosave, by, mine, now
from tests.world import html, paper, person

pytestmark = pytest.mark.django_db


def test_what_two_wrote_elsewhere_is_one_text_without_asking(client, document, mo):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    by(mo, document, mine(document, "Een zin.", "Een zin van Mo."))

    said = autosave(client, document, mine(document, "Twee zinnen.", "Mijn zinnen."), **sent)

    assert said.status_code == 409
    answer = said.json()
    assert "Een zin van Mo." in answer["html"]
    assert "Mijn zinnen." in answer["html"]
    assert "Mo" in answer["words"]
    assert "page" not in answer
    done = autosave(client, document, answer["html"], base=answer["saves"], seen=answer["seen"])
    assert done.status_code == 200


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ("mine", ["Van mij.", "Ook anders."]),
        ("theirs", ["Van Mo.", "Ook anders."]),
        ("both", ["Van Mo.", "Van mij.", "Ook anders."]),
    ],
)
def test_what_both_changed_is_asked_and_made_as_chosen(client, document, mo, choice, stands):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    by(mo, document, mine(document, "Een zin.", "Van Mo."))
    text = mine(document, "Een zin.", "Van mij.").replace("Twee zinnen.", "Ook anders.")

    asked = client.post(address("draft", document), {"html": text, "reason": "Reden", **sent})

    assert asked.status_code == 409
    (question,) = asked.context["questions"]
    fields = {name: asked.context[name] for name in ("raw", "base", "seen", "reason")}
    chosen = {f"choice-{question.key}": choice, "merge": "1", "html": fields.pop("raw")}
    done = client.post(address("draft", document), fields | chosen)
    assert done.status_code == 302
    assert reading_text(now(document).html).split("\n") == ["Kop", *stands]
    assert history.saves_of(document.draft)[0].reason == "Reden"


def test_who_saves_while_somebody_chooses_is_asked_about_too(client, document, mo):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    by(mo, document, mine(document, "Een zin.", "Van Mo."))
    text = mine(document, "Een zin.", "Van mij.")
    asked = client.post(address("draft", document), {"html": text, **sent})
    by(mo, document, mine(document, "Een zin.", "Van Mo, nog eens."))

    fields = {"html": text, "base": asked.context["base"], "seen": sent["seen"], "merge": "1"}
    again = client.post(address("draft", document), fields)

    assert again.status_code == 409
    assert "Van Mo, nog eens." in again.content.decode()
    assert again.context["raw"] == text


@pytest.mark.parametrize("seen", ["", "999999"])
def test_without_the_text_that_was_written_on_both_are_shown(client, document, mo, seen):
    base = document.draft.saves
    by(mo, document, mine(document, "Een zin.", "Van Mo."))

    asked = autosave(client, document, html("Van mij."), base=base, seen=seen)
    page = client.post(
        address("draft", document), {"html": html("Van mij."), "base": base, "seen": seen}
    )

    assert asked.status_code == page.status_code == 409
    assert not page.context["merged"]
    assert "Van mij." in page.context["form"]["html"].value()
    assert "Van Mo." in page.context["theirs"]


def test_a_save_whose_answer_got_lost_is_no_conflict_with_oneself(client, document, editor, mo):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    lost = mine(document, "Een zin.", "Een zin erbij.")
    autosave(client, document, lost, **sent)
    later = mine(document, "Een zin.", "Een zin erbij, en nog een.")

    done = autosave(client, document, later, **sent, lost=["<p>Nooit aangekomen.</p>", lost])

    assert done.status_code == 200
    assert "en nog een." in now(document).html
    # Somebody else's save, or one that was never sent from here, is still a conflict.
    assert autosave(client, document, lost, **sent, lost=[later]).status_code == 409
    sent = {"base": now(document).saves, "seen": history.save_now(now(document))}
    by(mo, document, lost)
    assert autosave(client, document, later, **sent, lost=[lost]).status_code == 409


def test_a_save_of_another_paper_is_no_base(client, document, editor, mo):
    other = paper("Geheim van een ander stuk.", editor=person("Iemand"))
    seen = history.save_now(other.draft)
    base = document.draft.saves
    by(mo, document, mine(document, "Een zin.", "Van Mo."))

    asked = autosave(client, document, html("Van mij."), base=base, seen=seen)

    assert "Geheim" not in asked.content.decode()
