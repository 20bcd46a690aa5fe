"""What came of an order's money against what was expected: one sum and one sentence for shopper and merchant."""

from django.utils.translation import gettext

from common.money import baht_text
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments.models import Payment, StripeAccount
from shop.payments.states import UNDER_WAY_AT_STRIPE, PaymentState, RefundState

GONE = {OrderState.CANCELLED, OrderState.RETURNED}


def counted_satang(order: Order, payment: Payment) -> int:
    """Return the satang of ``payment`` that count towards its order: all that came; while the order still waits for its
    money, without what went back or is promised.
    """
    back = payment.refunded_satang + payment.promised_satang if order.state == OrderState.PLACED else 0
    return payment.received_satang - back


def missing_satang(order: Order, payment: Payment | None) -> int:
    """Return the satang by which confirmed money falls short; 0 while none is confirmed or once the order is given up."""
    if payment is None or payment.state != PaymentState.CONFIRMED or order.state in GONE:
        return 0
    return max(0, payment.expected_satang - counted_satang(order, payment))


def missing_words(order: Order, payment: Payment | None) -> str:
    """Return what came, of how much, and what is missing; "" where nothing is."""
    missing = missing_satang(order, payment)
    if not missing:
        return ""
    facts = {
        "received": baht_text(counted_satang(order, payment)),
        "expected": baht_text(payment.expected_satang),
        "missing": baht_text(missing),
    }
    return gettext("ร้านได้รับ %(received)s จากยอด %(expected)s ยังขาด %(missing)s") % facts


def promised_satang(order: Order) -> int:
    """Return the satang that somebody decided to return by hand and that are not proven to be back yet."""
    return sum(p.promised_satang for p in order.payments.all())


def too_much_satang(order: Order) -> int:
    """Return the satang that came beyond what the order still costs, whatever was promised."""
    received = sum(p.received_satang - p.refunded_satang for p in order.payments.all())
    costs = 0 if order.state in GONE else order.total_satang - order.ordered_back_satang
    return max(0, received - costs)


def owed_back_satang(order: Order) -> int:
    """Return the satang the merchant must return: what came beyond what the order still costs, or what was promised."""
    return max(too_much_satang(order), promised_satang(order))


def is_under_way_elsewhere(payment: Payment) -> bool:
    """Whether somebody may be paying it at Stripe in this moment: then no stock is given away."""
    return payment.attempts.filter(state__in=UNDER_WAY_AT_STRIPE).exists()


def is_cut_off(payment: Payment) -> bool:
    """Whether Stripe lets us give back nothing of ``payment`` any more: the account it came to is not ours to ask."""
    return not StripeAccount.objects.filter(account=payment.account, left_at__isnull=True).exists()


def cannot_go_back_there(payment: Payment) -> bool:
    """Whether money that came through Stripe goes back by hand: a refund failed there, or the account is cut off."""
    at_stripe = [row for row in payment.refunds.all() if row.provider == payment.provider]
    return any(row.state == RefundState.FAILED for row in at_stripe) or is_cut_off(payment)
