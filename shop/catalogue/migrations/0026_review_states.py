"""A product may wait for an officer, and an officer may take one down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0025_picture_cut")]

    operations = [
        migrations.RemoveConstraint(
            model_name='product',
            name='product_state',
        ),
        migrations.RemoveConstraint(
            model_name='product',
            name='product_listed_at',
        ),
        migrations.AlterField(
            model_name='product',
            name='state',
            field=models.CharField(choices=[('draft', 'ฉบับร่าง'), ('in_review', 'รอเจ้าหน้าที่ตรวจ'), ('live', 'กำลังขาย'), ('paused', 'หยุดขายชั่วคราว'), ('taken_down', 'เจ้าหน้าที่นำออก')], default='draft', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_review', 'live', 'paused', 'taken_down'])), name='product_state'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_review']), ('listed_at__isnull', False), _connector='OR'), name='product_listed_at'),
        ),
    ]
