"""What can be bought of the products of a list: their variants without model objects, at the price of this moment."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from common import prepared
from shop.catalogue import unit_price
from shop.catalogue.models import Variant

COLUMNS = (
    "pk", "name", "price_satang", "promo_satang", "promo_from", "promo_until", "weight_g", "pack_pieces",
    "stock__on_hand", "stock__reserved", "stock__low_at",
)  # fmt: skip


PIECES = COLUMNS.index("stock__on_hand")


class Choice(NamedTuple):
    """One variant as COLUMNS tell it."""

    pk: int
    name: str
    price_satang: int
    promo_satang: int | None
    promo_from: datetime.date | None
    promo_until: datetime.date | None
    weight_g: int | None
    pack_pieces: int | None
    on_hand: int
    reserved: int
    low_at: int

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved

    @property
    def said(self) -> tuple:
        """Return everything but the pieces, and whether there are any."""
        return *self[:PIECES], self.available > 0

    def satang_on(self, day: datetime.date) -> int:
        return self.promo_satang if self.on_promotion(day) else self.price_satang

    def on_promotion(self, day: datetime.date) -> bool:
        return self.promo_satang is not None and self.promo_from <= day <= self.promo_until

    def unit_price(self, day: datetime.date, *, unit: str, by_weight: bool) -> dict:
        """Return the keywords that ``unit_price`` takes."""
        return {
            "price_satang": self.satang_on(day),
            "unit": unit,
            "name": self.name,
            "weight_g": self.weight_g if by_weight else None,
            "pack_pieces": self.pack_pieces,
        }


class Summary(NamedTuple):
    """What a card says of all its variants."""

    satang: int  # the lowest
    was_satang: int | None  # struck out beside it
    several: bool  # they do not all cost the same
    available: int
    unit_price: str


def of_several(products: Iterable[int]) -> dict[int, list[Choice]]:
    """Return the sold variants of these products in their order (one query, or none for none)."""
    products = list(products)
    found: dict[int, list[Choice]] = {pk: [] for pk in products}
    for product, *columns in prepared.ask("choices", _sold_of, products) if products else ():
        found[product].append(Choice(*columns))
    return found


def _sold_of(products: list[int]) -> QuerySet:
    sold = Variant.objects.sold().filter(product__in=products).order_by("product", "position")
    return sold.values_list("product", *COLUMNS)


def summary(choices: list[Choice], day: datetime.date, *, unit: str, by_weight: bool) -> Summary:
    """Return what these variants of one product cost together, on ``day``."""
    face = min(choices, key=lambda each: each.satang_on(day))
    lowest = face.satang_on(day)
    facts = [each.unit_price(day, unit=unit, by_weight=by_weight) for each in choices]
    if len(facts) > 1:  # by which lists are sorted: the lowest
        known = [each for each in facts if unit_price.hundred(**each) is not None]
        facts = [min(known, key=lambda each: unit_price.hundred(**each))] if known else [facts[choices.index(face)]]
    return Summary(
        satang=lowest,
        was_satang=face.price_satang if face.on_promotion(day) else None,
        several=any(each.satang_on(day) != lowest for each in choices),
        available=sum(each.available for each in choices),
        unit_price=unit_price.text(**facts[0]),
    )
