"""How many products a filter would leave. The whole catalogue is counted once per version, never per request."""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Aggregate, Case, CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Substr

from common import clock, held, prepared
from common.versions import services as versions
from merchants.certificates.models import CertificateKind
from merchants.models import Merchant
from shop.catalogue import cover, seasons
from shop.catalogue.models import Category, Product, ProductState, Stock
from shop.catalogue.search import synonyms

# key: (from, to) in satang, from inclusive, to exclusive
BANDS = {"under-100": (0, 100_00), "100-500": (100_00, 500_00), "over-500": (500_00, 100_000_001)}
KEPT = 24 * 3600
COLUMNS = ["category_id", "merchant__province_code", "district", "merchant_id", "band", "delivery_profile"]
VERSIONS = ("catalogue", synonyms.VERSION)
DISTRICT = 4  # the digits of a subdistrict's code that are its district's


class Cell(NamedTuple):
    """Products that no filter of a list tells apart (the stock alone does)."""

    category: int
    province: str
    district: str
    merchant: int
    band: str
    profile: str  # of delivery


class Kept(NamedTuple):
    """What every list asks of the catalogue, kept under its version and the Bangkok date: a certificate ends at midnight.

    ``kinds`` are the kinds of certificate in the editors' order: key → name by language. ``words`` is the version of what
    a search finds by: the catalogue's and that of the editors' lists of words. ``shelves`` tells which are empty now.
    """

    version: str
    words: str
    categories: list[Category]
    kinds: dict[str, dict[str, str]]
    shelves: str = ""


class Joined(Aggregate):
    """The values of a column as one text."""

    function = "group_concat"
    output_field = CharField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="string_agg((%(expressions)s)::text, ',')", **context)


def kept() -> Kept:
    """Return the versions, the categories and the kinds of certificate (one query)."""
    return _kept_under(*versions.each(*VERSIONS))


def now() -> Kept:
    """Return the same with ``shelves``, in the same query: over an index that holds empty shelves alone.

    Which products are sold out hangs on these and on the version: a sale of any other piece changes nothing.
    """
    rows = prepared.ask("catalogue now", lambda _blanks: _versions_and_shelves())
    if not rows:  # nothing has ever changed
        rows = [("", 0, *row) for row in prepared.ask("empty shelves", lambda _blanks: _empty_shelves())]
    empty = rows[0][-1] or ""
    found = _kept_under(*versions.said({name: number for name, number, _empty in rows}, VERSIONS))
    return found._replace(shelves=hashlib.sha256(empty.encode()).hexdigest()[:24])


def _kept_under(version: str, words: str) -> Kept:
    return Kept(version, f"{version}:{words}", *held.of(f"catalogue-kept:{version}", _kept))


def _versions_and_shelves() -> QuerySet:
    rows = versions.rows_of(VERSIONS).annotate(shelves=Subquery(_empty_shelves()))
    return rows.values_list("name", "number", "shelves")


def _empty_shelves() -> QuerySet:
    empty = Stock.objects.filter(on_hand__lte=F("reserved")).order_by()
    return empty.annotate(all=Value(1)).values("all").annotate(keys=Joined("pk")).values_list("keys")


def _kept() -> tuple[list[Category], dict[str, dict[str, str]]]:
    kinds = {
        kind.key: {"th": kind.name, "ms": kind.name_ms or kind.name, "en": kind.name_en or kind.name}
        for kind in CertificateKind.objects.all()
    }
    return list(Category.objects.all()), kinds


def cells(version: str | None = None) -> Counter[Cell]:
    """Return the products on sale by cell: every filter's count is a sum of these."""
    key = f"catalogue-cells:{version or versions.current('catalogue')}"
    return cache.get_or_set(key, lambda: cells_of(Product.objects.on_sale()), KEPT)


def by_province() -> Counter[str]:
    """Return how many products on sale come from each province (by its code), held under the version."""
    version = versions.current("catalogue")
    return held.of(f"catalogue-provinces:{version}", lambda: _by_province(version))


