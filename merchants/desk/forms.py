from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import PlainTextField
from common.users.forms import MobileField


class HelperForm(forms.Form):
    """Whom the owner asks in: a mobile number the invitation goes to, or the e-mail of an account."""

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
    email = forms.EmailField(
        label=_("อีเมลของผู้ช่วย"),
        max_length=254,
        required=False,
        help_text=_("ให้ผู้ช่วยสมัครสมาชิกที่ Kedai ก่อน แล้วใส่อีเมลที่ใช้สมัคร"),
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
