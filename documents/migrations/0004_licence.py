from django.db import migrations, models

import documents.models.licence


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_comparisons")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="licence",
            field=models.CharField(
                choices=documents.models.licence.licences,
                default="CC-BY-4.0",
                max_length=16,
                verbose_name="licence",
            ),
        ),
    ]
