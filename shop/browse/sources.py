"""Where the goods of a list come from: the whole shelf, or what a search found. Both say the same of themselves."""

import hashlib
from collections import Counter
from dataclasses import replace
from itertools import groupby, islice

from django.core.cache import cache
from django.db.models import QuerySet

from shop.browse.filters import RELEVANCE, SORTS, Filters, Senders
from shop.catalogue import cards, counts, search
from shop.catalogue.counts import Cell, Kept
from shop.catalogue.models import Product

KEPT = 3600
MOST = cards.LAST_PAGE * cards.PAGE + 1  # of what a search found: nobody turns further


class Shelf:
    """Everything on sale. The database narrows and sorts it, and only a page is read."""

    q = ""

    def products(self) -> QuerySet[Product]:
        return Product.objects.on_sale()

    def at(self, kept: Kept) -> None:
        """Nothing to know: the database is asked."""

    def cells(self, kept: Kept) -> Counter[Cell]:
        return counts.cells(kept.version)

    def covered(self, kept: Kept) -> dict[str, Counter[Cell]]:
        return counts.covered_cells(kept)

    def gone(self, now: Filters, senders: Senders) -> int:
        """Return how many of what was chosen are sold out, now."""
        free = replace(now, in_stock=False, sort="")
        return counts.gone(_name(free, senders), lambda: free.narrow(self.products(), senders))

    def sold(self, now: Filters, kept: Kept) -> dict[str, Counter[Cell]]:
        """Return what is sold out now within the limits of the price, by cell (see ``counts.sold_cells``)."""
        return counts.sold_cells(("shelf", now.least, now.most), lambda: now.within_limits(self.products()), kept)

    def page(self, now: Filters, senders: Senders, number: int) -> list[dict]:
        """Return the rows of a page, and one more where another page follows."""
        start = (number - 1) * cards.PAGE
        ask = lambda _blanks: now.narrow(self.products(), senders)[start : start + cards.PAGE + 1]  # noqa: E731
        return cards.read(("shelf", _name(now, senders), number), ask)


class Result:
    """What a search found. Which products these are, and in which order, hangs on the versions; what is sold out is read."""

    def __init__(self, q: str, kept: Kept):
        self.q, self._kept = q, kept
        self._found: search.Found | None = None
        self.decided: search.Decided = self._hold("decided", self._decide)
        self._sold_out: frozenset[int] = frozenset()

    def products(self) -> QuerySet[Product]:
        self._found = self._found or search.find(self.q)
        return self._found.products

    def cells(self, _kept: Kept) -> Counter[Cell]:
        return self._hold("cells", lambda: counts.cells_of(self.products()))

    def covered(self, kept: Kept) -> dict[str, Counter[Cell]]:
        return self._hold("covered", lambda: counts.cells_by_kind(self.products(), self.cells(kept), kept))

    def gone(self, now: Filters, senders: Senders) -> int:
        order = self._order_of(now, senders)
        if sum(map(len, order)) < MOST:
            return sum(pk in self._sold_out for tier in order for pk in tier)
        free = replace(now, in_stock=False, sort="")
        return counts.gone((self._kept.words, _name(free, senders)), lambda: free.narrow(self.products(), senders))

    def sold(self, now: Filters, kept: Kept) -> dict[str, Counter[Cell]]:
        name = (kept.words, self.q, now.least, now.most)
        return counts.sold_cells(name, lambda: now.within_limits(self.products()), kept)

    def page(self, now: Filters, senders: Senders, number: int) -> list[dict]:
        start = (number - 1) * cards.PAGE
        keys = list(islice(self._in_order(now, senders), start, start + cards.PAGE + 1))
        if not keys:
            return []
        rows = {row["pk"]: row for row in cards.read("keys", _on_sale, keys)}
        return [rows[pk] for pk in keys if pk in rows]

    def at(self, kept: Kept) -> None:
        """Know what is sold out at the moment that ``kept`` tells of."""
        self._sold_out = counts.sold_out_keys(kept)

    def _order_of(self, now: Filters, senders: Senders) -> list[list[int]]:
        free = replace(now, in_stock=False)
        said = repr(sorted(free.said(sort=free.sort).items())) + free.sort
        return self._hold(f"order:{said}", lambda: self._ordered(free, senders))

    def _in_order(self, now: Filters, senders: Senders):
        """Yield the keys: among equals what can be ordered first; by price or age as it comes."""
        last = now.sort == RELEVANCE
        for tier in self._order_of(now, senders):
            yield from (pk for pk in tier if not ((last or now.in_stock) and pk in self._sold_out))
            if last and not now.in_stock:
                yield from (pk for pk in tier if pk in self._sold_out)

    def _ordered(self, now: Filters, senders: Senders) -> list[list[int]]:
        """Return the keys of what fits: in tiers of what fits equally well, or one tier for another order."""
        rows = now.narrow(self.products(), senders)
        if now.sort in SORTS:
            return [list(rows.values_list("pk", flat=True)[:MOST])]
        if "rank" not in rows.query.annotations:  # a price and nothing else was asked for
            return [list(rows.order_by(*SORTS["newest"]).values_list("pk", flat=True)[:MOST])]
        ranked = rows.order_by("rank", "-listed_at", "-pk").values_list("rank", "pk")[:MOST]
        return [[pk for _rank, pk in tier] for _rank, tier in groupby(ranked, key=lambda row: row[0])]

    def _decide(self) -> search.Decided:
        self._found = search.find(self.q)
        return self._found.decided

    def _hold(self, what: str, make):
        key = "found:" + hashlib.sha256(f"{self._kept.words}:{self.q}:{what}".encode()).hexdigest()
        found = cache.get(key)
        if found is None:
            found = make()
            cache.set(key, found, KEPT)
        return found


def _on_sale(keys: list[int]) -> QuerySet[Product]:
    return Product.objects.on_sale().filter(pk__in=keys)


def _name(now: Filters, senders: Senders) -> tuple:
    """Return all that the SQL of a choice depends on."""
    return now, senders if now.to else None
