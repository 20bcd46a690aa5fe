"""Money that an officer's decision orders back: it is owed from then on, whichever way it came."""

import uuid

from django.db import transaction

from common.audit import services as audit
from common.errors import DomainError
from common.states import locked
from shop.orders.models import Order
from shop.payments import by_hand
from shop.payments.balance import owed_back_satang
from shop.payments.by_stripe import refunds
from shop.payments.models import Payment
from shop.payments.states import PaymentState


@transaction.atomic
def order_back(*, order: Order, satang: int, by, why: str) -> Order:
    """Take ``satang`` off what ``order`` costs: ``owed_back_satang`` says from then on what is still to be given back.

    What went back before counts towards it. Ordered twice, the larger sum stands. Of money that goes back by hand the
    refund is promised at once: the shopper is asked for her number. Locks payments, then the order.
    """
    list(Payment.objects.select_for_update().filter(order=order).order_by("pk"))
    row = locked(order)
    if satang > row.ordered_back_satang:
        row.ordered_back_satang = satang
        row.save(update_fields=["ordered_back_satang"])
        audit.record(subject=row, verb="refund_ordered", by=by, why=why, satang=satang)
        by_hand.owe(row, by=by, why=why)
    return row


def give_back_by_stripe(*, order: Order, by, why: str, key: uuid.UUID) -> None:
    """Ask Stripe to give back what ``order`` owes of the money that came through it. ``key`` makes it once.

    What Stripe refuses stays owed, for the merchant to see and to give back herself.
    """
    fresh = Order.objects.get(pk=order.pk)
    owed = owed_back_satang(fresh)
    for payment in fresh.payments.filter(state=PaymentState.CONFIRMED).order_by("pk"):
        amount = min(owed, refunds.left_satang(payment))
        if by_hand.goes_by_hand(payment) or amount <= 0:
            continue
        try:
            refunds.give_back(payment=payment, amount_satang=amount, by=by, why=why, key=key)
        except DomainError:  # another refund was quicker: what is owed then is read from the rows
            continue
        owed -= amount
