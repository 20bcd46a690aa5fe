"""Under what a list is kept, and how much of it nobody can order now. How many a filter would leave: see ``cells``."""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from django.db.models import Aggregate, CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Value

from common import clock, held, prepared
from common.versions import services as versions
from merchants.certificates.models import CertificateKind
from merchants.models import Merchant
from shop.catalogue import cells, seasons
from shop.catalogue.cells import Shops
from shop.catalogue.models import Category, Product, ProductState, Stock
from shop.catalogue.search import synonyms

SENDING = "senders"  # raised by who writes how a merchant sends
VERSIONS = ("catalogue", synonyms.VERSION, SENDING)


class Kept(NamedTuple):
    """What every list asks of the catalogue, kept under its version and the Bangkok date: a certificate ends at midnight.

    ``kinds`` are the kinds of certificate in the editors' order: key → name by language. ``words`` is the version of what
    a search finds by: the catalogue's and that of the editors' lists of words; ``sending`` that of how merchants send.
    ``shelves`` tells which are empty now.
    """

    version: str
    words: str
    sending: str
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


def _kept_under(version: str, words: str, sending: str) -> Kept:
    return Kept(version, f"{version}:{words}", sending, *held.of(f"catalogue-kept:{version}", _kept))


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


def by_province() -> Counter[str]:
    """Return how many products on sale come from each province (by its code), held under the version."""
    version = versions.current("catalogue")
    return held.of(f"catalogue-provinces:{version}", lambda: _by_province(version))


def _by_province(version: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for shop in cells.on_sale(version).values():
        found[shop.province] += sum(shop.kinds[""].values())
    return found


def sold(name: Hashable, make: Callable[[], QuerySet[Product]], kept: Kept) -> Shops:
    """Return what is sold out of these products now, by shop and cell (two queries). ``name`` and ``make``: see ``prepared``."""
    counted = cells.asked(("sold out", name), lambda _blanks: sold_out(make()))
    return cells.put(*counted, cells.on_sale(kept.version))


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
