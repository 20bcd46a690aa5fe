"""The allergens and the templates the shop opens with. Where editors already keep some, nothing is added."""

import json
from pathlib import Path

from django.db import migrations

FIRST = Path(__file__).resolve().parent.parent / "first_templates.json"


def plant(apps, schema_editor):
    Allergen, Template, Category = (
        apps.get_model("catalogue", name) for name in ("Allergen", "ListingTemplate", "Category")
    )
    first = json.loads(FIRST.read_text())
    if not Allergen.objects.exists():
        for position, row in enumerate(first["allergens"], start=1):
            Allergen.objects.create(**row, position=position * 10)
    if Template.objects.exists():
        return
    categories = {row.slug: row for row in Category.objects.all()}
    allergens = {row.key: row for row in Allergen.objects.all()}
    for position, row in enumerate(first["templates"], start=1):
        contains, category = row.pop("allergens", []), categories.get(row.pop("category"))
        if category:
            template = Template.objects.create(**row, category=category, position=position * 10)
            template.allergens.set(allergens[key] for key in contains if key in allergens)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0022_listing_templates")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
