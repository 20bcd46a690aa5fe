"""How the goods that stand travel: as their storage and kind say; the templates as their goods do. What was said since stays."""

from django.db import migrations

OF_TEMPLATE = {
    "budu": "smelly",
    "dried-fish": "smelly",
    "fish-crackers": "fragile",
    "fresh-fruit": "fresh",
    "honey": "liquid",
}


def say(apps, schema_editor):
    product = apps.get_model("catalogue", "Product").objects.filter(delivery_profile="dry")
    template = apps.get_model("catalogue", "ListingTemplate").objects.filter(delivery_profile="dry")
    for cold in ("chilled", "frozen"):
        product.filter(storage=cold).update(delivery_profile=cold)
        template.filter(storage=cold).update(delivery_profile=cold)
    product.filter(storage="dry", category__perishable=True).update(delivery_profile="fresh")
    for key, profile in OF_TEMPLATE.items():
        product.filter(storage="dry", template__key=key).update(delivery_profile=profile)
        template.filter(storage="dry", key=key).update(delivery_profile=profile)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0033_delivery_profiles")]

    operations = [migrations.RunPython(say, migrations.RunPython.noop)]
