from django.db import migrations


def begin(apps, schema_editor):
    """Write down what every variant asks as asked since its product was made. Again: only those without a row."""
    variant = apps.get_model("catalogue", "Variant")
    asked = apps.get_model("catalogue", "PriceAsked")
    rows = variant.objects.exclude(pk__in=asked.objects.values("variant")).select_related("product")
    batch = []
    for row in rows.iterator(chunk_size=500):
        batch.append(asked(variant=row, price_satang=row.price_satang, since=row.product.created_at))
        if len(batch) == 500:
            asked.objects.bulk_create(batch)
            batch = []
    asked.objects.bulk_create(batch)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0014_promotions_and_prices_asked")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=True)]
