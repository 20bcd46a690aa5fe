"""The words that name a kind of certificate. A kind that editors gave words already is left alone."""

from pathlib import Path

from django.db import migrations

LISTS = Path(__file__).resolve().parent.parent / "search/first_certificate_words.txt"


def plant(apps, schema_editor):
    lists = apps.get_model("catalogue", "Synonym").objects
    kinds = {row.key: row for row in apps.get_model("certificates", "CertificateKind").objects.all()}
    for line in LISTS.read_text().splitlines():
        key, _bar, words = (part.strip() for part in line.partition("|"))
        kind = None if line.startswith("#") else kinds.get(key)
        if kind and not lists.filter(certificate=kind).exists():
            said = "\n".join(word.strip() for word in words.split(","))
            lists.create(kind="leads", words=said, certificate=kind)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0035_lists_may_name_a_certificate"),
        ("certificates", "0002_first_kinds"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
