"""The five steps of an order as the shopper reads them. A step under way is never named as if it were done."""

from django.utils.translation import gettext as _

from shop.browse.order_words import Standing
from shop.orders.states import OrderState as S
from shop.orders.steps import Step, told
from shop.payments.states import PaymentState as P


def steps(standing: Standing) -> list[dict]:
    """Return the steps for components/steps.html; an order that ran out of time, was given up or sent back ends with that."""
    order = standing.order
    placed = Step(_("สั่งซื้อ"), _("สั่งซื้อ"), _("สั่งซื้อแล้ว"), order.placed_at)
    line = [placed, _agreed(standing), _packed(standing), _sent(standing), _received(standing)]
    if order.state == S.PLACED and standing.overdue:
        return told([placed, Step("", _("หมดเวลาชำระเงิน"), "", None)])
    if order.state == S.CANCELLED:
        return told(line, end=Step("", "", _("ยกเลิกแล้ว"), order.cancelled_at))
    if order.state == S.RETURNED:
        return told(line, end=Step("", "", _("ส่งคืนร้านแล้ว"), order.returned_at))
    return told(line)


def _agreed(standing: Standing) -> Step:
    at = standing.order.confirmed_at
    if not standing.prepaid:
        return Step(_("ร้านรับคำสั่งซื้อ"), _("รอร้านรับคำสั่งซื้อ"), _("ร้านรับคำสั่งซื้อแล้ว"), at)
    state = standing.payment.state
    now = _("รอสลิปใหม่จากคุณ") if standing.slip_refused else _("รอคุณโอนเงินและส่งสลิป")
    if standing.settles_itself:
        now = _("กำลังตรวจสอบการชำระเงิน") if standing.unclear else _("รอคุณจ่ายเงิน")
    if state == P.CLAIMED:
        now = _("ร้านกำลังตรวจสลิป")
    elif state == P.CONFIRMED:
        now = _("ยอดเงินยังไม่ครบ")
    done = _("ร้านรับคำสั่งซื้อแล้ว") if standing.missing_satang else _("ร้านได้รับเงินแล้ว")
    return Step(_("ร้านได้รับเงิน"), now, done, at)


def _packed(standing: Standing) -> Step:
    return Step(_("แพ็กของ"), _("ร้านกำลังแพ็กของ"), _("แพ็กของแล้ว"), standing.order.packed_at)


def _sent(standing: Standing) -> Step:
    order = standing.order
    if standing.picked_up:
        return Step(_("พร้อมให้มารับ"), _("รอร้านแจ้งให้มารับ"), _("พร้อมให้มารับแล้ว"), order.ready_at)
    return Step(_("ส่งของ"), _("รอร้านส่งของ"), _("ส่งของแล้ว"), order.shipped_at)


def _received(standing: Standing) -> Step:
    now = _("รอคุณมารับของ") if standing.picked_up else _("ของอยู่ระหว่างทาง")
    return Step(_("ได้รับของ"), now, _("ได้รับของแล้ว"), standing.order.delivered_at)
