"""Who finished which lesson, once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('merchants', '0002_member_register'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lesson_key', models.CharField(max_length=40)),
                ('at', models.DateTimeField(default=common.clock.now)),
                ('merchant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='merchants.merchant')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('merchant', 'person', 'lesson_key'), name='completion_once'), models.CheckConstraint(condition=models.Q(('lesson_key', ''), _negated=True), name='completion_of_a_lesson')],
            },
        ),
    ]
