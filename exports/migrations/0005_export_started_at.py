from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exports", "0004_files_without_pages")]

    operations = [
        migrations.AddField(
            "export",
            "started_at",
            models.DateTimeField(blank=True, null=True, verbose_name="started at"),
        ),
    ]
