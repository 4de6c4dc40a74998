"""The database itself refuses to change a frozen version (promise 3).

SQLite rebuilds a table when Django alters a column of it, and its triggers vanish:
a later migration that alters ``documents_version`` must end with the two operations
of this one. tests/documents/test_freezing.py fails when that is forgotten.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# All that the seal covers or that is printed on a version. Left out: frozen_by, because
# a person may be deleted, which sets it to NULL.
FROZEN = (
    "id",
    "document_id",
    "number",
    "kind",
    "title",
    "summary",
    "language",
    "html",
    "text",
    "note",
    "despite",
    "frozen_at",
    "previous_sha256",
    "sha256",
    "revision_id",
)
REFUSAL = "A frozen version cannot be changed"

SQLITE = (
    f"""
CREATE TRIGGER documents_version_is_frozen
BEFORE UPDATE OF {", ".join(FROZEN)} ON documents_version
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
""",
    # INSERT OR REPLACE deletes the row that stands in its way, and fires no other trigger.
    f"""
CREATE TRIGGER documents_version_is_not_replaced
BEFORE INSERT ON documents_version
WHEN EXISTS (
  SELECT 1 FROM documents_version
  WHERE id = NEW.id OR (document_id = NEW.document_id AND number = NEW.number)
)
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
""",
)
SQLITE_UNDO = (
    "DROP TRIGGER documents_version_is_frozen",
    "DROP TRIGGER documents_version_is_not_replaced",
)

POSTGRESQL = (
    f"""
CREATE FUNCTION documents_version_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER documents_version_is_frozen
BEFORE UPDATE OF {", ".join(FROZEN)} ON documents_version
FOR EACH ROW EXECUTE FUNCTION documents_version_refuse_change();
""",
)

POSTGRESQL_UNDO = (
    "DROP TRIGGER documents_version_is_frozen ON documents_version",
    "DROP FUNCTION documents_version_refuse_change()",
)


def freeze(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def thaw(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_UNDO if editor.connection.vendor == "sqlite" else POSTGRESQL_UNDO:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_documents")]
    operations = [migrations.RunPython(freeze, thaw)]
