from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_categories")]

    operations = [
        migrations.AddField(
            model_name="product",
            name="submission",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.UniqueConstraint(fields=("merchant", "submission"), name="product_once_per_submission"),
        ),
    ]
