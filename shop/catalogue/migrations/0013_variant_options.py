from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0012_search_counts"),
    ]

    operations = [
        migrations.AddField(
            model_name='product',
            name='option_1',
            field=models.CharField(blank=True, max_length=30, verbose_name='แบบให้เลือก'),
        ),
        migrations.AddField(
            model_name='product',
            name='option_2',
            field=models.CharField(blank=True, max_length=30, verbose_name='แบบให้เลือกที่สอง'),
        ),
        migrations.AddField(
            model_name='variant',
            name='code_key',
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='variant',
            name='pack_pieces',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='variant',
            name='retired_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='variant',
            name='value_1',
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddField(
            model_name='variant',
            name='value_2',
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AlterField(
            model_name='variant',
            name='code',
            field=models.CharField(blank=True, max_length=40, verbose_name='รหัสสินค้า'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('option_2', ''), models.Q(('option_1', ''), _negated=True), _connector='OR'), name='product_first_option_first'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('product', 'value_1', 'value_2'), name='variant_values_once', violation_error_message='มีแบบนี้อยู่แล้ว'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('position__lt', 1000), ('retired_at__isnull', True)), models.Q(('position__gte', 1000), ('retired_at__isnull', False)), _connector='OR'), name='variant_retired_stands_apart'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.CheckConstraint(condition=models.Q(('pack_pieces__isnull', True), models.Q(('pack_pieces__gte', 2), ('pack_pieces__lte', 9999)), _connector='OR'), name='variant_pack_pieces'),
        ),
    ]
