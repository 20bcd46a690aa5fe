"""The PromptPay number that a shopper gave for money of an order: she is not asked for it twice."""

from django.db.models import Q

from common import clock
from shop.orders.models import Order
from shop.payments import promptpay
from shop.payments.models import HandRefund
from shop.payments.states import REFUND_UNDER_WAY

SHOWN_DIGITS = 4


def of(order: Order) -> dict:
    """Return the number she gave last, as facts of a HandRefund, or nothing (one query). An identity number is hers to give
    again, unless a refund to it is still under way.
    """
    hands = HandRefund.objects.filter(refund__payment__order=order, given_at__isnull=False)
    over = ~Q(refund__state__in=REFUND_UNDER_WAY)
    whole = hands.exclude(Q(proxy_type=promptpay.Proxy.NATIONAL_ID) & over).order_by("-pk")
    last = next((hand for hand in whole if len(hand.proxy) > SHOWN_DIGITS), None)
    return {"proxy_type": last.proxy_type, "proxy": last.proxy, "given_at": clock.now()} if last else {}


def keep_its_end(hand: HandRefund) -> None:
    """Forget of an identity number all but its end."""
    if hand.proxy_type == promptpay.Proxy.NATIONAL_ID:
        hand.proxy = hand.proxy[-SHOWN_DIGITS:]
        hand.save(update_fields=["proxy"])
