"""Where the goods of a list come from: the whole shelf, or what a search found. Both say the same of themselves."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, islice

from django.core.cache import cache
from django.db.models import QuerySet

from shop.browse.filters import RELEVANCE, SORTS, Filters, Senders
from shop.catalogue import cards, counts, search
from shop.catalogue.counts import Cell, Kept
from shop.catalogue.models import Product

KEPT = 3600
MOST = cards.LAST_PAGE * cards.PAGE + 1  # keys in an order: nobody turns further
FEW = 10 * cards.PAGE + 1  # and seldom so far


class Source:
    """Some of the goods. Which they are and in which order hangs on the versions; what is sold out is of the moment."""

    q = ""

    def __init__(self, kept: Kept):  # with its ``shelves``: of what moment
        self.kept = kept

    def products(self) -> QuerySet[Product]:
        raise NotImplementedError

    def cells(self, kept: Kept) -> Counter[Cell]:
        """Return how many of them each cell holds, by the version."""
        raise NotImplementedError

    def covered(self, kept: Kept) -> dict[str, Counter[Cell]]:
        """Return the same of those that each kind of certificate covers."""
        raise NotImplementedError

    def gone(self, now: Filters, senders: Senders) -> int:
        """Return how many of what was chosen are sold out, now."""
        raise NotImplementedError

    def sold(self, now: Filters, kept: Kept) -> dict[str, Counter[Cell]]:
        """Return what is sold out now within the limits of the price, by cell (see ``counts.sold_cells``)."""
        raise NotImplementedError

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
        return self._hold(
            f"order:{most}:{said}", lambda: self._ordered(free.narrow(self.products(), senders), free, most)
        )

    def _ordered(self, rows: QuerySet[Product], now: Filters, most: int) -> list[list[int]]:
        if now.sort in SORTS:
            return [list(rows.values_list("pk", flat=True)[:most])]
        if "rank" not in rows.query.annotations:  # a price and nothing else was asked for
            return [list(rows.order_by(*SORTS["newest"]).values_list("pk", flat=True)[:most])]
        ranked = rows.order_by("rank", "-listed_at", "-pk").values_list("rank", "pk")[:most]
        return [[pk for _rank, pk in tier] for _kind, tier in groupby(ranked, key=lambda row: search.kind(row[0]))]

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

    def cells(self, kept: Kept) -> Counter[Cell]:
        return counts.cells(kept.version)

    def covered(self, kept: Kept) -> dict[str, Counter[Cell]]:
        return counts.covered_cells(kept)

    def gone(self, now: Filters, senders: Senders) -> int:
        free = replace(now, in_stock=False, sort="")
        return counts.gone(_name(free, senders), lambda: free.narrow(self.products(), senders))

    def sold(self, now: Filters, kept: Kept) -> dict[str, Counter[Cell]]:
        return counts.sold_cells(("shelf", now.least, now.most), lambda: now.within_limits(self.products()), kept)


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

    def cells(self, _kept: Kept) -> Counter[Cell]:
        return self._hold("cells", lambda: counts.cells_of(self.products()))

    def covered(self, kept: Kept) -> dict[str, Counter[Cell]]:
        return self._hold("covered", lambda: counts.cells_by_kind(self.products(), self.cells(kept), kept))

    def gone(self, now: Filters, senders: Senders) -> int:
        order = self._order(now, senders, MOST)
        if sum(map(len, order)) < MOST:
            gone = counts.sold_out_keys(self.kept)
            return sum(pk in gone for tier in order for pk in tier)
        free = replace(now, in_stock=False, sort="")
        return counts.gone((self.kept.words, _name(free, senders)), lambda: free.narrow(self.products(), senders))

    def sold(self, now: Filters, kept: Kept) -> dict[str, Counter[Cell]]:
        name = (kept.words, self.q, now.least, now.most)
        return counts.sold_cells(name, lambda: now.within_limits(self.products()), kept)

    def _decide(self) -> search.Decided:
        self._found = search.find(self.q)
        return self._found.decided


def _name(now: Filters, senders: Senders) -> tuple:
    """Return all that the SQL of a choice depends on."""
    return now, senders if now.to else None
