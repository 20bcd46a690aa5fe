"""What kinds of money are called in the book."""

from django.utils.translation import gettext_lazy as _

from shop.orders.carriers import carrier_of
from shop.orders.states import OrderState
from shop.payments.book.figures import FOR_REFUND, IN_HAND
from shop.payments.providers import all_providers

AT_STRIPE = {"stripe_card": _("บัตร ผ่าน Stripe"), "stripe_promptpay": _("พร้อมเพย์ ผ่าน Stripe")}
AT_STRIPE[FOR_REFUND] = _("คืนเงิน ผ่าน Stripe")
HANDED_OVER = _("ลูกค้ามารับเอง")


def kind_words(key: str, kind: str) -> str:
    """Return what a ``kind`` of the figure ``key`` is called: a way to pay, a carrier, how the order stands."""
    if key == "cash-out":
        return str(HANDED_OVER if kind == IN_HAND else carrier_of(kind).name)
    if key == "owed-back":
        return str(OrderState(kind).label)
    if kind in AT_STRIPE:
        return str(AT_STRIPE[kind])
    return next((str(way.in_the_book) for way in all_providers() if way.key == kind), kind)
