"""Editors keep the lists of words, and see what people search. Run again it changes nothing."""

from django.db import migrations

ACTS = [("synonym", ["add", "change", "delete"], "คำค้นที่เหมือนกัน"), ("searchcount", ["change"], "คำที่คนค้น")]


def grant(apps, schema_editor):
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    kinds, permissions = apps.get_model("contenttypes.ContentType").objects, apps.get_model("auth.Permission").objects
    for model, acts, name in ACTS:
        kind, _made = kinds.get_or_create(app_label="catalogue", model=model)
        for act in acts:
            permission, _made = permissions.get_or_create(
                content_type=kind, codename=f"{act}_{model}", defaults={"name": f"Can {act} {name}"}
            )
            editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("cms", "0010_shop_fronts"), ("catalogue", "0012_search_counts")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
