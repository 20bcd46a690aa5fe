from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField


class TurnForm(forms.Form):
    """Why a shop is suspended or reopened: its owners read it."""

    reason = LongTextField(
        label=_("เหตุผลที่เจ้าของร้านจะได้อ่าน"),
        min_length=5,
        max_length=2000,
        error_messages={"required": _("กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค")},
    )
