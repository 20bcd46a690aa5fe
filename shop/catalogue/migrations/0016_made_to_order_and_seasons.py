from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0015_prices_asked_begin"),
    ]

    operations = [
        migrations.AddField(
            model_name='product',
            name='made_days',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ใช้เวลาทำ (วัน)'),
        ),
        migrations.AddField(
            model_name='product',
            name='season_months',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('made_days__isnull', True), models.Q(('made_days__gte', 1), ('made_days__lte', 180)), _connector='OR'), name='product_made_days'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('season_months__lte', 4095)), name='product_season_months'),
        ),
    ]
