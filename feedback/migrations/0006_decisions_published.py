"""The decisions that were there before there were drafts: readers saw them, and they are logged."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F


def publish(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    decisions = apps.get_model("feedback", "Decision").objects
    decisions.filter(published_at__isnull=True).update(published_at=F("decided_at"))
    step = apps.get_model("feedback", "DecisionStep")
    comments = apps.get_model("feedback", "Comment").objects.filter(
        decision__isnull=False, steps__isnull=True
    )
    facts = comments.order_by("pk").values_list(
        "pk",
        "decision__outcome",
        "decision__reason",
        "decision__decided_at",
        "decision__decided_by",
    )
    step.objects.bulk_create(
        [
            step(comment_id=pk, act=act, was=was, becomes=outcome, reason=reason, at=at, by_id=by)
            for pk, outcome, reason, at, by in facts
            for act, was in (("decided", ""), ("published", outcome))
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("feedback", "0005_log_is_kept")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
