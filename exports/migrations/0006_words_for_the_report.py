import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_comparisons"),
        ("exports", "0005_export_started_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "announced",
                    models.TextField(blank=True, verbose_name="how the rounds were announced"),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedure",
                        to="documents.version",
                    ),
                ),
            ],
            options={"verbose_name": "procedure", "verbose_name_plural": "procedures"},
        ),
        migrations.CreateModel(
            name="MainLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("theme", models.CharField(max_length=120, verbose_name="theme")),
                (
                    "text",
                    models.TextField(verbose_name="what was said, and what was done with it"),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="main_lines",
                        to="documents.version",
                    ),
                ),
            ],
            options={
                "verbose_name": "main line",
                "verbose_name_plural": "main lines",
                "ordering": ["position", "pk"],
            },
        ),
    ]
