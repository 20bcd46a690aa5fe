"""On PostgreSQL all that the order of a search needs of a product stands in one index: rows of two kilobytes are not read for it."""

from django.db import migrations

MAKE = """
CREATE INDEX catalogue_product_found ON catalogue_product (state, id)
INCLUDE (merchant_id, listed_at, price_satang, category_id, delivery_profile)
"""


def make(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(MAKE)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX catalogue_product_found")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0040_words_by_field")]

    operations = [migrations.RunPython(make, drop)]
