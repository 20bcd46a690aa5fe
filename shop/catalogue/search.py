"""Finding products by words. A small seam: what asks here need not know how the index is made.

Thai is written without spaces, so every word of the query must stand somewhere inside a product's ``search_text``.
"""

import unicodedata

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from common.provinces import PROVINCES
from common.thai.text import normalise
from shop.catalogue.models import Product, Stock

MOST_LETTERS = 100
MOST_WORDS = 8


def plain(text: str) -> str:
    """Return ``text`` in its one spelling, letters, marks and digits only, words apart by one space."""
    letters = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in normalise(text))
    return " ".join("".join(letters).split())


def words(query: str) -> list[str]:
    """Return what ``query`` asks for, at most 8 different words of its first 100 letters; nothing but signs: none."""
    return list(dict.fromkeys(plain(query[: MOST_LETTERS * 4])[:MOST_LETTERS].split()))[:MOST_WORDS]


def text_of(product: Product) -> str:
    """Return the words a product is found by: its names first, then its kind, its unit, its shop and where that is."""
    category, merchant = product.category, product.merchant
    province = PROVINCES.get(merchant.province_code, ("", "", ""))[1:]
    parts = [
        product.name, product.name_ms, product.name_en, product.unit,
        category.name, category.name_ms, category.name_en,
        merchant.name, merchant.name_ms, merchant.name_en, merchant.district_name, *province,
    ]  # fmt: skip
    return " ".join(filter(None, map(plain, parts)))


def find(query: str) -> QuerySet[Product]:
    """Return the products on sale that hold every word of ``query``, best first; nothing for an empty query.

    First whose name begins with it, then whose name holds it, then the rest; within each what is in stock, newest first.
    """
    asked = words(query)
    if not asked:
        return Product.objects.none()
    rows = Product.objects.on_sale()
    for word in asked:
        rows = rows.filter(search_text__contains=word)
    phrase = " ".join(asked)
    in_name = Q(name__icontains=phrase) | Q(name_ms__icontains=phrase) | Q(name_en__icontains=phrase)
    rank = Case(
        When(search_text__startswith=phrase, then=Value(0)),
        When(in_name, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    left = Exists(Stock.objects.filter(variant__product=OuterRef("pk"), on_hand__gt=F("reserved")))
    return rows.annotate(rank=rank, left=left).order_by("rank", "-left", "-listed_at", "-pk")
