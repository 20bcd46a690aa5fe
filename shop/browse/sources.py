"""Where the goods of a list come from: the whole shelf, or what a search found. Both say the same of themselves."""

import hashlib
from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import groupby, islice

from django.core.cache import cache
from django.db.models import QuerySet

from common import held
from shop.browse import tally
from shop.browse.filters import GATHERED, RELEVANCE, SORTS, Filters, Senders
from shop.browse.tally import Goods
from shop.catalogue import cards, cells, counts, search
from shop.catalogue.cells import Shops
from shop.catalogue.counts import Kept
from shop.catalogue.models import Product

KEPT = 3600
MOST = cards.LAST_PAGE * cards.PAGE + 1  # keys in an order: nobody turns further
FEW = 10 * cards.PAGE + 1  # and seldom so far


class Source:
    """Some of the goods. Which they are and in which order hangs on the versions; what is sold out is of the moment."""

    q = ""
    _name_of_all: Hashable = "shelf"  # for prepared sentences

    def __init__(self, kept: Kept):  # with its ``shelves``: of what moment
        self.kept = kept

    def products(self) -> QuerySet[Product]:
        raise NotImplementedError

    def goods(self, senders: Senders) -> Goods:
        """Return all of them counted, by the versions."""
        raise NotImplementedError

    def within(self, now: Filters, senders: Senders) -> Goods:
        """Return those counted that fit the limits typed for the price."""
        if not now.has_limits:
            return self.goods(senders)
        return Goods.of(self._put(*cells.of(now.within_limits(self.products()))), senders)

    def gone(self, now: Filters, senders: Senders) -> int:
        """Return how many of what was chosen are sold out, now."""
        raise NotImplementedError

    def sold(self, now: Filters, senders: Senders) -> Goods:
        """Return what is sold out now within the limits of the price."""
        name = self._name_of_all, now.least, now.most
        return Goods.of(counts.sold(name, lambda: now.within_limits(self.products()), self.kept), senders)

    def page(self, now: Filters, senders: Senders, number: int) -> list[dict]:
        """Return the rows of a page, and one more where another page follows."""
        start = (number - 1) * cards.PAGE
        keys = list(islice(self._in_order(now, senders, start + cards.PAGE + 1), start, start + cards.PAGE + 1))
        return cards.of_keys(keys)

    def _in_order(self, now: Filters, senders: Senders, wanted: int) -> Iterator[int]:
        """Yield the keys: among equals what can be ordered first; by price or age as it comes. At least ``wanted``, if there."""
        last = now.sort == RELEVANCE
        if not last and not now.in_stock:
            yield from self._order(now, senders, FEW if wanted <= FEW else MOST)[0]
            return
        gone = counts.sold_out_keys(self.kept)
        for tier in self._order(now, senders, MOST):
            yield from (pk for pk in tier if pk not in gone)
            if not now.in_stock:
                yield from (pk for pk in tier if pk in gone)

    def _order(self, now: Filters, senders: Senders, most: int) -> list[list[int]]:
        """Return the keys of what fits, sold out or not: in tiers of what fits equally well, or one tier for another order."""
        free = replace(now, in_stock=False)
        said = repr(sorted(free.said(sort=free.sort).items())) + free.sort
        return self._hold(f"order:{most}:{said}", lambda: self._ordered(free, senders, most))

    def _ordered(self, now: Filters, senders: Senders, most: int) -> list[list[int]]:
        rows = now.narrow(self.products(), senders)
        if now.sort in SORTS:
            if self._are_few(now, senders, most):
                rows = rows.order_by(*GATHERED[now.sort])
            return [list(rows.values_list("pk", flat=True)[:most])]
        if "rank" not in rows.query.annotations:  # a price and nothing else was asked for
            return [list(rows.order_by(*SORTS["newest"]).values_list("pk", flat=True)[:most])]
        ranked = rows.order_by("rank", "-listed_at", "-pk").values_list("rank", "pk")[:most]
        return [[pk for _rank, pk in tier] for _kind, tier in groupby(ranked, key=lambda row: search.kind(row[0]))]

    def _are_few(self, now: Filters, senders: Senders, most: int) -> bool:
        """Whether it costs less to gather what fits than to go through the goods in their order until ``most`` were met."""
        return False

    def _put(self, rows: list[tuple], named: list[tuple]) -> Shops:
        return cells.put(rows, named, cells.on_sale(self.kept.version))

    def _hold(self, what: str, make):
        key = "found:" + hashlib.sha256(f"{type(self).__name__}:{self.kept.words}:{self.q}:{what}".encode()).hexdigest()
        found = cache.get(key)
        if found is None:
            found = make()
            cache.set(key, found, KEPT)
        return found


class Shelf(Source):
    """Everything on sale."""

    def products(self) -> QuerySet[Product]:
        return Product.objects.on_sale()

    def goods(self, senders: Senders) -> Goods:
        shops = cells.on_sale(self.kept.version)

        def turned(last: Goods | None) -> Goods:
            return last.turned_to(shops) if last and last.senders is senders else Goods.of(shops, senders)

        return held.after("goods", (self.kept.version, self.kept.sending), turned)

    def _are_few(self, now: Filters, senders: Senders, most: int) -> bool:
        if now.has_limits or not now.narrowed:
            return False
        goods = self.goods(senders)
        fit, every = tally.total(goods, now, now.certificate), sum(goods.spots.get("", {}).values())
        return fit * fit < most * every  # among those that fit as among all others: one is met in ``every / fit``

    def gone(self, now: Filters, senders: Senders) -> int:
        free = replace(now, in_stock=False, sort="")
        return counts.gone(_name(free, senders), lambda: free.narrow(self.products(), senders))


class Result(Source):
    """What a search found."""

    def __init__(self, q: str, kept: Kept):
        super().__init__(kept)
        self.q = q
        self._found: search.Found | None = None
        self.decided: search.Decided = self._hold("decided", self._decide)

    def products(self) -> QuerySet[Product]:
        self._found = self._found or search.find(self.q)
        return self._found.products

    @property
    def _name_of_all(self) -> Hashable:
        return self.kept.words, self.q

    def goods(self, senders: Senders) -> Goods:
        return Goods.of(self._put(*self._hold("cells", lambda: cells.of(self.products()))), senders)

    def gone(self, now: Filters, senders: Senders) -> int:
        order = self._order(now, senders, MOST)
        if sum(map(len, order)) < MOST:
            gone = counts.sold_out_keys(self.kept)
            return sum(pk in gone for tier in order for pk in tier)
        free = replace(now, in_stock=False, sort="")
        return counts.gone((self.kept.words, _name(free, senders)), lambda: free.narrow(self.products(), senders))

    def _decide(self) -> search.Decided:
        self._found = search.find(self.q)
        return self._found.decided


def _name(now: Filters, senders: Senders) -> tuple:
    """Return all that the SQL of a choice depends on."""
    return now, senders if now.to else None
