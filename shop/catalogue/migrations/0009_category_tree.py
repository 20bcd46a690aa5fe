"""Three categories above those the shop opened with. An editor's own tree stays: only what stands nowhere is put in."""

from django.db import migrations

# slug: Thai, Malay, English, position, what stands in it
TREE = {
    "food": (
        "อาหารและเครื่องดื่ม", "Makanan dan minuman", "Food and drink", 1,
        ["snack", "condiment", "fresh-fruit", "dried-seafood", "chilled-frozen", "ready-meal", "beverage", "dry-food", "food-other", "fresh-veg"],
    ),
    "cloth": ("ผ้าและเครื่องแต่งกาย", "Kain dan pakaian", "Cloth and clothing", 2, ["textile", "fashion"]),
    "crafts": ("งานฝีมือและของใช้", "Kraf dan barangan", "Crafts and homeware", 3, ["craft", "home", "jewellery"]),
}


def plant(apps, schema_editor):
    Category = apps.get_model("catalogue", "Category")
    for slug, (name, name_ms, name_en, position, inside) in TREE.items():
        names = {"name": name, "name_ms": name_ms, "name_en": name_en, "position": position}
        above, _made = Category.objects.get_or_create(slug=slug, defaults=names)
        Category.objects.filter(slug__in=inside, parent=None).exclude(pk=above.pk).update(parent=above)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0008_synonyms")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
