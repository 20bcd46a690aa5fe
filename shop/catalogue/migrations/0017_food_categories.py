"""The kinds of food the shop opened with, and the gift sets, are marked as food. An editor may take the mark off."""

from django.db import migrations

FOOD = [
    "food", "snack", "condiment", "fresh-fruit", "dried-seafood", "chilled-frozen", "ready-meal", "beverage", "dry-food",
    "food-other", "fresh-veg", "gift-set",
]  # fmt: skip


def mark(apps, schema_editor):
    rows = apps.get_model("catalogue", "Category").objects
    if not rows.filter(food=True).exists():
        rows.filter(slug__in=FOOD).update(food=True)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0016_food_trait")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
