from django import forms
from django.utils.translation import gettext_lazy as _

from common.users.forms import CodeForm, MobileField
from merchants.phone_changes import CHECKS, REASONS


class ChangeForm(forms.Form):
    """Why she needs another number, how the officer knows her, and the number."""

    reason = forms.ChoiceField(
        label=_("ทำไมต้องเปลี่ยนเบอร์"),
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าทำไมต้องเปลี่ยนเบอร์")},
    )
    checked = forms.ChoiceField(
        label=_("คุณรู้ได้อย่างไรว่าเป็นเจ้าของบัญชีจริง"),
        choices=list(CHECKS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าตรวจตัวตนอย่างไร ถ้ายังไม่ได้ตรวจ อย่าเพิ่งเปลี่ยน")},
    )
    phone = MobileField(
        label=_("เบอร์ใหม่"),
        help_text=_("เราส่งรหัส 6 หลักไปที่เบอร์นี้ทันที ให้เจ้าของอ่านรหัสให้คุณ"),
        error_messages={"required": _("คนนี้ไม่มีอีเมล เบอร์จึงเป็นทางเดียวที่เข้าบัญชีได้ ต้องใส่เบอร์ใหม่ที่รับ SMS ได้")},
    )

    def __init__(self, *args, has_email: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if has_email:
            self.fields["phone"].required = False
            self.fields["phone"].help_text = _(
                "เราส่งรหัส 6 หลักไปที่เบอร์นี้ทันที ให้เจ้าของอ่านรหัสให้คุณ ถ้ายังไม่มีเบอร์ใหม่ เว้นว่างไว้ เขาเข้าด้วยอีเมลได้"
            )


class OldNumberForm(forms.Form):
    """The number that was lost: whoever says it whole has an application to show for it."""

    phone = MobileField(
        label=_("เบอร์เดิมที่ใช้สมัคร"),
        widget=forms.TelInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("ใส่เบอร์เดิมให้ครบ เช่น 081-234-5678")},
    )


class ProofForm(CodeForm):
    """What the owner reads from her new telephone."""
