from django.db import migrations, models


class Migration(migrations.Migration):
    """A consent to a face on a picture names the picture, and that is longer than the version of a text."""

    dependencies = [("consents", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="consent", name="version", field=models.CharField(blank=True, max_length=160)
        ),
    ]
