"""Money that came through Stripe and goes back by hand instead, and what happens to that promise where Stripe gives it back
after all: never both. Everything here is in the caller's transaction, under the lock of the payment.
"""

from django.utils.translation import gettext_lazy as _

from common import reasons
from common.states import locked
from shop.orders.models import Order
from shop.payments import by_hand, refund_letters, todo
from shop.payments.models import Payment
from shop.payments.states import PaymentState

BACK_BY_STRIPE = _("เงินคืนผ่าน Stripe แล้ว ไม่ต้องโอนคืนเอง")


def make_room(payment: Payment, satang: int) -> None:
    """Stripe gives back ``satang`` of ``payment``: whatever of it was promised by hand is promised no more.

    What is owed beyond that is promised again, to the number the shopper gave.
    """
    number = None
    for refund in reversed(by_hand.under_way(payment.order)):
        if refund.payment_id != payment.pk or by_hand.left_satang(payment) >= satang:
            continue
        if refund.hand.given_at:
            number = (refund.hand.proxy_type, refund.hand.proxy)
        refund = locked(refund)
        by_hand.give_up(payment, refund, why=reasons.stored(BACK_BY_STRIPE), said=BACK_BY_STRIPE)
        refund_letters.not_needed(refund)
    payment.refunded_satang += satang
    payment.save(update_fields=["refunded_satang"])
    if number is None and not by_hand.goes_by_hand(payment):
        return
    by_hand.owe(payment.order)
    if number and by_hand.under_way(payment.order):
        by_hand.give_number(order=payment.order, proxy_type=number[0], proxy=number[1], consent=True)
    payment.refresh_from_db()


def account_is_gone(account: str) -> int:
    """Promise by hand whatever is owed of money that came to an account at Stripe which is not ours to ask any more."""
    orders = Order.objects.filter(
        payments__provider="stripe", payments__account=account, payments__state=PaymentState.CONFIRMED
    )
    owing = list(todo.narrowed(todo.with_money(orders.distinct()), "refund").order_by("pk"))
    for order in owing:
        by_hand.owe(order)
    return len(owing)
