"""The kinds the register opens with, and the right of editors to keep them. Run again it changes nothing of theirs."""

from django.db import migrations

from merchants.certificates.first_kinds import FIRST


def load(apps, schema_editor):
    kinds = apps.get_model("certificates.CertificateKind").objects
    for row in FIRST:
        kinds.get_or_create(key=row["key"], defaults=row)
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="certificates", model="certificatekind"
    )
    for act in ["add", "change"]:
        permission, _made = apps.get_model("auth.Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{act}_certificatekind",
            defaults={"name": f"Can {act} ชนิดของใบรับรอง"},
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
