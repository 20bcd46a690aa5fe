"""What a shopper may say about her order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import reasons
from common.forms.fields import PictureField, PlainTextField

REASONS = [
    ("mind", _("เปลี่ยนใจ ไม่ต้องการแล้ว")),
    ("wrong", _("สั่งผิด หรือใส่ที่อยู่ผิด จะสั่งใหม่")),
    ("slow", _("รอนานเกินไป")),
    ("other", _("เหตุผลอื่น")),
]


class CancelForm(forms.Form):
    """Why she gives the order up."""

    reason = forms.ChoiceField(
        label=_("ทำไมจึงยกเลิก"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("เลือกเหตุผลที่ยกเลิก เพื่อให้ร้านเข้าใจ"),
            "invalid_choice": _("เลือกเหตุผลที่ยกเลิกจากรายการ"),
        },
    )
    words = PlainTextField(label=_("อยากบอกร้านเพิ่ม"), max_length=120, required=False)

    def why(self) -> str:
        """Return the reason in one line, as it is stored."""
        return reasons.stored(dict(REASONS)[self.cleaned_data["reason"]], self.cleaned_data["words"])


class SlipForm(forms.Form):
    """The picture of a transfer."""

    picture = PictureField(label=_("รูปสลิปจากแอปธนาคาร"))
