"""Editors put up, change and take away videos. Run again it changes nothing."""

from django.db import migrations


def grant(apps, schema_editor):
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    kinds, permissions = apps.get_model("contenttypes.ContentType").objects, apps.get_model("auth.Permission").objects
    kind, _made = kinds.get_or_create(app_label="cms", model="video")
    for act in ("add", "change", "delete"):
        permission, _made = permissions.get_or_create(
            content_type=kind, codename=f"{act}_video", defaults={"name": f"Can {act} วิดีโอ"}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("cms", "0015_videos_on_pages"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
