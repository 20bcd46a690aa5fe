
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0005_category_not_its_own_parent'),
        ('certificates', '0002_first_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='CertificateCover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product_name', models.CharField(max_length=120)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covers', to='certificates.certificate')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='catalogue.product')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('certificate', 'product'), name='cover_once')],
            },
        ),
    ]
