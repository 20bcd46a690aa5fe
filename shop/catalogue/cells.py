"""Goods counted by what filters tell apart, shop by shop. Of all that is on sale only the shops that changed are counted anew."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Case, CharField, Count, QuerySet, Value, When

from common import clock, held, prepared
from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue import cover
from shop.catalogue.models import Product

# key: (from, to) in satang, from inclusive, to exclusive
BANDS = {"under-100": (0, 100_00), "100-500": (100_00, 500_00), "over-500": (500_00, 100_000_001)}
DISTRICT = 4  # the digits of a subdistrict's code that are its district's
MOST = 256  # shops; where more have changed, all are counted

Cell = tuple[int, str, str]  # category, band of prices, profile of delivery: goods of a shop that no filter tells apart
Row = tuple


class Shop(NamedTuple):
    """How many goods one merchant has. ``kinds`` holds by the key of a kind of certificate, and under "" for all, how many
    of each cell it covers now; ``whole`` are the kinds that cover whatever she sells.
    """

    province: str
    district: str
    whole: frozenset[str]
    kinds: dict[str, dict[Cell, int]]


Shops = dict[int, Shop]  # by the merchant's key; nobody may change them


class _Counted(NamedTuple):
    """All that is on sale, as it was when the catalogue's version was ``number``, with the certificates of ``day``."""

    number: int
    day: datetime.date
    shops: Shops


def on_sale(version: str) -> Shops:
    """Return everything on sale, held in the process under the catalogue's ``version``: its number and the Bangkok date.

    A shop of which nothing changed is the same object as before.
    """
    return held.after("cells", version, _followed).shops


def of(products: QuerySet[Product]) -> tuple[list[Row], list[Row]]:
    """Count these goods for ``put`` (two queries)."""
    return list(_rows(products)), list(_named(products))


def put(rows: Iterable[Row], named: Iterable[Row], facts: Mapping[int, tuple]) -> Shops:
    """Return what was counted by shop. ``facts`` are the first three of each Shop, or such shops; others are left out."""
    found: Shops = {}
    for merchant, category, band, profile, number in rows:
        shop = found.get(merchant)
        if shop is None:
            if merchant not in facts:  # it closed in this moment
                continue
            shop = found[merchant] = Shop(*facts[merchant][:3], {"": {}})
        shop.kinds[""][category, band, profile] = number
    for merchant, category, band, profile, kind, number in named:
        if merchant in found:
            found[merchant].kinds.setdefault(kind, {})[category, band, profile] = number
    for shop in found.values():
        shop.kinds.update(dict.fromkeys(shop.whole, shop.kinds[""]))
    return found


def asked(
    name: Hashable, make: Callable[..., QuerySet[Product]], keys: Sequence[int] = ()
) -> tuple[list[Row], list[Row]]:
    """Do what ``of`` does for goods that are asked for again and again; for ``name``, ``make`` and ``keys`` see ``prepared``."""
    return (
        prepared.ask(("cells", name), lambda blanks: _rows(make(blanks)), keys),
        prepared.ask(("cells by kind", name), lambda blanks: _named(make(blanks)), keys),
    )


def _followed(last: _Counted | None) -> _Counted:
    today = clock.today()
    number, touched = versions.changed("catalogue", since=last.number if last else 0)
    if last is None or last.day != today or touched is None or len(touched) > MOST:
        return _Counted(number, today, _count())
    if not touched:
        return _Counted(number, today, last.shops)
    left = {pk: shop for pk, shop in last.shops.items() if pk not in touched}
    return _Counted(number, today, left | _count(sorted(touched)))


def _count(merchants: Sequence[int] = ()) -> Shops:
    """Count what these merchants have on sale, or all (four queries)."""
    keys = _padded(merchants)
    whole: dict[int, set[str]] = {}
    for kind, merchant in prepared.ask("covered whole", lambda keys: _within(cover.premises(), "merchant", keys), keys):
        whole.setdefault(merchant, set()).add(kind)
    open_ones = Merchant.objects.open().order_by().values_list("pk", "province_code", "subdistrict_code")
    facts = {
        pk: (province, subdistrict[:DISTRICT], frozenset(whole.get(pk, ())))
        for pk, province, subdistrict in prepared.ask("places", lambda keys: _within(open_ones, "pk", keys), keys)
    }
    goods = Product.objects.on_sale()
    return put(*asked("on sale", lambda keys: _within(goods, "merchant", keys), keys), facts)


def _within(rows: QuerySet, column: str, keys: Sequence[int]) -> QuerySet:
    return rows.filter(**{f"{column}__in": keys}) if keys else rows


def _padded(keys: Sequence[int]) -> list[int]:
    """Return ``keys`` with the last said again and again, so that few sentences serve any number of them."""
    size = next(size for size in (0, 1, 4, 16, 64, MOST) if size >= len(keys))
    return [*keys, *[keys[-1]] * (size - len(keys))] if keys else []


def _rows(products: QuerySet[Product]) -> QuerySet:
    return _by_cell(products).annotate(n=Count("pk"))


def _named(products: QuerySet[Product]) -> QuerySet:
    return _by_cell(cover.named(products), "kind").annotate(n=Count("pk", distinct=True))


def _by_cell(products: QuerySet[Product], *more: str) -> QuerySet:
    whens = [When(price_satang__gte=low, price_satang__lt=high, then=Value(key)) for key, (low, high) in BANDS.items()]
    banded = products.order_by().annotate(band=Case(*whens, output_field=CharField()))
    return banded.values_list("merchant_id", "category_id", "band", "delivery_profile", *more)
