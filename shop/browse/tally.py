"""How many goods each option of each filter would show while the other filters stay as they are.

All filters but that by shop are counted from ``spots``: the goods of all shops together, by what those filters tell apart.
They are some thousands however many goods and shops there are. The shops themselves are passed through once, for their own filter.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from shop.browse.filters import TO, Filters, Senders, reaches
from shop.catalogue.cells import Shop, Shops

Spot = tuple[
    int, str, str, str, str
]  # category, province, district, band of prices, and how it is sent (``Senders.way``)


@dataclass(frozen=True)
class Goods:
    """Some of the goods. ``spots`` are by the key of a kind of certificate, as in ``Shop``; nobody may change them."""

    shops: Shops
    senders: Senders
    spots: dict[str, dict[Spot, int]]

    @classmethod
    def of(cls, shops: Shops, senders: Senders) -> "Goods":
        return cls({}, senders, {}).turned_to(shops)

    def turned_to(self, shops: Shops) -> "Goods":
        """Return the same of ``shops``: those that are the same objects as before are not counted again."""
        spots = {kind: dict(numbers) for kind, numbers in self.spots.items()}
        for merchant in self.shops.keys() | shops.keys():
            was, now = self.shops.get(merchant), shops.get(merchant)
            if was is not now:
                _add(spots, self.senders, merchant, was, -1)
                _add(spots, self.senders, merchant, now, 1)
        return Goods(shops, self.senders, spots)

    def spots_of(self, now: Filters, kind: str) -> dict[Spot, int]:
        """Return what lies in the shop that is chosen, or in all."""
        if not now.shop:
            return self.spots.get(kind, {})
        spots: dict[str, dict[Spot, int]] = {}
        _add(spots, self.senders, now.shop.pk, self.shops.get(now.shop.pk), 1)
        return spots.get(kind, {})


def _add(spots: dict[str, dict[Spot, int]], senders: Senders, merchant: int, shop: Shop | None, sign: int) -> None:
    if shop is None:
        return
    ways: dict[str, str] = {}
    for kind, cells in shop.kinds.items():
        mine = spots.setdefault(kind, {})
        for (category, band, profile), number in cells.items():
            way = ways.get(profile)
            if way is None:
                way = ways[profile] = senders.way(merchant, profile)
            spot = category, shop.province, shop.district, band, way
            if left := mine.get(spot, 0) + sign * number:
                mine[spot] = left
            else:
                del mine[spot]


@dataclass
class Tally:
    """By the name of a filter how many goods each of its options would show, under "all" how many all of them would."""

    by: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    total: int = 0

    def less(self, other: "Tally") -> "Tally":
        """Return this tally without what ``other`` counted."""
        by = defaultdict(Counter, {name: Counter(numbers) for name, numbers in self.by.items()})
        for name, numbers in other.by.items():
            by[name].subtract(numbers)
        return Tally(by, self.total - other.total)


def of(goods: Goods, now: Filters, kind: str = "") -> Tally:
    """Count what fits the choice among the goods that certificates of ``kind`` cover."""
    found, province_code = Tally(), now.province_code
    by = found.by
    for (category, province, district, band, way), number in goods.spots_of(now, kind).items():
        options = {"category": category, "province": province, "district": district, "band": band, "to": None}
        fits = {
            "category": not now.category or category in now.inside,
            "province": province_code in ("", province),
            "district": now.district in ("", district),
            "band": now.price in ("", band),
            "to": not now.to or reaches(way, province, now.to),
        }
        wrong = [name for name in fits if not fits[name]]
        if not wrong:
            found.total += number
        if len(wrong) > 1:
            continue
        for name in wrong or fits:
            by[name]["all"] += number
            if name != "to":
                by[name][options[name]] += number
                continue
            for to in TO:
                by["to"][to] += number * reaches(way, province, to)
    by["merchant"] = _by_shop(goods, now, kind)
    return found


def total(goods: Goods, now: Filters, kind: str) -> int:
    """Return how many of the goods that certificates of ``kind`` cover fit the choice."""
    province_code, spots = now.province_code, goods.spots_of(now, kind)
    return sum(
        number
        for (category, province, district, band, way), number in spots.items()
        if (not now.category or category in now.inside)
        and province_code in ("", province)
        and now.district in ("", district)
        and now.price in ("", band)
        and (not now.to or reaches(way, province, now.to))
    )


def _by_shop(goods: Goods, now: Filters, kind: str) -> Counter:
    """Count by merchant what fits the choice, whichever shop is chosen."""
    found, province_code, senders = Counter(), now.province_code, goods.senders
    plain = not (now.category or now.price or now.to)
    for merchant, shop in goods.shops.items():
        if province_code not in ("", shop.province) or now.district not in ("", shop.district):
            continue
        cells = shop.kinds.get(kind)
        if not cells:
            continue
        number = (
            sum(cells.values())
            if plain
            else sum(
                number
                for (category, band, profile), number in cells.items()
                if (not now.category or category in now.inside)
                and now.price in ("", band)
                and (not now.to or reaches(senders.way(merchant, profile), shop.province, now.to))
            )
        )
        if number:
            found[merchant] = number
    found["all"] = sum(found.values())
    return found
