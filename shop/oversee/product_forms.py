"""What an officer says of a product: that she saw what she lets through, or why it does not pass."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField
from shop.catalogue.reviews import ReasonCode

SAY_WHY = _("เขียนให้ร้านเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค")


class VerdictForm(forms.Form):
    """Why it is returned or taken down; the merchant reads both."""

    code = forms.ChoiceField(
        label=_("เพราะ"),
        choices=[("", _("เลือกเหตุผล")), *ReasonCode.choices],
        error_messages={"required": _("เลือกเหตุผลหนึ่งข้อ"), "invalid_choice": _("เลือกเหตุผลหนึ่งข้อ")},
    )
    words = LongTextField(
        label=_("ร้านต้องแก้อะไร"),
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": SAY_WHY, "min_length": SAY_WHY},
    )


class TrustForm(forms.Form):
    """Why a shop is looked at first, or no longer; its owners read it."""

    words = LongTextField(
        label=_("เหตุผลที่ร้านจะได้อ่าน"),
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": SAY_WHY, "min_length": SAY_WHY},
    )
