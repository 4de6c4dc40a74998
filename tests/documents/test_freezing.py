"""From draft to version: numbers, seals, and what the database refuses."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.db import IntegrityError, connection, transaction

from documents import actions
from documents.errors import DocumentIsDefinitive, DraftEmpty, DraftUnchanged
from documents.models import Kind, Version
from tests.world import editor_of, frozen, paper, write

pytestmark = pytest.mark.django_db


def test_freeze_numbers_the_versions_of_each_document_from_one():
    first, second = paper(), paper()

    numbers = [frozen(first, "Een.").number, frozen(first, "Twee.").number]

    assert numbers == [1, 2]
    assert frozen(second, "Een.").number == 1


def test_a_version_has_the_html_and_the_reading_text_of_the_draft():
    version = frozen(paper("<h2>Kop</h2>", "De <b>rode</b> loper."))

    assert version.text == "Kop\nDe rode loper."
    assert version.html == version.document.draft.html


def test_the_seal_is_a_sha256_over_the_text_and_the_seal_before():
    document = paper()
    first, second = frozen(document, "Een."), frozen(document, "Twee.")

    fields = [2, "concept", document.title, "", "nl", second.html, "Twee.", first.sha256]
    source = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()

    assert second.previous_sha256 == first.sha256
    assert second.sha256 == hashlib.sha256(source).hexdigest()


def test_freeze_refuses_a_draft_that_says_nothing_new():
    document = paper("Hetzelfde.")
    frozen(document)

    with pytest.raises(DraftUnchanged):
        frozen(document)


def test_the_definitive_version_may_say_the_same_as_the_last_concept():
    document = paper("Hetzelfde.")
    concept = frozen(document)

    definitive = frozen(document, kind=Kind.DEFINITIVE)

    assert definitive.text == concept.text
    assert definitive.revision_id != concept.revision_id


def test_freeze_refuses_an_empty_draft():
    with pytest.raises(DraftEmpty):
        frozen(paper())


def test_after_the_definitive_version_nothing_can_be_saved_or_frozen():
    document = paper("Klaar.")
    frozen(document, kind=Kind.DEFINITIVE)

    with pytest.raises(DocumentIsDefinitive):
        write(document, "Toch anders.")
    with pytest.raises(DocumentIsDefinitive):
        frozen(document)


def test_the_database_knows_one_definitive_version_of_a_document():
    document = paper("Een.")
    version = frozen(document, kind=Kind.DEFINITIVE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(
            document=document,
            number=2,
            kind=Kind.DEFINITIVE,
            frozen_at=version.frozen_at,
            revision=_other_revision(document),
        )


def _other_revision(document):
    from documents import history

    with history.recording(by=None, reason="nog een"):
        document.draft.save()
    return history.latest_revision(document.draft)


FIELDS = {
    "html": "<p>Vals.</p>",
    "text": "Vals.",
    "number": 9,
    "kind": "definitive",
    "title": "Vals",
    "summary": "Vals.",
    "language": "en",
    "note": "Vals.",
    "despite": "Vals.",
    "sha256": "0" * 64,
    "previous_sha256": "0" * 64,
    "frozen_at": "2020-01-01",
}


@pytest.mark.parametrize("field", FIELDS)
def test_the_database_refuses_to_change_a_frozen_version_by_sql(field):
    version = frozen(paper("Echt."))

    with (
        pytest.raises(IntegrityError, match="frozen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"UPDATE documents_version SET {field} = %s WHERE id = %s",
            [FIELDS[field], version.pk],
        )

    before = {name: getattr(version, name) for name in FIELDS}
    version.refresh_from_db()
    assert {name: getattr(version, name) for name in FIELDS} == before


def test_the_database_refuses_to_put_another_in_its_place():
    version = frozen(paper("Echt."))
    columns = [field.column for field in Version._meta.concrete_fields]
    values = ["'Vals.'" if column == "text" else column for column in columns]
    names, new = ", ".join(columns), ", ".join(values)
    replace = f"REPLACE INTO documents_version ({names}) SELECT {new} FROM documents_version"
    if connection.vendor == "postgresql":
        replace = (
            f"INSERT INTO documents_version ({names}) SELECT {new} FROM documents_version"
            " ON CONFLICT (id) DO UPDATE SET text = excluded.text"
        )

    with (
        pytest.raises(IntegrityError, match="frozen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(replace)

    version.refresh_from_db()
    assert version.text == "Echt."


def test_the_orm_cannot_change_a_frozen_version_either():
    version = frozen(paper("Echt."))
    version.text = "Vals."

    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(kind=Kind.DEFINITIVE)


def test_who_froze_it_may_leave_and_the_version_stays():
    document = paper("Echt.")
    version = frozen(document)

    editor_of(document).delete()

    version.refresh_from_db()
    assert version.frozen_by is None
    assert version.computed_sha256() == version.sha256


def test_create_refuses_an_address_that_is_taken():
    from documents.errors import AddressTaken

    paper(slug="bezet")

    with pytest.raises(AddressTaken):
        actions.create(slug="bezet", title="Nog een", language="nl", by=None)
