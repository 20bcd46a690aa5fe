"""What an officer says of a certificate: what the look-up showed, or why it does not pass."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField
from common.reasons import stored
from merchants.certificates.models import LookUp

PURPOSES = [
    ("verify", _("ตรวจใบรับรอง")),
    ("renewal", _("ตรวจก่อนเตือนหรือต่ออายุ")),
    ("asked", _("เจ้าของร้านขอให้ดู")),
    ("complaint", _("มีคนร้องเรียนใบรับรองนี้")),
]


class OpeningForm(forms.Form):
    """Why she opens the paper; it is written down and the merchant can read it."""

    purpose = forms.ChoiceField(
        label=_("เปิดดูเพื่อ"),
        choices=PURPOSES,
        error_messages={"required": _("เลือกว่าเปิดเอกสารเพื่ออะไร"), "invalid_choice": _("เลือกว่าเปิดเอกสารเพื่ออะไร")},
    )

    @property
    def words(self) -> str:
        """Return the purpose as it is stored."""
        return stored(dict(PURPOSES)[self.cleaned_data["purpose"]])


class VerifyForm(forms.Form):
    """What she compared: the paper, and the issuer's public look-up."""

    paper = forms.BooleanField(
        label=_("เลขที่ ชื่อร้าน วันที่ และชื่อสินค้าตรงกับเอกสาร"),
        error_messages={"required": _("เทียบกับเอกสารให้ครบก่อน แล้วทำเครื่องหมายที่ช่องนี้")},
    )
    looked_up = forms.ChoiceField(
        label=_("ตรวจเลขกับผู้ออกแล้ว"),
        choices=LookUp,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("เลือกว่าตรวจเลขกับผู้ออกแล้วได้ผลอย่างไร"),
            "invalid_choice": _("เลือกว่าตรวจเลขกับผู้ออกแล้วได้ผลอย่างไร"),
        },
    )


class WhyForm(forms.Form):
    """Why it does not pass, is suspended or withdrawn; the merchant reads it."""

    reason = LongTextField(
        label=_("เหตุผลที่ร้านจะได้อ่าน"),
        min_length=5,
        max_length=1000,
        error_messages={"required": _("เขียนให้ร้านเข้าใจว่าเพราะอะไรและต้องทำอย่างไร อย่างน้อยหนึ่งประโยค")},
    )
