"""What an officer types about an order's money. Shopper and merchant read her reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import BahtField, PlainTextField


class GiveUpForm(forms.Form):
    """Why an order is given up."""

    why = PlainTextField(
        label=_("เหตุผลที่ลูกค้าและร้านจะได้อ่าน"),
        min_length=5,
        max_length=140,
        error_messages={"required": _("เขียนเหตุผลให้ลูกค้าและร้านเข้าใจ")},
    )


class OfficersPromiseForm(GiveUpForm):
    """How much the merchant must return; empty means all that is left. ``key`` comes with the page."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = BahtField(label=_("ยอดที่ร้านต้องคืน (บาท)"), min_satang=1, required=False, help_text=_("เว้นว่างถ้าคืนทั้งหมดที่เหลือ"))
