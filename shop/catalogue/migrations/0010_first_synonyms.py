"""The lists of words the shop opens with. Where editors already keep some, nothing is added."""

from pathlib import Path

from django.db import migrations

LISTS = Path(__file__).resolve().parent.parent / "search/first_synonyms.txt"


def plant(apps, schema_editor):
    Synonym = apps.get_model("catalogue", "Synonym")
    if Synonym.objects.exists():
        return
    categories = {row.slug: row for row in apps.get_model("catalogue", "Category").objects.all()}
    for line in LISTS.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            kind, words, finds, category = (part.strip() for part in (line + " | | ").split("|")[:4])
            Synonym.objects.create(
                kind=kind, words=_lines(words), finds=_lines(finds), category=categories.get(category)
            )


def _lines(text):
    return "\n".join(word.strip() for word in text.split(",") if word.strip())


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0009_category_tree")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
