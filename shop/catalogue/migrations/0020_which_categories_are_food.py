"""Which of the first categories are food. Running it again changes nothing that editors made of it."""

from django.db import migrations

FOOD = [
    "food", "snack", "condiment", "fresh-fruit", "dried-seafood", "chilled-frozen", "ready-meal", "beverage", "dry-food", "food-other",
    "fresh-veg", "gift-set",
]  # fmt: skip


def tell(apps, schema_editor):
    Category = apps.get_model("catalogue", "Category")
    if not Category.objects.filter(food=True).exists():
        Category.objects.filter(slug__in=FOOD).update(food=True)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0019_category_food")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
