"""What a new coupon takes off, from when until when, and how often."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.forms.fields import BahtField, PlainTextField, ThaiDateField, WholeNumberField
from shop.offers import services as offers
from shop.offers.models import CouponKind

_CODE = re.compile(r"[A-Z0-9ก-๙]{3,20}")


class LaterForm(forms.Form):
    """What of a coupon changes after somebody used it: its last day and its limits."""

    ends_on = ThaiDateField(label=_("ใช้ได้ถึงวันที่"))
    limit_total = WholeNumberField(
        label=_("ใช้ได้ทั้งหมดกี่ครั้ง"), required=False, min_value=1, max_value=1_000_000, help_text=_("เว้นว่างถ้าไม่จำกัด")
    )
    limit_each = WholeNumberField(
        label=_("คนหนึ่งใช้ได้กี่ครั้ง"), required=False, min_value=1, max_value=1000, help_text=_("เว้นว่างถ้าไม่จำกัด")
    )

    def clean_ends_on(self):
        last = self.cleaned_data["ends_on"]
        if last < clock.today():
            raise forms.ValidationError(_("วันสุดท้ายผ่านไปแล้ว เลือกวันนี้หรือวันหลังจากนี้"))
        return last

    def facts(self) -> dict:
        """Return what ``offers.change`` takes."""
        return {name: self.cleaned_data[name] for name in ("ends_on", "limit_total", "limit_each")}


class CouponForm(LaterForm):
    """All of a coupon that nobody used yet."""

    code = PlainTextField(
        label=_("โค้ดที่ลูกค้าพิมพ์"),
        max_length=20,
        help_text=_("3 ถึง 20 ตัว ตัวอักษรหรือตัวเลข เช่น BUDU50"),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=_("ลดอะไร"),
        choices=CouponKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าลดอะไร"), "invalid_choice": _("เลือกว่าลดอะไรจากรายการ")},
    )
    amount = BahtField(label=_("ลดกี่บาท"), required=False, min_satang=100, help_text=_("เมื่อเลือกลดเป็นบาท"))
    percent = WholeNumberField(
        label=_("ลดกี่เปอร์เซ็นต์"), required=False, min_value=1, max_value=100, help_text=_("เมื่อเลือกลดเป็นเปอร์เซ็นต์")
    )
    most = BahtField(
        label=_("ลดมากที่สุด (บาท)"), required=False, min_satang=100, help_text=_("สำหรับเปอร์เซ็นต์ เว้นว่างถ้าไม่จำกัด")
    )
    minimum = BahtField(
        label=_("ต้องซื้ออย่างน้อย (บาท)"), required=False, min_satang=100, help_text=_("เฉพาะค่าสินค้า เว้นว่างถ้าไม่มีขั้นต่ำ")
    )
    starts_on = ThaiDateField(label=_("เริ่มใช้วันที่"))
    field_order = ["code", "kind", "amount", "percent", "most", "minimum", "starts_on", "ends_on"]

    def clean_code(self) -> str:
        code = offers.tidy(self.cleaned_data["code"])
        if not _CODE.fullmatch(code):
            raise forms.ValidationError(_("โค้ดต้องมี 3 ถึง 20 ตัว ใช้ได้เฉพาะตัวอักษรและตัวเลข"))
        return code

    def clean(self) -> dict:
        cleaned = super().clean()
        kind, first, last = cleaned.get("kind"), cleaned.get("starts_on"), cleaned.get("ends_on")
        if kind == CouponKind.AMOUNT and not cleaned.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("ใส่ว่าลดกี่บาท"))
        if kind == CouponKind.PERCENT and not cleaned.get("percent") and "percent" not in self.errors:
            self.add_error("percent", _("ใส่ว่าลดกี่เปอร์เซ็นต์"))
        if first and last and last < first:
            self.add_error("ends_on", _("วันสุดท้ายต้องไม่อยู่ก่อนวันเริ่ม"))
        return cleaned

    def facts(self) -> dict:
        """Return what ``offers.make_coupon`` and ``offers.change`` take."""
        filled = self.cleaned_data
        return {
            **super().facts(),
            "code": filled["code"],
            "kind": filled["kind"],
            "amount_satang": filled["amount"] or 0,
            "percent": filled["percent"] or 0,
            "most_satang": filled["most"],
            "minimum_satang": filled["minimum"] or 0,
            "starts_on": filled["starts_on"],
        }