def _by_province(version: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for cell, number in cells(version).items():
        found[cell.province] += number
    return found


def covered_cells(kept: Kept) -> dict[str, Counter[Cell]]:
    """Return the products on sale that each kind of certificate covers today, by cell."""
    key = f"catalogue-covered:{kept.version}"
    found = cache.get(key)
    if found is None:
        found = cells_by_kind(Product.objects.on_sale(), cells(kept.version), kept)
        cache.set(key, found, KEPT)
    return found


def cells_of(products: QuerySet[Product]) -> Counter[Cell]:
    """Count these products by cell (one query)."""
    return _counter(_cells(products))


def cells_by_kind(products: QuerySet[Product], counted: Counter[Cell], kept: Kept) -> dict[str, Counter[Cell]]:
    """Count those of ``products`` (which are ``counted`` by cell) that each kind of certificate (by its key) covers now.

    One query, however many kinds there are.
    """
    return _with_named(counted, _named(products), kept)


def sold_cells(name: Hashable, make: Callable[[], QuerySet[Product]], kept: Kept) -> dict[str, Counter[Cell]]:
    """Return what is sold out of these products now, by cell: under "" all, under a kind's key what it covers (two queries).

    ``name`` and ``make``: see ``prepared``.
    """
    cells = _counter(prepared.ask(("sold", name), lambda _blanks: _cells(sold_out(make()))))
    named = prepared.ask(("sold by kind", name), lambda _blanks: _named(sold_out(make())))
    return {**_with_named(cells, named, kept), "": cells}


def _cells(products: QuerySet[Product]) -> QuerySet:
    return _by_cell(products).values_list(*COLUMNS).annotate(n=Count("pk"))


def _named(products: QuerySet[Product]) -> QuerySet:
    return _by_cell(cover.named(products)).values_list(*COLUMNS, "kind").annotate(n=Count("pk", distinct=True))


def _counter(rows: Iterable[tuple]) -> Counter[Cell]:
    return Counter({Cell(*row[:-1]): row[-1] for row in rows})


def _with_named(counted: Counter[Cell], named: Iterable[tuple], kept: Kept) -> dict[str, Counter[Cell]]:
    """Return by kind what its certificates cover: all of some merchants, and what others name one by one."""
    premises = held.of(f"premises:{kept.version}", cover.premises)
    found = {
        key: Counter({cell: number for cell, number in counted.items() if cell.merchant in premises.get(key, ())})
        for key in kept.kinds
    }
    for *columns, kind, number in named:
        cell = Cell(*columns)
        if kind in found and cell.merchant not in premises.get(kind, ()):
            found[kind][cell] += number
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


def put_up_of(merchant: Merchant) -> tuple[int, int]:
    """Return how many products ``merchant`` has on sale, and how many wait for an officer (one query, not cached)."""
    rows = Product.objects.for_merchant(merchant).order_by().values_list("state").annotate(n=Count("pk"))
    by_state = dict(rows)
    return by_state.get(ProductState.LIVE, 0), by_state.get(ProductState.IN_REVIEW, 0)


def gone(name: Hashable, make: Callable[[], QuerySet[Product]]) -> int:
    """Return of how many products of a list nobody can order a piece now (one query). ``name`` and ``make``: see ``prepared``."""
    return prepared.ask(("gone", name), lambda _blanks: _number(sold_out(make())))[0][0]


def sold_out_keys(kept: Kept) -> frozenset[int]:
    """Return the products on sale of which nobody can order a piece, held under the version and the ``shelves`` of ``kept``."""
    return held.of(f"sold-out:{kept.version}:{kept.shelves}", lambda: frozenset(_sold_out_keys()))


def _sold_out_keys() -> Iterable[int]:
    return sold_out(Product.objects.on_sale()).order_by().values_list("pk", flat=True)


def _number(products: QuerySet[Product]) -> QuerySet:
    return products.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values_list("n")
