"""Saving the draft: nobody's work is overwritten, and every save is kept."""

from __future__ import annotations

import re
import threading

import pytest
from django.db import connection

from documents import actions, history
from documents.core.blocks import blocks
from documents.errors import DraftMoved, TextRefused
from documents.models import Draft
from tests.world import editor_of, html, paper, person, write


def save(document, *paragraphs, base, by=None, reason=""):
    return actions.save_draft(document, html(*paragraphs), base=base, by=by, reason=reason)


@pytest.mark.django_db
def test_a_save_on_an_older_text_is_refused_with_both_texts():
    document = paper("Samen.")
    base = document.draft.saves
    save(document, "Van Ans.", base=base)

    with pytest.raises(DraftMoved) as refusal:
        save(document, "Van Mo.", base=base)

    assert "Van Ans." in refusal.value.theirs
    assert "Van Mo." in refusal.value.yours
    assert "Van Ans." in Draft.objects.get(document=document).html


@pytest.mark.django_db
def test_saving_on_top_of_theirs_after_a_conflict_is_a_save_like_any_other():
    document = paper("Samen.")
    base = document.draft.saves
    save(document, "Van Ans.", base=base)
    with pytest.raises(DraftMoved) as refusal:
        save(document, "Van Mo.", base=base)

    draft = save(document, "Van Ans en Mo.", base=refusal.value.saves)

    assert draft.saves == base + 2


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_moment_one_sees_the_other():
    document = paper("Samen.")
    base = document.draft.saves
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def write_as(name):
        try:
            ready.wait()
            save(document, f"Van {name}.", base=base)
            outcomes.append("saved")
        except DraftMoved as moved:
            outcomes.append("moved" if f"Van {name}." in moved.yours else "lost")
        finally:
            connection.close()

    writers = [threading.Thread(target=write_as, args=(name,)) for name in ("Ans", "Mo")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(outcomes) == ["moved", "saved"]


@pytest.mark.django_db
def test_a_save_that_changes_nothing_is_no_save():
    document = paper("Samen.")
    before = document.draft.saves

    assert save(document, "Samen.", base=before).saves == before


@pytest.mark.django_db
def test_a_text_over_the_limit_is_refused_with_a_sentence():
    document = paper("Samen.")

    with pytest.raises(TextRefused) as refusal:
        save(document, "x " * 1_100_000, base=document.draft.saves)

    assert str(refusal.value)


@pytest.mark.django_db
def test_blocks_keep_their_ids_when_pasted_text_has_none():
    document = paper("Eerste alinea over bomen.", "Tweede alinea over stoepen.")
    ids = [block.id for block in blocks(document.draft.html)]
    plain = re.sub(r' data-b="\w+"', "", document.draft.html)

    document.draft.refresh_from_db()
    draft = actions.save_draft(
        document, "<p>Een nieuwe inleiding.</p>" + plain, base=document.draft.saves, by=None
    )

    new = blocks(draft.html)
    assert [block.id for block in new[1:]] == ids
    assert new[0].id not in ids


@pytest.mark.django_db
def test_history_says_who_when_and_why_newest_first():
    document = paper("Een.")
    save(document, "Twee.", base=1, by=person("Mo"), reason="taal")

    saves = history.saves_of(document.draft)

    assert [(each.by, each.reason) for each in saves[:1]] == [("Mo", "taal")]
    assert saves[0].at >= saves[-1].at


@pytest.mark.django_db
def test_history_is_read_in_one_query_however_long(django_assert_num_queries):
    document = paper("Een.")
    for number in range(10):
        write(document, f"Tekst {number}.")

    with django_assert_num_queries(1):
        assert len(history.saves_of(document.draft)) == 12


@pytest.mark.django_db
def test_restoring_is_a_new_save_with_the_old_text():
    document = paper("Vroeger.")
    old = history.saves_of(document.draft)[0]
    write(document, "Nu.")

    actions.restore(
        document, old.id, base=Draft.objects.get(document=document).saves, by=editor_of(document)
    )

    draft = Draft.objects.get(document=document)
    assert "Vroeger." in draft.html
    assert draft.saves == 3
    assert len(history.saves_of(draft)) == 4


@pytest.mark.django_db
def test_a_save_of_another_document_cannot_be_restored_here():
    mine, theirs = paper("Van mij."), paper("Van hen.")
    their_save = history.saves_of(theirs.draft)[0]

    with pytest.raises(Exception, match="does not exist"):
        actions.restore(mine, their_save.id, base=mine.draft.saves, by=editor_of(mine))


@pytest.mark.django_db
def test_restoring_does_not_pass_over_what_somebody_saved_meanwhile(client):
    document = paper("Vroeger.")
    old = history.saves_of(document.draft)[0]
    write(document, "Nu.")
    seen = document.draft.saves
    client.force_login(editor_of(document))
    write(document, "Van een ander.")

    client.post(f"/stukken/{document.slug}/geschiedenis/{old.id}/", {"base": seen})

    assert "Van een ander." in Draft.objects.get(document=document).html
