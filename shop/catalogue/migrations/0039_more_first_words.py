"""Lists of words that joined the first ones. One that stands already, as it is here, is not written again."""

from pathlib import Path

from django.db import migrations

LISTS = Path(__file__).resolve().parent.parent / "search/more_synonyms.txt"


def plant(apps, schema_editor):
    lists = apps.get_model("catalogue", "Synonym").objects
    categories = {row.slug: row for row in apps.get_model("catalogue", "Category").objects.all()}
    kinds = {row.key: row for row in apps.get_model("certificates", "CertificateKind").objects.all()}
    for line in LISTS.read_text().splitlines():
        kind, words, finds, category, certificate = (part.strip() for part in (line + " | | | | ").split("|")[:5])
        if not words or line.startswith("#"):
            continue
        row = {
            "kind": kind,
            "words": _lines(words),
            "finds": _lines(finds),
            "category": categories.get(category),
            "certificate": kinds.get(certificate),
        }
        leads_nowhere = kind == "leads" and not any((row["finds"], row["category"], row["certificate"]))
        if not leads_nowhere and not lists.filter(**row).exists():
            lists.create(**row)


def _lines(text):
    return "\n".join(word.strip() for word in text.split(",") if word.strip())


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0038_vat_exempt"), ("certificates", "0002_first_kinds")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
