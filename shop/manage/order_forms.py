"""What is typed at the merchant's counter about an order: sums, reasons, tracking numbers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import reasons
from common.forms.fields import BahtField, PlainTextField
from shop.orders.carriers import CHOICES, numbers_parcels

OTHER = "other"


class NoQuestions(forms.Form):
    """A step that asks nothing: one button."""


class ReceivedForm(forms.Form):
    """Money arrived; the sum only where it is another than expected."""

    received = BahtField(
        label=_("ยอดเงินที่เข้าจริง (บาท)"), required=False, min_satang=1, help_text=_("กรอกเฉพาะเมื่อยอดไม่ตรง")
    )
    looked_twice = forms.BooleanField(
        label=_("ฉันเห็นเงินเข้าสำหรับคำสั่งซื้อนี้ในแอปธนาคารแล้ว"), required=False
    )  # asked where a slip came with another order as well


class RefundForm(forms.Form):
    """How much goes back. ``key`` comes with the page: a second click finds the first refund."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = BahtField(label=_("ยอดที่คืน (บาท)"), min_satang=1, error_messages={"required": _("ใส่ยอดที่จะคืนลูกค้า")})
    why = PlainTextField(label=_("เหตุผล ลูกค้าไม่เห็น"), max_length=140, required=False)


class ReasonForm(forms.Form):
    """Why, in one of ``reasons`` or in words that the shopper reads. ``cleaned_data["why"]`` is the whole."""

    question = _("เหตุผล")
    reasons: tuple = ()

    reason = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกเหตุผลหนึ่งข้อ"), "invalid_choice": _("เลือกเหตุผลจากรายการ")},
    )
    words = PlainTextField(label=_("เขียนเพิ่มให้ลูกค้าเข้าใจ"), max_length=140, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = self.question
        self.fields["reason"].choices = [*self.reasons, (OTHER, _("เหตุผลอื่น เขียนในช่องด้านล่าง"))]

    def clean(self) -> dict:
        cleaned = super().clean()
        reason, words = cleaned.get("reason"), cleaned.get("words", "")
        if reason == OTHER and not words and "words" not in self.errors:
            self.add_error("words", _("เขียนเหตุผลให้ลูกค้าเข้าใจ อย่างน้อยหนึ่งประโยค"))
        label = "" if reason in (None, OTHER) else dict(self.reasons)[reason]
        cleaned["why"] = reasons.stored(label, words)
        return cleaned


class RefuseSlipForm(ReasonForm):
    question = _("บอกลูกค้าว่าทำไมยังยืนยันไม่ได้")
    reasons = (
        ("not_found", _("ยังไม่เห็นเงินเข้าบัญชี")),
        ("amount", _("ยอดเงินไม่ตรงกับคำสั่งซื้อ")),
        ("unclear", _("รูปสลิปไม่ชัด อ่านไม่ออก")),
        ("wrong_account", _("โอนเข้าบัญชีอื่นที่ไม่ใช่บัญชีของร้าน")),
    )


class CancelForm(ReasonForm):
    question = _("ยกเลิกเพราะอะไร")
    reasons = (
        ("shopper", _("ลูกค้าขอยกเลิก")),
        ("no_stock", _("ของหมดหรือทำไม่ทัน")),
        ("too_far", _("ส่งไปที่อยู่นี้ไม่ได้")),
        ("no_answer", _("ติดต่อลูกค้าไม่ได้")),
    )


class ReturnForm(ReasonForm):
    question = _("ของกลับมาที่ร้านเพราะอะไร")
    reasons = (
        ("not_taken", _("ลูกค้าไม่รับของ")),
        ("bad_address", _("ขนส่งหาที่อยู่ไม่พบ")),
        ("broken", _("ของเสียหาย")),
    )


class WithdrawForm(ReasonForm):
    question = _("ไม่คืนเงินแล้วเพราะอะไร")
    reasons = (
        ("agreed", _("ตกลงกับลูกค้าแล้วว่าไม่ต้องคืนเงิน")),
        ("sent_again", _("ส่งของใหม่ให้แทนการคืนเงิน")),
        ("mistake", _("กดคืนเงินผิดรายการ")),
    )


class ShipForm(forms.Form):
    """Who carries the parcel. Whether the number is right is asked of the carrier's rules by the verb."""

    carrier = forms.ChoiceField(
        label=_("บริษัทขนส่ง"),
        choices=[("", _("เลือกบริษัทขนส่ง")), *CHOICES],
        error_messages={"required": _("เลือกบริษัทขนส่ง"), "invalid_choice": _("ไม่รู้จักบริษัทขนส่งนี้ โปรดเลือกจากรายการ")},
    )
    tracking = PlainTextField(
        label=_("เลขพัสดุ"),
        max_length=60,
        required=False,
        help_text=_("เลขบนใบเสร็จของขนส่ง เช่น EB123456785TH ถ้าไปส่งเองไม่ต้องใส่"),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        carrier, forgotten = cleaned.get("carrier"), not cleaned.get("tracking") and "tracking" not in self.errors
        if carrier and forgotten and numbers_parcels(carrier):
            self.add_error("tracking", _("ใส่เลขพัสดุที่อยู่บนใบเสร็จของขนส่ง ถ้าไปส่งเอง เลือก “ขนส่งอื่นหรือส่งเอง”"))
        return cleaned
