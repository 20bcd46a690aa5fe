"""A merchant may have an account at a bank beside her PromptPay number."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('merchants', '0003_invitations'),
        ('payments', '0007_slip_codes_marks_and_verdicts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='payoutaccount',
            name='payout_account_one_current',
        ),
        migrations.RemoveConstraint(
            model_name='payoutaccount',
            name='payout_proxy_type',
        ),
        migrations.RemoveConstraint(
            model_name='payoutchange',
            name='payout_change_state',
        ),
        migrations.AddField(
            model_name='payoutaccount',
            name='bank',
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddField(
            model_name='payoutchange',
            name='bank',
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AlterField(
            model_name='payoutaccount',
            name='proxy_type',
            field=models.CharField(choices=[('mobile', 'เบอร์มือถือ'), ('tax_id', 'เลขผู้เสียภาษี 13 หลัก'), ('ewallet', 'เลข e-Wallet 15 หลัก'), ('national_id', 'เลขบัตรประชาชน'), ('bank', 'บัญชีธนาคาร')], max_length=12),
        ),
        migrations.AlterField(
            model_name='payoutchange',
            name='proxy_type',
            field=models.CharField(choices=[('mobile', 'เบอร์มือถือ'), ('tax_id', 'เลขผู้เสียภาษี 13 หลัก'), ('ewallet', 'เลข e-Wallet 15 หลัก'), ('national_id', 'เลขบัตรประชาชน'), ('bank', 'บัญชีธนาคาร')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='payoutaccount',
            constraint=models.UniqueConstraint(condition=models.Q(('bank', ''), ('replaced_at__isnull', True)), fields=('merchant',), name='payout_account_one_current'),
        ),
        migrations.AddConstraint(
            model_name='payoutaccount',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True), models.Q(('bank', ''), _negated=True)), fields=('merchant',), name='payout_bank_account_one_current'),
        ),
        migrations.AddConstraint(
            model_name='payoutaccount',
            constraint=models.CheckConstraint(condition=models.Q(('proxy_type__in', ['mobile', 'tax_id', 'ewallet', 'national_id', 'bank'])), name='payout_proxy_type'),
        ),
        migrations.AddConstraint(
            model_name='payoutaccount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proxy_type', 'bank'), models.Q(('bank', ''), _negated=True)), models.Q(models.Q(('proxy_type', 'bank'), _negated=True), ('bank', '')), _connector='OR'), name='payout_bank_of_its_account'),
        ),
        migrations.AddConstraint(
            model_name='payoutchange',
            constraint=models.CheckConstraint(condition=models.Q(('proxy_type__in', ['mobile', 'tax_id', 'ewallet', 'national_id', 'bank']), ('state__in', ['waiting', 'confirmed', 'refused', 'withdrawn', 'expired'])), name='payout_change_state'),
        ),
    ]
