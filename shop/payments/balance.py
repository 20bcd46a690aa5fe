"""What came of an order's money against what was expected: one sum and one sentence for shopper and merchant."""

from django.utils.translation import gettext

from common.money import baht_text
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments.models import Payment
from shop.payments.states import PaymentState

GONE = {OrderState.CANCELLED, OrderState.RETURNED}


def missing_satang(order: Order, payment: Payment | None) -> int:
    """Return the satang by which confirmed money falls short; 0 while none is confirmed or once the order is given up."""
    if payment is None or payment.state != PaymentState.CONFIRMED or order.state in GONE:
        return 0
    return max(0, payment.expected_satang - payment.received_satang)


def missing_words(order: Order, payment: Payment | None) -> str:
    """Return what came, of how much, and what is missing; "" where nothing is."""
    missing = missing_satang(order, payment)
    if not missing:
        return ""
    facts = {
        "received": baht_text(payment.received_satang),
        "expected": baht_text(payment.expected_satang),
        "missing": baht_text(missing),
    }
    return gettext("ร้านได้รับ %(received)s จากยอด %(expected)s ยังขาด %(missing)s") % facts
