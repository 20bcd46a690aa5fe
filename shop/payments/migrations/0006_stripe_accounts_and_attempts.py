"""A merchant's account at Stripe, each attempt to be paid there, and payments that are being checked."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):

    dependencies = [
        ('merchants', '0002_member_register'),
        ('payments', '0005_refunds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='payment',
            name='checking_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='StripeAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(blank=True, max_length=80, null=True, unique=True)),
                ('livemode', models.BooleanField()),
                ('idempotency_key', models.CharField(max_length=80, unique=True)),
                ('card', models.CharField(choices=[('inactive', 'Inactive'), ('pending', 'Pending'), ('active', 'Active')], default='inactive', max_length=12)),
                ('promptpay', models.CharField(choices=[('inactive', 'Inactive'), ('pending', 'Pending'), ('active', 'Active')], default='inactive', max_length=12)),
                ('charges_enabled', models.BooleanField(default=False)),
                ('details_submitted', models.BooleanField(default=False)),
                ('currently_due', models.JSONField(default=list)),
                ('disabled_reason', models.CharField(blank=True, max_length=80)),
                ('begun_at', models.DateTimeField(default=common.clock.now)),
                ('as_of', models.DateTimeField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merchant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='merchants.merchant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('merchant',), name='stripe_account_one_per_merchant'), models.CheckConstraint(condition=models.Q(('card__in', ['inactive', 'pending', 'active'])), name='stripe_account_card'), models.CheckConstraint(condition=models.Q(('promptpay__in', ['inactive', 'pending', 'active'])), name='stripe_account_promptpay'), models.CheckConstraint(condition=models.Q(('charges_enabled', False), ('account__isnull', False), _connector='OR'), name='stripe_account_charges_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='StripeAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('begun', 'Begun'), ('open', 'Open'), ('pending', 'Pending'), ('paid', 'Paid'), ('expired', 'Expired'), ('failed', 'Failed'), ('dropped', 'Dropped')], default='begun', max_length=12)),
                ('account', models.CharField(max_length=80)),
                ('livemode', models.BooleanField()),
                ('amount_satang', models.PositiveBigIntegerField()),
                ('idempotency_key', models.CharField(max_length=80, unique=True)),
                ('ways', models.JSONField()),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(max_length=8)),
                ('return_url', models.CharField(max_length=300)),
                ('begun_at', models.DateTimeField(default=common.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('session', models.CharField(blank=True, max_length=120, null=True)),
                ('url', models.CharField(blank=True, max_length=2000)),
                ('intent', models.CharField(blank=True, max_length=120)),
                ('fee_satang', models.PositiveBigIntegerField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(default=common.clock.now)),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='payments.payment')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['begun', 'open', 'pending'])), fields=['asked_at'], name='stripe_attempt_silent'), models.Index(fields=['account', 'intent'], name='stripe_attempt_intent')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['begun', 'open', 'pending', 'paid', 'expired', 'failed', 'dropped'])), name='stripe_attempt_state'), models.CheckConstraint(condition=models.Q(('state__in', ['begun', 'dropped']), ('session__isnull', False), _connector='OR'), name='stripe_attempt_session'), models.UniqueConstraint(fields=('payment', 'number'), name='stripe_attempt_number'), models.UniqueConstraint(fields=('account', 'session'), name='stripe_attempt_session_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['begun', 'open', 'pending'])), fields=('payment',), name='stripe_attempt_one_under_way')],
            },
        ),
    ]
