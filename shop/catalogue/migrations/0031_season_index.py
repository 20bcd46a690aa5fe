from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0030_first_claim_lists")]

    operations = [
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                condition=models.Q(("season_months__gt", 0)), fields=["season_months"], name="product_season"
            ),
        ),
    ]
