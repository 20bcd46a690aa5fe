"""Money goes back by hand: what is promised, to which number, with which proof."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0003_covered'),
        ('orders', '0003_pieces_that_came_back'),
        ('payments', '0008_accounts_at_banks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HandRefund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proxy_type', models.CharField(blank=True, max_length=12)),
                ('proxy', models.CharField(blank=True, max_length=15)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('escalated_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RefundLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveSmallIntegerField()),
                ('satang', models.PositiveBigIntegerField()),
                ('restocked', models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField(
            model_name='incident',
            name='note',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='payment',
            name='promised_satang',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('received_satang__gte', django.db.models.expressions.CombinedExpression(models.F('refunded_satang'), '+', models.F('promised_satang')))), name='payment_promised'),
        ),
        migrations.AddField(
            model_name='handrefund',
            name='proof',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.privatefile'),
        ),
        migrations.AddField(
            model_name='handrefund',
            name='refund',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hand', to='payments.refund'),
        ),
        migrations.AddField(
            model_name='refundline',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.orderline'),
        ),
        migrations.AddField(
            model_name='refundline',
            name='refund',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='payments.refund'),
        ),
        migrations.AddConstraint(
            model_name='handrefund',
            constraint=models.CheckConstraint(condition=models.Q(('proxy_type__in', ['', 'mobile', 'ewallet', 'national_id'])), name='hand_refund_proxy_type'),
        ),
        migrations.AddConstraint(
            model_name='handrefund',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('given_at__isnull', True), ('proxy', ''), ('proxy_type', '')), models.Q(('given_at__isnull', False), models.Q(('proxy', ''), _negated=True), models.Q(('proxy_type', ''), _negated=True)), _connector='OR'), name='hand_refund_number_given'),
        ),
        migrations.AddConstraint(
            model_name='refundline',
            constraint=models.UniqueConstraint(fields=('refund', 'line'), name='refund_line_once'),
        ),
        migrations.AddConstraint(
            model_name='refundline',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='refund_line_quantity'),
        ),
    ]
