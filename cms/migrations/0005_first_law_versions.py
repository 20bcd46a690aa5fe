"""The versions that stand now are written down. Run again it changes nothing."""

from django.db import migrations


def write_down(apps, schema_editor):
    rows = apps.get_model("cms.PlainPage").objects.filter(slug__in=["terms", "privacy"], depth__lte=3).exclude(version="")
    for slug, version, published in rows.order_by("path").values_list("slug", "version", "first_published_at"):
        facts = {"published_at": published} if published else {}
        apps.get_model("terms.TermsVersion").objects.get_or_create(kind=slug, version=version, defaults=facts)


class Migration(migrations.Migration):
    dependencies = [("cms", "0004_law_asks_again"), ("terms", "0001_terms_versions")]
    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
