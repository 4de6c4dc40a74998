"""A table, a text for a word processor and a dossier are files too, but have no pages."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("exports", "0003_unsealed_checksum")]

    operations = [
        migrations.RemoveConstraint("export", "made_has_a_file"),
        migrations.AddConstraint(
            "export",
            models.CheckConstraint(
                condition=Q(made_at__isnull=True)
                | (
                    ~Q(sha256="")
                    & ~Q(file="")
                    & Q(size__isnull=False)
                    & (
                        Q(pages__isnull=False)
                        | Q(kind__in=["dossier", "report_csv", "report_docx"])
                    )
                ),
                name="made_has_a_file",
            ),
        ),
    ]
