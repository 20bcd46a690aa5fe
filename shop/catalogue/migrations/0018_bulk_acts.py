import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0017_reasons_and_low_stock"),
        ("merchants", "0003_invitations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('verb', models.CharField(choices=[('pause', 'หยุดขายชั่วคราว'), ('resume', 'ขายต่อ'), ('price', 'เปลี่ยนราคา')], max_length=12)),
                ('products', models.PositiveIntegerField()),
                ('facts', models.JSONField(default=dict)),
                ('at', models.DateTimeField(default=common.clock.now)),
            ],
        ),
        migrations.AddField(
            model_name='bulkact',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='bulkact',
            name='merchant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='merchants.merchant'),
        ),
        migrations.AddConstraint(
            model_name='bulkact',
            constraint=models.UniqueConstraint(fields=('merchant', 'key'), name='bulk_act_once'),
        ),
        migrations.AddConstraint(
            model_name='bulkact',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['pause', 'resume', 'price'])), name='bulk_act_verb'),
        ),
    ]
