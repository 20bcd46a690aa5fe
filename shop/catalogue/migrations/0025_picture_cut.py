from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0024_unfinished_products")]

    operations = [
        migrations.AddField("picture", "shown", models.CharField(blank=True, max_length=160)),
        migrations.AddField("picture", "avif", models.JSONField(default=list)),
        migrations.AddField("picture", "made_as", models.CharField(blank=True, max_length=20)),
        migrations.AddField("picture", "turn", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("picture", "focus_x", models.PositiveSmallIntegerField(default=50)),
        migrations.AddField("picture", "focus_y", models.PositiveSmallIntegerField(default=50)),
        migrations.AddField("picture", "zoom", models.PositiveSmallIntegerField(default=100)),
        migrations.AddField("picture", "alt_ms", models.CharField(blank=True, max_length=160)),
        migrations.AddField("picture", "alt_en", models.CharField(blank=True, max_length=160)),
        migrations.AddConstraint(
            "picture", models.CheckConstraint(condition=models.Q(turn__in=(0, 90, 180, 270)), name="picture_turn")
        ),
        migrations.AddConstraint(
            "picture",
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100) & models.Q(focus_y__lte=100), name="picture_focus"
            ),
        ),
        migrations.AddConstraint(
            "picture",
            models.CheckConstraint(condition=models.Q(zoom__gte=100) & models.Q(zoom__lte=300), name="picture_zoom"),
        ),
    ]
