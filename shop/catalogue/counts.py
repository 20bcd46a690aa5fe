"""How many products a filter would leave. The whole catalogue is counted once per version, never per request."""

from collections import Counter
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Substr

from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue.models import Category, Product, ProductState, Stock

# key: (from, to) in satang, from inclusive, to exclusive
BANDS = {"under-100": (0, 100_00), "100-500": (100_00, 500_00), "over-500": (500_00, 100_000_001)}
KEPT = 24 * 3600
DISTRICT = 4  # the digits of a subdistrict's code that are its district's


class Cell(NamedTuple):
    """Products that no filter of a list tells apart (the stock alone does)."""

    category: int
    province: str
    district: str
    merchant: int
    band: str


class Kept(NamedTuple):
    """What every list asks of the catalogue, kept under its version."""

    version: str
    categories: list[Category]


def kept() -> Kept:
    """Return the catalogue's version and the categories in the editors' order (one query)."""
    version = versions.current("catalogue")
    found = cache.get(f"categories:{version}")
    if found is None:
        found = list(Category.objects.all())
        cache.set(f"categories:{version}", found, KEPT)
    return Kept(version, found)


def cells(version: str | None = None) -> Counter[Cell]:
    """Return the products on sale by cell: every filter's count is a sum of these."""
    key = f"catalogue-cells:{version or versions.current('catalogue')}"
    found = cache.get(key)
    if found is None:
        found = cells_of(Product.objects.on_sale())
        cache.set(key, found, KEPT)
    return found


def cells_of(products: QuerySet[Product]) -> Counter[Cell]:
    """Count these products by cell (one query)."""
    whens = [When(price_satang__gte=low, price_satang__lt=high, then=Value(key)) for key, (low, high) in BANDS.items()]
    grouped = (
        products.order_by()
        .annotate(
            band=Case(*whens, output_field=CharField()), district=Substr("merchant__subdistrict_code", 1, DISTRICT)
        )
        .values_list("category_id", "merchant__province_code", "district", "merchant_id", "band")
        .annotate(n=Count("pk"))
    )
    return Counter({Cell(*row[:-1]): row[-1] for row in grouped})


def sold_out(products: QuerySet[Product]) -> QuerySet[Product]:
    """Return those of ``products`` of which nobody can order a piece now."""
    empty = Stock.objects.filter(on_hand__lte=F("reserved")).values("variant__product")
    left = Stock.objects.filter(variant__product=OuterRef("pk"), on_hand__gt=F("reserved"))
    return products.filter(~Exists(left), pk__in=empty)


def sum_of(found: Counter[Cell], *, category: int | None = None, province: str = "", band: str = "") -> int:
    """Sum the cells that fit; what is not given does not narrow."""
    return sum(
        number
        for cell, number in found.items()
        if category in (None, cell.category) and province in ("", cell.province) and band in ("", cell.band)
    )


def live_of(merchant: Merchant) -> int:
    """Return how many products ``merchant`` has put up for sale (one query, not cached)."""
    return Product.objects.for_merchant(merchant).filter(state=ProductState.LIVE).count()
