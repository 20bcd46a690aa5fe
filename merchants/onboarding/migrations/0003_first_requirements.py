"""The list depa starts with, and the right of editors to keep it. Run again it changes nothing."""

from django.db import migrations

from merchants.onboarding.first_requirements import FIRST


def load(apps, schema_editor):
    requirements = apps.get_model("onboarding.Requirement").objects
    if not requirements.exists():
        requirements.bulk_create(apps.get_model("onboarding.Requirement")(**row) for row in FIRST)
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="onboarding", model="requirement"
    )
    for act in ["add", "change"]:
        permission, _made = apps.get_model("auth.Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{act}_requirement",
            defaults={"name": f"Can {act} ข้อกำหนดการสมัคร"},
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("onboarding", "0002_requirements"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
