from django.conf import settings
from django.db import migrations, models

from common import clock


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0023_first_allergens_and_templates")]

    operations = [
        migrations.CreateModel(
            name="UnfinishedProduct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("typed", models.JSONField(default=dict)),
                ("picture", models.JSONField(default=dict)),
                ("touched_at", models.DateTimeField(default=clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=models.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "merchant",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="merchants.merchant"),
                ),
                (
                    "product",
                    models.ForeignKey(null=True, on_delete=models.CASCADE, related_name="+", to="catalogue.product"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["touched_at"], name="unfinished_touched")],
                "constraints": [
                    models.UniqueConstraint(fields=("merchant", "key"), name="unfinished_once_per_form")
                ],
            },
        ),
    ]
