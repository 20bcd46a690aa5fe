"""What may be meant by the beginning of a query: phrases of the catalogue and shops, cheap at any size."""

from django.db import connection
from django.db.models import Q

from shop.catalogue.models import Misspelling, Product
from shop.catalogue.search import index
from shop.catalogue.search.asked import read, wish_of
from shop.catalogue.search.sound import sound
from shop.catalogue.search.synonyms import Book
from shop.catalogue.search.text import joined
from shop.catalogue.search.wishes import All

LOOKED_AT = 60  # keys in the index among which the phrases are chosen
LAST = "\U0010ffff"
SHOP = "s"


def completions(typed: str, *, most: int) -> list[str]:
    """Return phrases of product names that begin with ``typed`` (as it sounds), the shortest first."""
    said = sound(joined(typed))
    begins = Q(key__gte=said, key__lt=said + LAST) if connection.vendor == "sqlite" else Q(key__startswith=said)
    rows = Misspelling.objects.filter(begins).order_by("key").values_list("phrase", flat=True)[:LOOKED_AT]
    fits = {phrase for phrase in rows if sound(joined(phrase)).startswith(said)}
    return sorted(fits, key=lambda phrase: (not phrase.startswith(typed), len(phrase), phrase))[:most]


def shops_of(typed: str, *, most: int) -> list[int]:
    """Return the ids of shops whose name holds what is typed and that sell something."""
    terms = read(typed, Book()).terms
    if not terms:
        return []
    wish = All(tuple(wish_of(term, fields=SHOP) for term in terms))
    rows = Product.objects.on_sale().filter(index.matching(wish)).order_by("merchant_id")
    return list(rows.values_list("merchant_id", flat=True).distinct()[:most])
