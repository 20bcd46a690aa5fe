from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0016_made_to_order_and_seasons"),
    ]

    operations = [
        migrations.AddField(
            model_name='stock',
            name='low_at',
            field=models.PositiveIntegerField(default=3),
        ),
        migrations.AddField(
            model_name='stock',
            name='low_told_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='stockmovement',
            name='note',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='stockmovement',
            name='reason',
            field=models.CharField(blank=True, choices=[('made', 'ทำเพิ่มหรือรับเข้า'), ('counted', 'นับใหม่แล้วไม่ตรง'), ('sold_elsewhere', 'ขายหน้าร้านหรือที่อื่น'), ('spoiled', 'เสียหรือหมดอายุ'), ('used', 'ใช้เอง แจก หรือทำตัวอย่าง'), ('other', 'อื่น ๆ')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='stockmovement',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['', 'made', 'counted', 'sold_elsewhere', 'spoiled', 'used', 'other'])), name='movement_reason'),
        ),
        migrations.AddConstraint(
            model_name='stockmovement',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), ('kind', 'correction'), _connector='OR'), name='movement_reason_of_correction'),
        ),
    ]
