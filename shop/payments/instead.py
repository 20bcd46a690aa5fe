"""Money that came through Stripe and goes back by hand instead, and what happens to that promise where Stripe gives it back
after all: never both. Everything here is in the caller's transaction, under the lock of the payment.
"""

from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from common.states import locked, move
from shop.orders.models import Order
from shop.payments import by_hand, refund_letters, todo
from shop.payments.models import Incident, Payment, Refund
from shop.payments.states import REFUND_MOVES, PaymentState, RefundState

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
        _give_up(payment, refund)
    payment.refunded_satang += satang
    payment.save(update_fields=["refunded_satang"])
    if number is None and not by_hand.goes_by_hand(payment):
        return
    by_hand.owe(payment.order)
    if number and by_hand.under_way(payment.order):
        by_hand.give_number(order=payment.order, proxy_type=number[0], proxy=number[1], consent=True)
    payment.refresh_from_db()


def _give_up(payment: Payment, refund: Refund) -> None:
    refund = locked(refund)
    payment.promised_satang -= refund.amount_satang
    payment.save(update_fields=["promised_satang"])
    move(refund, RefundState.FAILED, moves=REFUND_MOVES, why=reasons.stored(BACK_BY_STRIPE), settled_at=clock.now())
    Incident.objects.filter(key=by_hand.late_key(refund), closed_at__isnull=True).update(
        closed_at=clock.now(), note=reasons.stored(BACK_BY_STRIPE)
    )
    refund_letters.not_needed(refund)


def account_is_gone(account: str) -> int:
    """Promise by hand whatever is owed of money that came to an account at Stripe which is not ours to ask any more."""
    orders = Order.objects.filter(
        payments__provider="stripe", payments__account=account, payments__state=PaymentState.CONFIRMED
    )
    owing = list(todo.narrowed(todo.with_money(orders.distinct()), "refund").order_by("pk"))
    for order in owing:
        by_hand.owe(order)
    return len(owing)
