"""What providers tell us, once each, and what did not fit."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):

    dependencies = [
        ("merchants", "0002_member_register"),
        ("payments", "0003_payout_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ProviderEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=16)),
                ('account', models.CharField(blank=True, max_length=80)),
                ('event_id', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=80)),
                ('facts', models.JSONField(default=dict)),
                ('outcome', models.CharField(blank=True, max_length=40)),
                ('received_at', models.DateTimeField(default=common.clock.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('provider', 'account', 'event_id'), name='provider_event_once')],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('facts', models.JSONField(default=dict)),
                ('times', models.PositiveIntegerField(default=1)),
                ('opened_at', models.DateTimeField(default=common.clock.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merchant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='merchants.merchant')),
                ('payment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='payments.payment')),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.providerevent')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['-opened_at'], name='incident_open')],
            },
        ),
    ]
