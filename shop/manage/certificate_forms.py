"""A certificate as the merchant tells it: what stands on the paper first, then what it speaks of, then its photograph."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.forms.fields import DocumentField, PlainTextField, ThaiDateField
from common.forms.row_fields import RowsField
from merchants.certificates.models import CertificateKind, Scope
from shop.catalogue.models import Product

LONGEST = datetime.timedelta(days=366 * 20)


class CertificateForm(forms.Form):
    """What stands on the paper, and which products are named on it."""

    number = PlainTextField(
        label=_("เลขที่บนใบรับรอง"), max_length=60, error_messages={"required": _("ใส่เลขที่ตามเอกสาร ตัวอักษรและจุดด้วย")}
    )
    issued_on = ThaiDateField(
        label=_("วันที่ออก"),
        help_text=_("ดูบรรทัดที่เขียนว่า ออกให้ ณ วันที่"),
        error_messages={"required": _("ใส่วันที่ออกตามเอกสาร เช่น 31/12/2568")},
    )
    expires_on = ThaiDateField(
        label=_("วันหมดอายุ"),
        help_text=_("ดูบรรทัดที่เขียนว่า หมดอายุ หรือ ใช้ได้ถึง"),
        error_messages={"required": _("ใส่วันหมดอายุตามเอกสาร เช่น 31/12/2569")},
    )
    products = RowsField(
        label=_("สินค้าที่มีชื่ออยู่ในใบนี้"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("เลือกสินค้าที่มีชื่ออยู่ในใบรับรองอย่างน้อยหนึ่งอย่าง"),
            "invalid_choice": _("สินค้าที่เลือกไม่อยู่ในร้านแล้ว เลือกใหม่จากรายการ"),
            "invalid_pk_value": _("สินค้าที่เลือกไม่อยู่ในร้านแล้ว เลือกใหม่จากรายการ"),
        },
    )
    issuer = PlainTextField(label=_("ผู้ออก ถ้าไม่ใช่หน่วยงานข้างต้น"), max_length=160, required=False)

    def __init__(self, *args: object, kind: CertificateKind, products, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if not kind.expires:
            del self.fields["expires_on"]
        if kind.scope == Scope.PREMISES:
            del self.fields["products"]
        else:
            self.fields["products"].queryset = products
            self.fields["products"].label_from_instance = lambda product: product.name

    def clean_expires_on(self):
        date = self.cleaned_data["expires_on"]
        if date > clock.today() + LONGEST:
            raise forms.ValidationError(_("วันหมดอายุไกลเกินไป ตรวจปี พ.ศ. อีกครั้ง"))
        return date

    def facts(self) -> dict:
        """Return the keywords for the verbs."""
        told = {"expires_on": None, "products": Product.objects.none(), **self.cleaned_data}
        return {name: told[name] for name in ("number", "issued_on", "expires_on", "issuer", "products")}


class PaperForm(forms.Form):
    """The photographed paper. Where one is there already a new one is welcome but not needed."""

    file = DocumentField(label=_("รูปใบรับรอง"))

    def __init__(self, *args: object, has_paper: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not has_paper
