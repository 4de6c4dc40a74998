import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0002_second_thoughts"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="draft_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafted",
                to="feedback.decision",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="chosen",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="chosen_over",
                to="feedback.comment",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="published_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="published at"),
        ),
        migrations.AddField(
            model_name="merge",
            name="saves",
            field=models.PositiveIntegerField(
                blank=True, null=True, verbose_name="number of the save"
            ),
        ),
    ]
