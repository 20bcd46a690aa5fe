"""Editors publish without a developer and keep the categories. Run again it changes nothing."""

from django.db import migrations


def grant(apps, schema_editor):
    editors, _made = apps.get_model("auth.Group").objects.get_or_create(name="Editors")
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    publish = _permission(apps, "wagtailcore", "page", "publish_page", "Publish any page")
    apps.get_model("wagtailcore.GroupPagePermission").objects.get_or_create(group=editors, page=root, permission=publish)
    for act in ["add", "change"]:
        editors.permissions.add(_permission(apps, "catalogue", "category", f"{act}_category", f"Can {act} หมวดสินค้า"))


def _permission(apps, app, model, codename, name):
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label=app, model=model)
    return apps.get_model("auth.Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name}
    )[0]


class Migration(migrations.Migration):
    dependencies = [("cms", "0002_site_tree"), ("catalogue", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
