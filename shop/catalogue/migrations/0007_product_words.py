"""The index of products: a virtual table of FTS5 on SQLite, a ``tsvector`` with GIN on PostgreSQL.

FTS5's own tokeniser throws away Thai vowels and tone marks (หมู would find หมี่): these categories keep them. Neither
table knows a foreign key: a virtual table cannot, and the index is made anew from the products at any time.
"""

from django.db import migrations

ON_SQLITE = """
CREATE VIRTUAL TABLE catalogue_product_words USING fts5(
    name, place, shop, kind, detail='column', tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""
ON_POSTGRESQL = [
    "CREATE TABLE catalogue_product_words (product_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX catalogue_product_words_gin ON catalogue_product_words USING gin (words) WITH (fastupdate = off)",
]


def make(apps, schema_editor):
    for statement in [ON_SQLITE] if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE catalogue_product_words")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_certificate_cover")]

    operations = [migrations.RunPython(make, drop)]
