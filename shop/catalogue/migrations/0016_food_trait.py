"""Which kinds of goods are food."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0015_trust_of_before")]

    operations = [
        migrations.AddField(
            model_name='category',
            name='food',
            field=models.BooleanField(default=False, verbose_name='เป็นอาหาร (ตรวจคำโฆษณาตามกฎหมายอาหาร)'),
        ),
    ]
