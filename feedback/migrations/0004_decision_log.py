import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import feedback.models.decision
import feedback.models.log


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0003_draft_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DecisionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=feedback.models.log.acts, max_length=12, verbose_name="step"
                    ),
                ),
                (
                    "was",
                    models.CharField(
                        blank=True,
                        choices=feedback.models.decision.outcomes,
                        max_length=16,
                        verbose_name="was",
                    ),
                ),
                (
                    "becomes",
                    models.CharField(
                        blank=True,
                        choices=feedback.models.decision.outcomes,
                        max_length=16,
                        verbose_name="becomes",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="feedback.comment",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a decision",
                "verbose_name_plural": "steps of decisions",
                "ordering": ["pk"],
            },
        ),
    ]
