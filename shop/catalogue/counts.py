"""How many products a filter would leave. The whole catalogue is counted once per version, never per request."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Substr

from common.versions import services as versions
from merchants.certificates.models import CertificateKind
from merchants.models import Merchant
from shop.catalogue import cover
from shop.catalogue.models import Category, Product, ProductState, Stock

# key: (from, to) in satang, from inclusive, to exclusive
BANDS = {"under-100": (0, 100_00), "100-500": (100_00, 500_00), "over-500": (500_00, 100_000_001)}
KEPT = 24 * 3600
COLUMNS = ["category_id", "merchant__province_code", "district", "merchant_id", "band"]
DISTRICT = 4  # the digits of a subdistrict's code that are its district's


class Cell(NamedTuple):
    """Products that no filter of a list tells apart (the stock alone does)."""

    category: int
    province: str
    district: str
    merchant: int
    band: str


class Covered(NamedTuple):
    """What a kind of certificate covers today: its names by language, and the products on sale by cell."""

    names: dict[str, str]
    cells: Counter[Cell]


class Kept(NamedTuple):
    """What lists ask of the catalogue at every request, kept under its version and the Bangkok date: a certificate ends at
    midnight. ``covered`` is by the key of every kind of certificate, in the editors' order."""

    version: str
    cells: Counter[Cell]
    categories: list[Category]
    covered: dict[str, Covered]


def kept() -> Kept:
    """Return the products on sale by cell, and the categories in the editors' order (one query for the version)."""
    version = versions.current("catalogue")
    key = f"catalogue-kept:{version}"
    found = cache.get(key)
    if found is None:
        goods = Product.objects.on_sale()
        found = Kept(version, cells_of(goods), list(Category.objects.all()), _covered(goods))
        cache.set(key, found, KEPT)
    return found


def cells() -> Counter[Cell]:
    """Return the products on sale by cell: every filter's count is a sum of these."""
    return kept().cells


def cells_of(products: QuerySet[Product]) -> Counter[Cell]:
    """Count these products by cell (one query)."""
    grouped = _by_cell(products).values_list(*COLUMNS).annotate(n=Count("pk"))
    return Counter({Cell(*row[:-1]): row[-1] for row in grouped})


def cells_by_kind(products: QuerySet[Product], keys: Iterable[str]) -> dict[str, Counter[Cell]]:
    """Count those of ``products`` that each kind of certificate (by its key) covers now, by cell (one query, or none)."""
    found = {key: Counter() for key in keys}
    if not found:
        return found
    columns = [f"covered_{number}" for number in range(len(found))]
    conditions = {name: cover.is_covered(kind=key) for name, key in zip(columns, found, strict=True)}
    grouped = _by_cell(products).annotate(**conditions).values_list(*COLUMNS, *columns).annotate(n=Count("pk"))
    for row in grouped:
        cell = Cell(*row[: len(COLUMNS)])
        for counter, covers in zip(found.values(), row[len(COLUMNS) : -1], strict=True):
            if covers:
                counter[cell] += row[-1]
    return found


def _covered(products: QuerySet[Product]) -> dict[str, Covered]:
    kinds = list(CertificateKind.objects.all())
    cells = cells_by_kind(products, [kind.key for kind in kinds])
    return {
        kind.key: Covered(
            {"th": kind.name, "ms": kind.name_ms or kind.name, "en": kind.name_en or kind.name}, cells[kind.key]
        )
        for kind in kinds
    }


def _by_cell(products: QuerySet[Product]) -> QuerySet[Product]:
    """Add the columns that tell cells apart, without an order."""
    whens = [When(price_satang__gte=low, price_satang__lt=high, then=Value(key)) for key, (low, high) in BANDS.items()]
    band, district = Case(*whens, output_field=CharField()), Substr("merchant__subdistrict_code", 1, DISTRICT)
    return products.order_by().annotate(band=band, district=district)


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
