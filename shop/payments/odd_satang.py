"""Every open transfer of a merchant has a sum of its own, so that she sees in her bank app whose money came.

1 to 99 satang are taken off, never put on: nobody pays more than she was shown. The unique key on the payment is what
keeps two sums apart; reading which are taken only saves tries.
"""

from collections.abc import Iterator

from django.db import IntegrityError, transaction

from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments.models import Payment, PaymentMethod
from shop.payments.providers import provider
from shop.payments.states import UNDER_WAY

MOST = 99


def wanted(order: Order, way: str) -> bool:
    """Whether the merchant of ``order`` has switched it on and ``way`` is a transfer (one query at most)."""
    rows = PaymentMethod.objects.for_merchant(order.merchant).filter(odd_satang=True)
    return provider(way).takes_slips and rows.exists()


def open_apart(order: Order, facts: dict) -> Payment | None:
    """Open a payment whose sum is no other open transfer's, the smallest satang off that is free; the order costs that much
    less from then on. None where all 99 are taken or the order costs too little: then it is paid as it stands.
    """
    for off in _free(order):
        apart = {"expected_satang": order.total_satang - off, "told_apart": order.merchant}
        try:
            with transaction.atomic():
                payment = Payment.objects.create(order=order, **{**facts, **apart})
        except IntegrityError:  # somebody took that sum in this moment
            continue
        orders.trim(order=order, satang=off)
        return payment
    return None


def _free(order: Order) -> Iterator[int]:
    total = order.total_satang
    rows = Payment.objects.for_merchant(order.merchant).filter(state__in=UNDER_WAY)
    near = rows.filter(expected_satang__range=(max(1, total - MOST), total))
    taken = set(near.values_list("expected_satang", flat=True))
    return (off for off in range(1, min(MOST, total - 1) + 1) if total - off not in taken)
