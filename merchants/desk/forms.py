from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField


class AskToCloseForm(forms.Form):
    """Why an owner wants to close her shop, and that she knows what it means."""

    reason = LongTextField(
        label=_("ทำไมจึงขอปิดร้าน"),
        help_text=_("เช่น เลิกผลิตแล้ว หรือย้ายไปรวมกับกลุ่มอื่น เจ้าหน้าที่จะได้ช่วยได้ถูกเรื่อง"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("เล่าสั้น ๆ ว่าทำไมจึงขอปิดร้าน เจ้าหน้าที่จะได้ช่วยได้ถูกเรื่อง")},
    )
    sure = forms.BooleanField(
        label=_("เข้าใจแล้วว่าร้านที่ปิดถาวรเปิดใหม่ไม่ได้ ถ้าจะขายอีกต้องสมัครใหม่"),
        error_messages={"required": _("ติ๊กช่องนี้ก่อน ถ้าแน่ใจว่าจะปิดร้านถาวร")},
    )


class AcceptTermsForm(forms.Form):
    """The tick, and which versions were on the page (their keys)."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    agree = forms.BooleanField(
        label=_("อ่านแล้ว และยอมรับในนามของร้าน"),
        error_messages={"required": _("ติ๊กช่องนี้ก่อน ถ้าร้านยอมรับข้อตกลงฉบับใหม่")},
    )

    def clean_seen(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["seen"].split(",") if key.isascii() and key.isdigit()]


class HelperForm(forms.Form):
    """Whom the owner lets in."""

    email = forms.EmailField(
        label=_("อีเมลของผู้ช่วย"),
        max_length=254,
        help_text=_("ให้ผู้ช่วยสมัครสมาชิกที่ Kedai ก่อน แล้วใส่อีเมลที่ใช้สมัคร"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
        error_messages={
            "required": _("ใส่อีเมลของคนที่จะให้ช่วยดูแลร้าน"),
            "invalid": _("อีเมลไม่ถูกต้อง ใส่ให้ครบ เช่น nurida@example.com"),
        },
    )
