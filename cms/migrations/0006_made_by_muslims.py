from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0005_first_law_versions'),
    ]

    operations = [
        migrations.AddField(
            model_name='storefrontpage',
            name='made_by_muslims',
            field=models.BooleanField(default=False, verbose_name='ร้านบอกว่าผลิตโดยมุสลิม'),
        ),
    ]
