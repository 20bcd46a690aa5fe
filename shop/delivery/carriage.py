"""What one way of sending takes and what it asks for that: the ordinary parcel, and goods that travel in one of their own.

Kept on the way's row as JSON: a way is always read whole (a cart, a product's page), never searched by a part of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from shop.catalogue.models import DeliveryProfile

UNSAID_G = 500  # what a piece counts of which nobody said the weight
EACH_ALONE = {DeliveryProfile.OVERSIZE}  # every piece is a parcel
WEEK = 7
EVERY_DAY = 2**WEEK - 1


@dataclass(frozen=True)
class Goods:
    """So many pieces of one thing that is to be sent. ``grams`` of one piece; None: nobody said it."""

    profile: str
    grams: int | None
    pieces: int


@dataclass(frozen=True)
class Rule:
    """How a way takes goods of one profile. ``satang``: a parcel of their own costs so much (None: they go in with the rest).

    ``days``: bits of the weekdays on which they leave, Monday the lowest; 0 for any.
    """

    carried: bool = True
    satang: int | None = None
    days: int = 0

    @classmethod
    def of(cls, kept: dict) -> "Rule":
        return cls(**kept)

    def kept(self) -> dict:
        """Return it as its way's row keeps it: only what differs from goods that nobody speaks of."""
        if not self.carried:
            return {"carried": False}
        told = {} if self.satang is None else {"satang": self.satang}
        return told | ({"days": self.days} if self.days else {})


@dataclass(frozen=True)
class Parcel:
    """``profile`` of what travels alone, "" for the ordinary parcel."""

    profile: str
    satang: int


def parcels(
    load: Iterable[Goods], *, rules: dict[str, Rule], steps: list, price_satang: int, free: bool = False
) -> list[Parcel]:
    """Return what ``load`` is sent in and what each costs, the ordinary parcel first. ``free``: that one costs nothing."""
    load = sorted(load, key=lambda goods: goods.profile)
    alone = [goods for goods in load if _rule(rules, goods).satang is not None]
    rest = [goods for goods in load if _rule(rules, goods).satang is None]
    found = []
    if rest or not alone:
        weighs = sum((goods.grams or UNSAID_G) * goods.pieces for goods in rest)
        asked = by_weight(steps, weighs) if steps else price_satang
        found.append(Parcel("", 0 if free else asked))
    for profile, goods in groupby(alone, key=lambda each: each.profile):
        times = sum(each.pieces for each in goods) if profile in EACH_ALONE else 1
        found.append(Parcel(profile, rules[profile].satang * times))
    return found


def by_weight(steps: list, grams: int) -> int:
    """Return what ``steps`` ([[up to grams, satang], …], ascending) ask; beyond the last it goes in several parcels."""
    most, dearest = steps[-1]
    full, rest = divmod(grams, most)
    if not rest and full:
        return dearest * full
    return dearest * full + next(satang for up_to, satang in steps if rest <= up_to)


def _rule(rules: dict[str, Rule], goods: Goods) -> Rule:
    return rules.get(goods.profile, Rule())
