"""Single pieces of a sold order may lie on the shelf again."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0012_search_counts'),
        ('orders', '0002_orderline_made_days'),
    ]

    operations = [
        migrations.AddField(
            model_name='orderline',
            name='returned_quantity',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='orderline',
            constraint=models.CheckConstraint(condition=models.Q(('returned_quantity__lte', models.F('quantity'))), name='order_line_returned'),
        ),
    ]
