import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("onboarding", "0004_answers_of_columns")]
    operations = [
        migrations.AlterField(
            model_name="application",
            name="requirement_list",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="onboarding.requirementlist"
            ),
        ),
        migrations.RemoveField(model_name="application", name="registration_number"),
    ]
