import datetime

from django.db import migrations

FIRST_DAY = datetime.date(1992, 1, 1)


def put_right(apps, schema_editor):
    """A registration of before there was the tax counts from its first day: no sale of ours is so old."""
    apps.get_model("merchants", "VatRegistration").objects.filter(since__lt=FIRST_DAY).update(since=FIRST_DAY)


class Migration(migrations.Migration):

    dependencies = [
        ('merchants', '0006_vat_registration'),
    ]

    operations = [
        migrations.RunPython(put_right, migrations.RunPython.noop),
    ]
