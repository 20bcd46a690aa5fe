import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0013_variant_options"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='variant',
            name='promo_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='variant',
            name='promo_satang',
            field=models.PositiveBigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='variant',
            name='promo_until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='variant',
            index=models.Index(condition=models.Q(('promo_until__isnull', False)), fields=['promo_until'], name='variant_promo_until'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('promo_from__isnull', True), ('promo_satang__isnull', True), ('promo_until__isnull', True)), models.Q(('promo_from__isnull', False), ('promo_satang__gte', 100), ('promo_satang__lt', models.F('price_satang')), ('promo_until__gte', models.F('promo_from'))), _connector='OR'), name='variant_promotion'),
        ),
        migrations.CreateModel(
            name='PriceAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('price_satang', models.PositiveBigIntegerField()),
                ('promotion', models.BooleanField(default=False)),
                ('since', models.DateTimeField(default=common.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['since', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='priceasked',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='priceasked',
            name='variant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prices_asked', to='catalogue.variant'),
        ),
        migrations.AddIndex(
            model_name='priceasked',
            index=models.Index(fields=['variant', 'since'], name='price_asked_variant'),
        ),
        migrations.AddConstraint(
            model_name='priceasked',
            constraint=models.UniqueConstraint(condition=models.Q(('promotion', False), ('until__isnull', True)), fields=('variant',), name='price_asked_one_now'),
        ),
        migrations.AddConstraint(
            model_name='priceasked',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='price_asked_until_after_since'),
        ),
    ]
