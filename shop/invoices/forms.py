"""To whom a full tax invoice is made out: asked of the shopper, and of the merchant who issues it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.forms.fields import PlainTextField
from common.thai import digits
from common.thai.identifiers import check_tax_id
from shop.invoices.content import Buyer
from shop.invoices.models import HEAD_OFFICE

BRANCH_DIGITS = 5
NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


def branch_of(typed: str) -> str:
    """Return a branch's number in five digits. Raises ValidationError where it is none."""
    bare = digits.to_arabic(typed).strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= BRANCH_DIGITS):
        raise forms.ValidationError(_("เลขสาขามี 5 หลัก เช่น 00001 ถ้าเป็นสำนักงานใหญ่ใส่ 00000"))
    return bare.zfill(BRANCH_DIGITS)


def tax_id_of(typed: str) -> str:
    """Return a tax ID in its stored form. Raises ValidationError where its check digit does not fit."""
    try:
        return check_tax_id(typed)
    except DomainError as refusal:
        raise forms.ValidationError(refusal.message) from refusal


def branch_field() -> PlainTextField:
    """Return the field for a branch's number, which ``branch_of`` reads."""
    return PlainTextField(
        label=_("สาขาที่"),
        max_length=10,
        required=False,
        help_text=_("สำนักงานใหญ่เว้นว่างไว้"),
        widget=forms.TextInput(attrs=NUMERIC),
    )


class BuyerForm(forms.Form):
    """Name and address as they must stand on the paper; the tax ID where the buyer is registered for VAT."""

    name = PlainTextField(
        label=_("ชื่อผู้ซื้อหรือชื่อบริษัท"), max_length=160, error_messages={"required": _("ใส่ชื่อที่จะให้อยู่บนใบกำกับภาษี")}
    )
    address = PlainTextField(
        label=_("ที่อยู่"),
        max_length=400,
        help_text=_("บ้านเลขที่ ตำบล อำเภอ จังหวัด รหัสไปรษณีย์"),
        error_messages={"required": _("ใส่ที่อยู่ที่จะให้อยู่บนใบกำกับภาษี")},
    )
    tax_id = PlainTextField(
        label=_("เลขประจำตัวผู้เสียภาษี 13 หลัก"),
        max_length=40,
        required=False,
        help_text=_("ใส่เมื่อผู้ซื้อจดทะเบียนภาษีมูลค่าเพิ่ม หรือจะใช้ลดหย่อนภาษี"),
        widget=forms.TextInput(attrs=NUMERIC),
    )
    branch = branch_field()

    def clean_tax_id(self) -> str:
        typed = self.cleaned_data["tax_id"]
        return tax_id_of(typed) if typed else ""

    def clean_branch(self) -> str:
        typed = self.cleaned_data["branch"]
        return branch_of(typed) if typed else ""

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("tax_id"):
            cleaned["branch"] = ""
        elif not cleaned.get("branch"):
            cleaned["branch"] = "" if cleaned["tax_id"][0] != "0" else HEAD_OFFICE  # people have no branches
        return cleaned

    def buyer(self) -> Buyer:
        return Buyer(**{name: self.cleaned_data[name] for name in ("name", "address", "tax_id", "branch")})
