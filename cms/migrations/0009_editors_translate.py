"""Editors begin a page's translation without a developer. Run again it changes nothing."""

from django.db import migrations


def grant(apps, schema_editor):
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="simple_translation", model="simpletranslation"
    )
    permission, _made = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=kind, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("cms", "0008_sections"), ("simple_translation", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
