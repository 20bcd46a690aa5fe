"""The way that a page goes to be looked at has a Thai name; whoever gave it another keeps hers."""

from django.db import migrations

OURS, WAGTAILS = "ผู้ดูแลเว็บตรวจ", "Moderators approval"


def rename(apps, old: str, new: str) -> None:
    for name in ("Workflow", "Task"):
        apps.get_model("wagtailcore", name).objects.filter(name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = [("cms", "0017_each_law_its_page"), ("wagtailcore", "0048_add_default_workflows")]

    operations = [
        migrations.RunPython(
            lambda apps, _editor: rename(apps, WAGTAILS, OURS),
            lambda apps, _editor: rename(apps, OURS, WAGTAILS),
        )
    ]
