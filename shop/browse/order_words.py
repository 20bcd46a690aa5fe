"""How an order stands, in the shopper's words: goods and money told as one story."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.money import baht_text
from common.thai.dates import short_datetime
from shop.delivery.models import DeliveryKind
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments.models import Payment
from shop.payments.providers import provider
from shop.payments.states import PaymentState

S, P = OrderState, PaymentState


@dataclass(frozen=True)
class Standing:
    """An order with its newest payment, as the shopper sees it."""

    order: Order
    payment: Payment | None
    refused_slip: str = ""  # why the merchant refused the newest slip

    @property
    def picked_up(self) -> bool:
        return self.order.delivery_kind == DeliveryKind.PICKUP

    @property
    def prepaid(self) -> bool:
        return self.payment is not None and provider(self.payment.provider).prepaid

    @property
    def overdue(self) -> bool:
        """True once the time to pay has run out, even if the sweeper has not come yet."""
        return self.payment is not None and (self.payment.state == P.EXPIRED or self.payment.is_overdue)

    @property
    def to_pay(self) -> bool:
        """True while the shopper can pay and should."""
        payment = self.payment
        return self.prepaid and self.order.state == S.PLACED and payment.state == P.OPEN and not payment.is_overdue

    @property
    def money_owed_satang(self) -> int:
        """Return what cash she must have ready for the carrier or the shop."""
        waits = self.payment is not None and not self.prepaid and self.payment.state == P.OPEN
        return self.payment.expected_satang if waits and self.order.state != S.CANCELLED else 0

    @property
    def may_withdraw(self) -> bool:
        """True while she may cancel herself: before packing, before money. The verb checks it again."""
        early = self.order.state in {S.PLACED, S.CONFIRMED}
        return early and (self.payment is None or self.payment.state == P.OPEN) and not self.overdue

    def badge(self) -> tuple[str, str]:
        """Return the state in a few words and the kind of badge."""
        state = self.order.state
        if state == S.PLACED:
            return self._placed_badge()
        if state == S.CANCELLED:
            return (_("หมดเวลาชำระเงิน"), "refused") if self.overdue else (_("ยกเลิกแล้ว"), "neutral")
        return {
            S.CONFIRMED: (_("ร้านกำลังเตรียมของ"), "info"),
            S.PACKED: (_("แพ็กแล้ว"), "info"),
            S.SHIPPED: (_("อยู่ระหว่างทาง"), "info"),
            S.READY: (_("พร้อมให้มารับ"), "info"),
            S.DELIVERED: (_("ได้รับของแล้ว"), "verified"),
            S.RETURNED: (_("ส่งคืนร้าน"), "neutral"),
        }[state]

    def _placed_badge(self) -> tuple[str, str]:
        if self.overdue:
            return _("หมดเวลาชำระเงิน"), "refused"
        if self.to_pay:
            return (_("ส่งสลิปใหม่"), "refused") if self.refused_slip else (_("รอชำระเงิน"), "waiting")
        if self.payment is not None and self.payment.state == P.CLAIMED:
            return _("ร้านกำลังตรวจสลิป"), "waiting"
        if self.payment is not None and self.payment.state == P.CONFIRMED:
            return _("ยอดเงินยังไม่ครบ"), "waiting"
        return _("รอร้านยืนยัน"), "waiting"

    def steps(self) -> list[dict]:
        """Return the five steps for components/steps.html; a cancelled or returned order ends with that."""
        order = self.order
        second = _("ร้านได้รับเงิน") if self.prepaid else _("ร้านรับคำสั่งซื้อ")
        moved = _("พร้อมให้มารับ") if self.picked_up else _("ส่งของ")
        line = [
            (_("สั่งซื้อ"), order.placed_at),
            (second, order.confirmed_at),
            (_("แพ็กของ"), order.packed_at),
            (moved, order.ready_at if self.picked_up else order.shipped_at),
            (_("ได้รับของ"), order.delivered_at),
        ]
        if order.state == S.PLACED and self.overdue:
            line = [line[0], (_("หมดเวลาชำระเงิน"), None)]
        elif order.state in {S.CANCELLED, S.RETURNED}:
            line = [(label, at) for label, at in line if at]
            line.append((_("ยกเลิก"), order.cancelled_at) if order.cancelled_at else (_("ส่งคืนร้าน"), order.returned_at))
        now = next((index for index, (_label, at) in enumerate(line) if at is None), None)
        steps = [
            {"label": label, "at": at, "state": "done" if at else "now" if index == now else "todo", "note": ""}
            for index, (label, at) in enumerate(line)
        ]
        if order.state in {S.CANCELLED, S.RETURNED}:
            steps[-1]["state"] = "over"
        return steps

    def money_words(self) -> str:
        """Return how the payment stands, in a few words and with what came."""
        payment = self.payment
        if payment is None:
            return ""
        if payment.is_overdue:
            return str(P.EXPIRED.label)
        if self.money_owed_satang:
            return _("จ่ายเมื่อได้รับของ")
        came = f" · {baht_text(payment.received_satang)}" if payment.received_satang else ""
        return f"{payment.get_state_display()}{came}"

    def next_words(self) -> str:
        """Return what happens next, and what she has to do for it if anything."""
        state = self.order.state
        if state == S.PLACED:
            return self._next_of_placed()
        if state == S.CANCELLED:
            return self._next_of_cancelled()
        words = {
            S.CONFIRMED: _("ร้านกำลังเตรียมของให้คุณ เราจะแสดงที่หน้านี้เมื่อร้านแพ็กเสร็จ"),
            S.PACKED: _("ร้านแพ็กเสร็จแล้ว รอร้านแจ้งว่าพร้อมให้มารับ") if self.picked_up else _("ร้านแพ็กเสร็จแล้ว รอส่งให้บริษัทขนส่ง"),
            S.SHIPPED: _("ของอยู่ระหว่างทาง เมื่อได้รับและตรวจของแล้ว กรุณากดปุ่มด้านล่างเพื่อบอกร้าน"),
            S.READY: _("ของพร้อมแล้ว ไปรับที่ร้านได้เลย รับแล้วกดปุ่มด้านล่างเพื่อบอกร้าน"),
            S.DELIVERED: _("ขอบคุณที่ซื้อของจากร้านเล็ก ๆ ในชุมชน หากของมีปัญหา กรุณาโทรหาร้านภายใน 7 วัน"),
            S.RETURNED: _("พัสดุถูกส่งคืนร้านแล้ว กรุณาโทรหาร้านเพื่อตกลงกันว่าจะส่งใหม่หรือคืนเงิน"),
        }[state]
        return f"{words} {self._cash_words()}".strip()

    def _cash_words(self) -> str:
        owed = self.money_owed_satang
        return _("เตรียมเงินสด %(amount)s ให้พอดี") % {"amount": baht_text(owed)} if owed else ""

    def _next_of_placed(self) -> str:
        payment = self.payment
        if self.overdue:
            return _("เลยเวลาชำระเงินแล้ว กรุณาอย่าโอน หากโอนไปแล้ว ส่งสลิปให้ร้านตรวจและโอนคืนได้")
        if self.to_pay:
            facts = {"amount": baht_text(payment.expected_satang), "until": short_datetime(payment.expires_at)}
            if self.refused_slip:
                return _("ร้านยังไม่พบเงินเข้า ตรวจในแอปธนาคารว่าโอน %(amount)s สำเร็จ แล้วส่งสลิปใหม่ภายใน %(until)s") % facts
            return _("โอน %(amount)s ด้วย QR แล้วส่งสลิปภายใน %(until)s ร้านจะเตรียมของเมื่อเห็นเงินเข้า") % facts
        if payment is not None and payment.state == P.CLAIMED:
            return _("ร้านได้รับสลิปแล้วและกำลังตรวจว่าเงินเข้า ไม่ต้องโอนหรือส่งสลิปซ้ำ")
        if payment is not None and payment.state == P.CONFIRMED:
            facts = {"received": baht_text(payment.received_satang), "expected": baht_text(payment.expected_satang)}
            return _("ร้านได้รับ %(received)s จากยอด %(expected)s กรุณาโทรหาร้านเพื่อโอนส่วนที่ขาด") % facts
        return f"{_('ร้านได้รับคำสั่งซื้อแล้ว รอร้านยืนยันว่าส่งให้ได้')} {self._cash_words()}".strip()

    def _next_of_cancelled(self) -> str:
        if self.overdue:
            return _("ไม่ได้รับสลิปภายในเวลา คำสั่งซื้อจึงยกเลิกไป กรุณาอย่าโอน หากโอนไปแล้ว ส่งสลิปให้ร้านตรวจและโอนคืนได้")
        return _("คำสั่งซื้อนี้ยกเลิกแล้ว กรุณาอย่าโอนเงิน เหตุผล: %(why)s") % {"why": self.order.cancel_reason or "–"}
