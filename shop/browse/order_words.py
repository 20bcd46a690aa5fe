"""How an order stands, in the shopper's words: goods and money told as one story, in the tense of this moment."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from common import reasons
from common.money import baht_text
from common.thai.dates import unbroken_datetime
from shop.delivery.models import DeliveryKind
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import balance
from shop.payments.models import Payment, Slip
from shop.payments.providers import provider
from shop.payments.states import PaymentState, SlipState

S, P = OrderState, PaymentState
UNTIL_HANDED_OVER = {S.PLACED, S.CONFIRMED, S.PACKED, S.SHIPPED, S.READY}


@dataclass(frozen=True)
class Standing:
    """An order with its newest payment and that payment's newest slip, as the shopper sees it."""

    order: Order
    payment: Payment | None
    slip: Slip | None = None

    @property
    def picked_up(self) -> bool:
        return self.order.delivery_kind == DeliveryKind.PICKUP

    @property
    def prepaid(self) -> bool:
        return self.payment is not None and provider(self.payment.provider).prepaid

    @property
    def settles_itself(self) -> bool:
        """True where the provider says that money came, and no slip is sent."""
        return self.payment is not None and provider(self.payment.provider).settles_itself

    @property
    def unclear(self) -> bool:
        """True while only the provider knows: the bank still checks, or it is not certain that nobody pays any more."""
        payment = self.payment
        waits = self.settles_itself and payment.state == P.OPEN and self.order.state == S.PLACED
        return waits and (payment.checking_since is not None or payment.is_overdue)

    @property
    def slip_refused(self) -> bool:
        """True where the merchant refused the newest slip: ``slip.reason`` says why."""
        return self.slip is not None and self.slip.state == SlipState.REFUSED

    @property
    def slip_waits(self) -> bool:
        return self.slip is not None and self.slip.state == SlipState.WAITING

    @property
    def overdue(self) -> bool:
        """True once the time to pay has run out, even if the sweeper has not come yet."""
        payment = self.payment
        return payment is not None and not self.unclear and (payment.state == P.EXPIRED or payment.is_overdue)

    @property
    def to_pay(self) -> bool:
        """True while the shopper can pay and should."""
        payment = self.payment
        waits = self.prepaid and self.order.state == S.PLACED and payment.state == P.OPEN
        return waits and not payment.is_overdue and not self.unclear

    @property
    def _pays_cash(self) -> bool:
        return self.payment is not None and not self.prepaid and self.payment.state == P.OPEN

    @property
    def cash_to_prepare_satang(self) -> int:
        """Return what cash she must have ready for the carrier or the shop; 0 once the goods are with her."""
        return self.payment.expected_satang if self._pays_cash and self.order.state in UNTIL_HANDED_OVER else 0

    @property
    def cash_handed_over(self) -> bool:
        """True where she paid at the door and the merchant has not said yet that the money is with the shop."""
        return self._pays_cash and self.order.state == S.DELIVERED

    @property
    def missing_satang(self) -> int:
        return balance.missing_satang(self.order, self.payment)

    @property
    def may_withdraw(self) -> bool:
        """True while she may cancel herself: before packing, before money that went through Stripe. The verb checks it again."""
        early = self.order.state in {S.PLACED, S.CONFIRMED}
        payment = self.payment
        goes_back = payment is not None and payment.state == P.CONFIRMED and not self.settles_itself
        open_still = payment is None or payment.state == P.OPEN or goes_back
        return early and open_still and not self.overdue and not self.unclear

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
        if self.unclear:
            return _("กำลังตรวจสอบการชำระเงิน"), "waiting"
        if self.overdue:
            return _("หมดเวลาชำระเงิน"), "refused"
        if self.to_pay:
            return (_("ส่งสลิปใหม่"), "refused") if self.slip_refused else (_("รอชำระเงิน"), "waiting")
        if self.payment is not None and self.payment.state == P.CLAIMED:
            return _("ร้านกำลังตรวจสลิป"), "waiting"
        if self.missing_satang:
            return _("ยอดเงินยังไม่ครบ"), "waiting"
        return _("รอร้านยืนยัน"), "waiting"

    def money_words(self) -> str:
        """Return how the payment stands, in a few words and with what came."""
        payment = self.payment
        if payment is None:
            return ""
        if self.unclear:
            return _("กำลังตรวจสอบการชำระเงิน")
        if self.overdue:
            return _("หมดเวลาชำระเงินแล้ว")
        if payment.state == P.CONFIRMED:
            said = balance.missing_words(self.order, payment)
            return said or _("ร้านได้รับเงินแล้ว %(amount)s") % {"amount": baht_text(payment.received_satang)}
        if payment.state == P.CANCELLED or self.order.state in balance.GONE:
            return _("ไม่ต้องจ่าย")
        if payment.state == P.CLAIMED:
            return _("ส่งสลิปแล้ว รอร้านตรวจ")
        return self._cash_standing() if not self.prepaid else _("รอชำระเงิน")

    def _cash_standing(self) -> str:
        amount = {"amount": baht_text(self.payment.expected_satang)}
        if self.cash_handed_over:
            return _("จ่ายเงินสด %(amount)s ตอนรับของ") % amount
        if self.picked_up:
            return _("จ่ายเงินสด %(amount)s เมื่อมารับของ") % amount
        return _("จ่ายเงินสด %(amount)s เมื่อได้รับของ") % amount

    def next_words(self) -> str:
        """Return what happens next, and what she has to do for it if anything."""
        state = self.order.state
        if state == S.PLACED:
            return self._next_of_placed()
        if state == S.CANCELLED:
            return self._next_of_cancelled()
        if state == S.RETURNED:
            return self._next_of_returned()
        packed = _("ร้านแพ็กเสร็จแล้ว รอร้านแจ้งว่าพร้อมให้มารับ") if self.picked_up else _("ร้านแพ็กเสร็จแล้ว รอส่งให้บริษัทขนส่ง")
        words = {
            S.CONFIRMED: _("ร้านกำลังเตรียมของให้คุณ เราจะแสดงที่หน้านี้เมื่อร้านแพ็กเสร็จ"),
            S.PACKED: packed,
            S.SHIPPED: _("ของอยู่ระหว่างทาง เมื่อได้รับและตรวจของแล้ว กรุณากดปุ่มด้านล่างเพื่อบอกร้าน"),
            S.READY: _("ของพร้อมแล้ว ไปรับที่ร้านได้เลย รับแล้วกดปุ่มด้านล่างเพื่อบอกร้าน"),
            S.DELIVERED: _("ขอบคุณที่ซื้อของจากร้านเล็ก ๆ ในชุมชน หากของมีปัญหา กรุณาโทรหาร้านภายใน 7 วัน"),
        }[state]
        return " ".join(part for part in (words, self._cash_words(), self._missing_next()) if part)

    def _cash_words(self) -> str:
        owed = self.cash_to_prepare_satang
        return _("เตรียมเงินสด %(amount)s ให้พอดี") % {"amount": baht_text(owed)} if owed else ""

    def _missing_next(self) -> str:
        said = balance.missing_words(self.order, self.payment)
        if not said:
            return ""
        if self.prepaid:
            return _("%(said)s กรุณาโทรหาร้านเพื่อโอนส่วนที่ขาด") % {"said": said}
        return _("%(said)s ถ้าคุณจ่ายครบตอนรับของแล้ว ไม่ต้องจ่ายอีก โทรบอกร้านได้") % {"said": said}

    def _next_of_placed(self) -> str:
        payment = self.payment
        if self.unclear:
            return _("ระบบกำลังถาม Stripe ว่าเงินเข้าแล้วหรือไม่ ไม่ต้องจ่ายซ้ำ เมื่อรู้ผลจะแสดงที่หน้านี้")
        if self.overdue:
            return _("เลยเวลาชำระเงินแล้ว กรุณาอย่าโอน หากโอนไปแล้ว ส่งสลิปให้ร้านตรวจและโอนคืนได้")
        if self.to_pay:
            facts = {"amount": baht_text(payment.expected_satang), "until": unbroken_datetime(payment.expires_at)}
            if self.settles_itself:
                return _("จ่าย %(amount)s ผ่าน Stripe ภายใน %(until)s ร้านจะเตรียมของทันทีเมื่อเงินเข้า") % facts
            if self.slip_refused:
                return _("ตรวจในแอปธนาคารว่าโอน %(amount)s สำเร็จ แล้วส่งสลิปใหม่ภายใน %(until)s ไม่ต้องโอนซ้ำ") % facts
            if payment.provider == "transfer":
                return _("โอน %(amount)s เข้าบัญชีธนาคารของร้าน แล้วส่งสลิปภายใน %(until)s ร้านจะเตรียมของเมื่อเห็นเงินเข้า") % facts
            return _("โอน %(amount)s ด้วย QR แล้วส่งสลิปภายใน %(until)s ร้านจะเตรียมของเมื่อเห็นเงินเข้า") % facts
        if payment is not None and payment.state == P.CLAIMED:
            return _("ร้านได้รับสลิปแล้วและกำลังตรวจว่าเงินเข้า ไม่ต้องโอนหรือส่งสลิปซ้ำ")
        if self.missing_satang:
            return self._missing_next()
        return " ".join(part for part in (_("ร้านได้รับคำสั่งซื้อแล้ว รอร้านยืนยันว่าส่งให้ได้"), self._cash_words()) if part)

    def _next_of_cancelled(self) -> str:
        if self.overdue and self.slip_waits:
            return _("คำสั่งซื้อนี้ปิดไปแล้ว ร้านกำลังตรวจสลิปที่ส่งมา ถ้าเงินเข้าร้านต้องโอนคืนให้คุณ")
        if self.overdue and self.slip_refused:
            return _("ร้านยืนยันเงินจากสลิปที่ส่งมาไม่ได้ และหมดเวลาชำระเงินแล้ว คำสั่งซื้อจึงยกเลิกไป กรุณาอย่าโอน หากโอนไปแล้ว โทรหาร้าน")
        if self.overdue and self.settles_itself:
            return _("ไม่ได้รับเงินภายในเวลา คำสั่งซื้อจึงยกเลิกไป ถ้ายังอยากได้ของ กรุณาสั่งซื้อใหม่")
        if self.overdue:
            return _("ไม่ได้รับสลิปภายในเวลา คำสั่งซื้อจึงยกเลิกไป กรุณาอย่าโอน หากโอนไปแล้ว ส่งสลิปให้ร้านตรวจและโอนคืนได้")
        why = {"why": reasons.worded(self.order.cancel_reason) or "–"}
        if self.payment is not None and self.payment.state == P.CONFIRMED:
            return _("คำสั่งซื้อนี้ยกเลิกแล้ว เหตุผล: %(why)s") % why
        if self.prepaid and not self.settles_itself:
            return _("คำสั่งซื้อนี้ยกเลิกแล้ว กรุณาอย่าโอนเงิน เหตุผล: %(why)s") % why
        return _("คำสั่งซื้อนี้ยกเลิกแล้ว ไม่ต้องจ่ายเงิน เหตุผล: %(why)s") % why

    def _next_of_returned(self) -> str:
        if self.payment is not None and self.payment.state == P.CONFIRMED:
            return _("พัสดุถูกส่งคืนร้านแล้ว กรุณาโทรหาร้านเพื่อตกลงกันว่าจะส่งใหม่หรือคืนเงิน")
        return _("พัสดุถูกส่งคืนร้านแล้ว ไม่ต้องจ่ายเงิน ถ้ายังอยากได้ของ กรุณาโทรหาร้าน")
