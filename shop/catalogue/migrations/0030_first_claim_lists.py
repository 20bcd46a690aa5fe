"""The lists of claims the shop opens with, and the right of editors to keep them. Run again it changes nothing of theirs."""

from django.db import migrations

from shop.catalogue.first_claims import FIRST


def load(apps, schema_editor):
    lists = apps.get_model("catalogue", "ClaimList").objects
    for row in FIRST:
        lists.get_or_create(name=row["name"], defaults=row)
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="catalogue", model="claimlist"
    )
    for act in ["add", "change", "delete"]:
        permission, _made = apps.get_model("auth.Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{act}_claimlist",
            defaults={"name": f"Can {act} คำโฆษณาที่ต้องระวัง"},
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0029_claim_lists"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
