"""The merchant takes back a promise to give money back, as long as nothing was sent. Locks: payment, then refund."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.audit import services as audit
from common.money import baht_text
from common.states import locked
from shop.orders.models import Order
from shop.payments import by_hand, refund_letters
from shop.payments.balance import promised_satang, too_much_satang
from shop.payments.errors import GoodsCameBack, RefundOver, StillOwed
from shop.payments.models import Refund
from shop.payments.states import REFUND_UNDER_WAY, RefundState

WITHDRAWN = _("ร้านยกเลิกการคืนเงินแล้ว")


@transaction.atomic
def withdraw(*, refund: Refund, by, why: str) -> Refund:
    """Take back what was promised and not sent; the shopper reads ``why``. Withdrawn already: nothing changes.

    Raises RefundOver once it was paid, GoodsCameBack where its pieces lie on the shelf again, StillOwed where the order
    owes the money anyhow: given up, paid too much, or decided by an officer.
    """
    payment = locked(refund.payment)
    refund = locked(refund)
    if refund.state == RefundState.FAILED and refund.hand.withdrawn_why:
        return refund
    if refund.state not in REFUND_UNDER_WAY:
        raise RefundOver()
    if refund.lines.filter(restocked=True).exists():
        raise GoodsCameBack()
    order = Order.objects.get(pk=payment.order_id)
    owed = too_much_satang(order)
    if promised_satang(order) - refund.amount_satang < owed:
        raise StillOwed(owed=baht_text(owed))
    by_hand.give_up(payment, refund, why=why, said=WITHDRAWN, by=by)
    refund.hand.withdrawn_why = why[:200]
    refund.hand.save(update_fields=["withdrawn_why"])
    audit.record(subject=order, verb="refund_withdrawn", by=by, why=why, satang=refund.amount_satang, refund=refund.pk)
    refund_letters.withdrawn(refund)
    return refund
