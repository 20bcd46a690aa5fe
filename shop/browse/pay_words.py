"""What the pay page is about at this moment, and its heading."""

from django.utils.translation import gettext as _

from shop.browse.order_words import Standing
from shop.payments.balance import GONE
from shop.payments.states import PaymentState

P = PaymentState
STEP, CHECK, PAID, SHORT, HANDED, OVER = "step", "check", "paid", "short", "handed", "over"
UNCLEAR = "unclear"


def mode(standing: Standing, *, came_back: bool = False) -> str:
    """Return "step" (to pay now), "check" (a slip waits), "unclear" (only the provider knows), "paid", "short" (less came),
    "handed" (cash was paid at the door) or "over" (time ran out or given up: nobody should pay any more).

    An overdue payment is over even before the sweeper comes; one that is paid elsewhere only when nobody can pay it there.
    """
    payment = standing.payment
    if payment.state == P.CONFIRMED:
        return SHORT if standing.missing_satang else PAID
    if standing.unclear or (came_back and standing.to_pay and standing.settles_itself):
        return UNCLEAR
    if standing.overdue or payment.state == P.CANCELLED or standing.order.state in GONE:
        return OVER
    if standing.cash_handed_over:
        return HANDED
    return CHECK if payment.state == P.CLAIMED else STEP


def heading(about: str) -> str:
    """Return the page's heading; "step" names the shop besides, so it has none here."""
    return {
        STEP: "",
        CHECK: _("ส่งสลิปแล้ว"),
        UNCLEAR: _("กำลังตรวจสอบการชำระเงิน"),
        PAID: _("จ่ายเงินแล้ว"),
        SHORT: _("ยอดเงินยังไม่ครบ"),
        HANDED: _("จ่ายเงินสดตอนรับของ"),
        OVER: _("ไม่ต้องจ่ายเงิน"),
    }[about]
