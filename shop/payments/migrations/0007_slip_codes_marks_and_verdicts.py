"""A slip keeps what its code says, marks by which its picture is known again, and what a bank says of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0003_covered'),
        ('payments', '0006_stripe_accounts_and_attempts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='slip',
            name='marks',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='slip',
            name='verdict',
            field=models.CharField(blank=True, choices=[('fits', 'Fits'), ('differs', 'Differs'), ('unknown', 'Unknown')], max_length=8),
        ),
        migrations.AddField(
            model_name='slip',
            name='verifier_tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='slip',
            name='bank',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AlterField(
            model_name='slip',
            name='file',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.privatefile'),
        ),
        migrations.AlterField(
            model_name='slip',
            name='picture_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name='slip',
            name='reference',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddIndex(
            model_name='slip',
            index=models.Index(condition=models.Q(('reference', ''), _negated=True), fields=['bank', 'reference'], name='slip_transfer'),
        ),
        migrations.AddIndex(
            model_name='slip',
            index=models.Index(condition=models.Q(('reference', '')), fields=['sent_at'], name='slip_without_code'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.CheckConstraint(condition=models.Q(('file__isnull', False), models.Q(('reference', ''), _negated=True), _connector='OR'), name='slip_says_something'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['', 'fits', 'differs', 'unknown'])), name='slip_verdict'),
        ),
    ]
