from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.email_field import EmailField
from common.forms.fields import LongTextField, PlainTextField
from common.forms.row_fields import is_key
from common.users.forms import MobileField


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
        return [int(key) for key in self.cleaned_data["seen"].split(",") if is_key(key)]


class HelperForm(forms.Form):
    """Whom the owner asks in: a mobile number or a mailbox that the invitation goes to."""

    phone = MobileField(
        label=_("เบอร์มือถือของผู้ช่วย"),
        required=False,
        widget=forms.TelInput(attrs={"autocomplete": "off"}),
        help_text=_("เราส่งลิงก์ทาง SMS ไปที่เบอร์นี้ คนที่ถือเบอร์นี้เท่านั้นจึงเข้าร้านได้"),
    )
    first_name = PlainTextField(
        label=_("ชื่อผู้ช่วย"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = EmailField(
        label=_("อีเมลของผู้ช่วย"),
        required=False,
        help_text=_("เราส่งลิงก์ไปที่อีเมลนี้ คนที่เปิดอ่านอีเมลนี้ได้และตอบตกลงเท่านั้นจึงเข้าร้านได้"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
        error_messages={"invalid": _("อีเมลไม่ถูกต้อง ใส่ให้ครบ เช่น nurida@example.com")},
    )

    def clean(self) -> dict:
        found = super().clean()
        if self.errors:
            return found
        if not found.get("phone") and not found.get("email"):
            self.add_error("phone", _("ใส่เบอร์มือถือของคนที่จะให้ช่วยดูแลร้าน เช่น 081-234-5678"))
        elif found.get("phone") and found.get("email"):
            self.add_error("email", _("ใส่อย่างเดียวพอ เบอร์มือถือหรืออีเมล"))
        return found


class LeaveForm(forms.Form):
    """What an owner or helper wants to be from now on."""

    becomes = forms.ChoiceField(
        label=_("ต่อไปนี้คุณจะ"),
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกหนึ่งข้อก่อนกดยืนยัน")},
    )

    HELPER, GONE = "helper", "gone"

    def __init__(self, *args, is_owner: bool, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(self.GONE, _("ออกจากร้านนี้ ไม่เห็นข้อมูลของร้านอีก"))]
        if is_owner:
            choices.insert(0, (self.HELPER, _("เป็นผู้ช่วยต่อไป แต่ไม่เป็นเจ้าของ")))
        self.fields["becomes"].choices = choices
