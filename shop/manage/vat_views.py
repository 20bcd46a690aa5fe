"""An owner states that her business is registered for VAT, or that it is no more."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from common.forms.fields import PlainTextField, ThaiDateField
from common.forms.refusals import RefusalMixin
from common.way_back import WayBack
from merchants import vat
from merchants.access import OwnersDesk
from merchants.models import VatRegistration
from shop.invoices import services as invoices
from shop.invoices import unregistered
from shop.invoices.forms import NUMERIC, branch_field, branch_of, tax_id_of
from shop.invoices.models import HEAD_OFFICE, InvoiceWish

WHOLE_ID = 13


class VatForm(forms.Form):
    """The registration as it stands on the paper ภ.พ.20."""

    name = PlainTextField(
        label=_("ชื่อผู้ประกอบการตามใบ ภ.พ.20"), max_length=160, error_messages={"required": _("ใส่ชื่อตามใบ ภ.พ.20")}
    )
    tax_id = PlainTextField(
        label=_("เลขประจำตัวผู้เสียภาษี 13 หลัก"),
        max_length=40,
        help_text=_("เลขนี้จะอยู่บนใบกำกับภาษีทุกใบ ถ้าเป็นบุคคลธรรมดาคือเลขบัตรประชาชน"),
        error_messages={"required": _("ใส่เลขประจำตัวผู้เสียภาษี 13 หลัก")},
        widget=forms.TextInput(attrs=NUMERIC),
    )
    branch = branch_field()
    address = PlainTextField(
        label=_("ที่อยู่ตามใบ ภ.พ.20"), max_length=400, error_messages={"required": _("ใส่ที่อยู่ตามใบ ภ.พ.20")}
    )
    since = ThaiDateField(
        label=_("จดทะเบียนตั้งแต่วันที่"),
        help_text=_("เช่น 1 ม.ค. 2568"),
        error_messages={"required": _("ใส่วันที่จดทะเบียนตามใบ ภ.พ.20")},
    )
    sure = forms.BooleanField(
        label=_("ร้านจดทะเบียนภาษีมูลค่าเพิ่มแล้ว และราคาของสินค้าที่ต้องเสียภาษีรวมภาษีมูลค่าเพิ่มแล้ว"),
        error_messages={"required": _("ทำเครื่องหมายยืนยันก่อน ถ้ายังไม่จดทะเบียน ร้านออกใบกำกับภาษีไม่ได้")},
    )

    def clean_tax_id(self) -> str:
        return tax_id_of(self.cleaned_data["tax_id"])

    def clean_branch(self) -> str:
        typed = self.cleaned_data["branch"]
        return branch_of(typed) if typed else HEAD_OFFICE


class VatPage(RefusalMixin, OwnersDesk, FormView):
    """The registration and the form to state it or put it right."""

    model = VatRegistration
    menu_entry = "manage:invoices"
    template_name = "manage/vat.html"
    form_class = VatForm
    success_url = reverse_lazy("manage:invoices")

    def get_initial(self) -> dict:
        row = vat.of(self.merchant)
        if row:
            return {name: getattr(row, name) for name in ("name", "address", "tax_id", "branch", "since")}
        number = self.merchant.registration_number
        known = number if len(number) == WHOLE_ID and number.isdigit() else ""
        return {"name": self.merchant.name, "address": self.merchant.address_text, "tax_id": known}

    def act(self, form):
        typed = {name: fact for name, fact in form.cleaned_data.items() if name != "sure"}
        vat.state(merchant=self.merchant, by=self.request.user, **typed)
        messages.success(self.request, gettext("บันทึกแล้ว ร้านออกใบกำกับภาษีได้จากหน้าคำสั่งซื้อ"))
        _say_closed(self.request, unregistered.close_wishes(self.merchant, by=self.request.user))

    def get_context_data(self, **kwargs):
        waiting = self.owned(InvoiceWish).waiting().filter(order__state__in=invoices.SOLD).count()
        return super().get_context_data(**{"registration": vat.of(self.merchant), "waiting": waiting, **kwargs})


def _say_closed(request, many: int) -> None:
    """Say what became of those who waited for a tax invoice of sales that the registration does not cover."""
    if many:
        words = ngettext(
            "ลูกค้า %(many)d คนที่รอใบกำกับภาษีได้รับแจ้งแล้วว่าร้านออกให้ไม่ได้ และใช้ใบเสร็จรับเงินแทน",
            "ลูกค้า %(many)d คนที่รอใบกำกับภาษีได้รับแจ้งแล้วว่าร้านออกให้ไม่ได้ และใช้ใบเสร็จรับเงินแทน",
            many,
        )
        messages.info(request, words % {"many": many})


class EndVat(WayBack, OwnersDesk, View):
    """Registered no more."""

    model = VatRegistration

    def page_url(self):
        return reverse_lazy("manage:vat")

    def post(self, request):
        told = unregistered.end(merchant=self.merchant, by=request.user)
        messages.success(request, gettext("บันทึกแล้วว่าร้านไม่ได้จดทะเบียนภาษีมูลค่าเพิ่ม ใบที่ออกไปแล้วยังดูได้"))
        _say_closed(request, told)
        return redirect("manage:invoices")
