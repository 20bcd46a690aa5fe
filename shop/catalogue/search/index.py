"""The index of products behind one seam: SQLite's FTS5, PostgreSQL's ``tsvector``. Another engine would stand here.

The verbs write it in their own transaction; its rows are made of ``Product.search_text`` and nothing else.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from shop.catalogue.models import Category, Product
from shop.catalogue.search import wishes
from shop.catalogue.search.entries import Entry, entry_of
from shop.catalogue.search.wishes import EVERYWHERE, Wish

_ON_SQLITE = {
    "write": "INSERT OR REPLACE INTO catalogue_product_words (rowid, name, place, shop, kind) VALUES (%s, %s, %s, %s, %s)",
    "matching": "SELECT rowid FROM catalogue_product_words WHERE catalogue_product_words MATCH %s",
}
_ON_POSTGRESQL = {
    "write": "INSERT INTO catalogue_product_words (product_id, words) VALUES (%s, %s::tsvector)"
    " ON CONFLICT (product_id) DO UPDATE SET words = EXCLUDED.words",
    "matching": "SELECT found FROM catalogue_products_with(%s::tsquery) AS found",
}


def entries(products: Iterable[Product]) -> list[Entry]:
    """Return the entries of these products (their category and merchant loaded)."""
    above = {category.pk: category for category in Category.objects.all()}
    return [entry_of(product, above) for product in products]


def write(products: Iterable[Product]) -> None:
    """Put these products' ``search_text`` into the index, in the caller's transaction. Done twice it changes nothing."""
    rows = [_row(product.pk, Entry.read(product.search_text)) for product in products]
    with connection.cursor() as cursor:
        cursor.executemany(_sql("write"), rows)


def empty() -> None:
    """Take everything out."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalogue_product_words")


def count() -> int:
    """Return how many products the index holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM catalogue_product_words")
        return cursor.fetchone()[0]


def count_of_before() -> int:
    """Return how many products stand there as an earlier release wrote them: with weights, which nothing asks for any more."""
    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM catalogue_product_words WHERE words <> strip(words)")
        return cursor.fetchone()[0]


def matching(wish: Wish) -> Q:
    """Return the condition that a product's signs fulfil ``wish``."""
    asked = wishes.sqlite(wish) if connection.vendor == "sqlite" else wishes.postgresql(wish)
    return Q(pk__in=RawSQL(_sql("matching"), [asked], output_field=BooleanField()))  # noqa: S611 - what was asked goes as a value


def _row(pk: int, entry: Entry) -> list:
    if connection.vendor == "sqlite":
        return [pk, *entry]
    fields = zip(entry, EVERYWHERE, strict=True)
    return [pk, " ".join(f"'{wishes.written(sign, field)}'" for part, field in fields for sign in part.split())]


def _sql(what: str) -> str:
    return (_ON_SQLITE if connection.vendor == "sqlite" else _ON_POSTGRESQL)[what]
