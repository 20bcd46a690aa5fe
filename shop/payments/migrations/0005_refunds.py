"""Money that goes back through a provider."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):

    dependencies = [
        ("merchants", "0002_member_register"),
        ("payments", "0004_events_and_incidents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'กำลังส่งคำขอคืนเงิน'), ('pending', 'กำลังคืนเงิน'), ('requires_action', 'รอลูกค้าใส่เลขบัญชีในอีเมลจาก Stripe'), ('succeeded', 'คืนเงินแล้ว'), ('failed', 'คืนเงินไม่สำเร็จ')], default='asked', max_length=16)),
                ('amount_satang', models.PositiveBigIntegerField()),
                ('tries', models.PositiveSmallIntegerField(default=1)),
                ('idempotency_key', models.CharField(max_length=80, unique=True)),
                ('provider', models.CharField(max_length=16)),
                ('account', models.CharField(max_length=80)),
                ('reference', models.CharField(blank=True, max_length=120, null=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField(default=common.clock.now)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.payment')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['asked', 'pending', 'requires_action'])), fields=['asked_at'], name='refund_under_way')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'pending', 'requires_action', 'succeeded', 'failed'])), name='refund_state'), models.CheckConstraint(condition=models.Q(('amount_satang__gt', 0)), name='refund_amount'), models.UniqueConstraint(fields=('provider', 'account', 'reference'), name='refund_reference_once')],
            },
        ),
    ]
