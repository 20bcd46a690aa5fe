"""How many products a filter would leave. The whole catalogue is counted once per version, never per request."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Substr

from common import clock
from common.versions import services as versions
from merchants.certificates.models import CertificateKind
from merchants.models import Merchant
from shop.catalogue import cover, seasons
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


class Kept(NamedTuple):
    """What every list asks of the catalogue, kept under its version and the Bangkok date: a certificate ends at midnight.

    ``kinds`` are the kinds of certificate in the editors' order: key → name by language.
    """

    version: str
    categories: list[Category]
    kinds: dict[str, dict[str, str]]


def kept() -> Kept:
    """Return the catalogue's version, its categories and the kinds of certificate (one query)."""
    version = versions.current("catalogue")
    found = cache.get(f"catalogue-kept:{version}")
    if found is None:
        kinds = {
            kind.key: {"th": kind.name, "ms": kind.name_ms or kind.name, "en": kind.name_en or kind.name}
            for kind in CertificateKind.objects.all()
        }
        found = list(Category.objects.all()), kinds
        cache.set(f"catalogue-kept:{version}", found, KEPT)
    return Kept(version, *found)


def cells(version: str | None = None) -> Counter[Cell]:
    """Return the products on sale by cell: every filter's count is a sum of these."""
    key = f"catalogue-cells:{version or versions.current('catalogue')}"
    found = cache.get(key)
    if found is None:
        found = cells_of(Product.objects.on_sale())
        cache.set(key, found, KEPT)
    return found


def covered_cells(kept: Kept) -> dict[str, Counter[Cell]]:
    """Return the products on sale that each kind of certificate covers today, by cell."""
    key = f"catalogue-covered:{kept.version}"
    found = cache.get(key)
    if found is None:
        found = cells_by_kind(Product.objects.on_sale(), kept.kinds)
        cache.set(key, found, KEPT)
    return found


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


def _by_cell(products: QuerySet[Product]) -> QuerySet[Product]:
    """Add the columns that tell cells apart, without an order."""
    whens = [When(price_satang__gte=low, price_satang__lt=high, then=Value(key)) for key, (low, high) in BANDS.items()]
    band, district = Case(*whens, output_field=CharField()), Substr("merchant__subdistrict_code", 1, DISTRICT)
    return products.order_by().annotate(band=band, district=district)


def sold_out(products: QuerySet[Product]) -> QuerySet[Product]:
    """Return those of ``products`` of which nobody can order a piece now: every shelf empty, or out of season."""
    in_season = seasons.sold_on(clock.today())
    empty = Stock.objects.filter(on_hand__lte=F("reserved")).order_by().values("variant__product")
    away = Product.objects.filter(season_months__gt=0).exclude(in_season).order_by().values("pk")
    left = Stock.objects.to_order().filter(variant__product=OuterRef("pk"))
    few = products.filter(pk__in=empty.union(away))  # both from an index: the cost is that of the few
    return few.filter(~Exists(left) | ~in_season)


def sum_of(found: Counter[Cell], *, category: int | None = None, province: str = "", band: str = "") -> int:
    """Sum the cells that fit; what is not given does not narrow."""
    return sum(
        number
        for cell, number in found.items()
        if category in (None, cell.category) and province in ("", cell.province) and band in ("", cell.band)
    )


def put_up_of(merchant: Merchant) -> tuple[int, int]:
    """Return how many products ``merchant`` has on sale, and how many wait for an officer (one query, not cached)."""
    rows = Product.objects.for_merchant(merchant).order_by().values_list("state").annotate(n=Count("pk"))
    by_state = dict(rows)
    return by_state.get(ProductState.LIVE, 0), by_state.get(ProductState.IN_REVIEW, 0)
