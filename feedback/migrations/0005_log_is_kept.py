"""The database itself refuses to change a step in the log of decisions.

SQLite rebuilds a table when Django alters a column of it, and its triggers vanish: a later
migration that alters ``feedback_decisionstep`` must end with the operation of this one.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Left out: by_id, because a person may be deleted, which sets it to NULL.
KEPT = ("id", "comment_id", "act", "was", "becomes", "reason", "at")
REFUSAL = "A step in the log of decisions cannot be changed"

SQLITE = f"""
CREATE TRIGGER feedback_decisionstep_is_kept
BEFORE UPDATE OF {", ".join(KEPT)} ON feedback_decisionstep
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION feedback_decisionstep_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER feedback_decisionstep_is_kept
BEFORE UPDATE OF {", ".join(KEPT)} ON feedback_decisionstep
FOR EACH ROW EXECUTE FUNCTION feedback_decisionstep_refuse_change();
"""


def keep(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def let_go(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TRIGGER feedback_decisionstep_is_kept")
    else:
        editor.execute("DROP TRIGGER feedback_decisionstep_is_kept ON feedback_decisionstep")
        editor.execute("DROP FUNCTION feedback_decisionstep_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("feedback", "0004_decision_log")]
    operations = [migrations.RunPython(keep, let_go)]
