from django import forms
from django.utils.translation import gettext_lazy as _


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
