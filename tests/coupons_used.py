"""Coupons as shoppers use them: typed at the checkout, the whole way to the order."""

import datetime

from common import clock
from shop.cart.models import CartLine
from shop.checkout import services as checkout
from shop.offers.invariants import check
from shop.orders.invariants import check as orders_hold
from shop.payments.invariants import check as money_holds

DAY = datetime.timedelta(days=1)


def invariants() -> list[str]:
    return [*check(), *orders_hold(), *money_holds()]


def typed(merchant, code: str) -> dict:
    return {checkout.coupon_field(merchant.pk): code}


def buy(shopper, budu, first, *, code="BUDU20", pieces=1, **said):
    """Go the whole way with a coupon; return the answer to the last form."""
    CartLine.objects.all().delete()
    shopper.add(budu, pieces)
    seen = shopper.send(shopper.filled(act="recalculate", **typed(first, code), **said))
    return shopper.send(shopper.filled(seen, **typed(first, code), **said))


def dates(first=0, last=30) -> dict:
    today = clock.today()
    return {"starts_on": (today + first * DAY).isoformat(), "ends_on": (today + last * DAY).isoformat()}
