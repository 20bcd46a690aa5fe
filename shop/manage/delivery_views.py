"""How the merchant's goods reach the shopper."""

from django import forms
from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from common.forms.fields import BahtField, PlainTextField
from common.forms.refusals import RefusalMixin
from merchants.access import MerchantDesk
from shop.delivery import services as delivery
from shop.delivery.models import DeliveryKind, DeliveryMethod
from shop.manage import first_steps

MOST_SENDING_SATANG = 500_000
MOST_GOODS_SATANG = 10_000_000


class DeliveryForm(forms.Form):
    flat = forms.BooleanField(label=_("ส่งถึงบ้านลูกค้า"), required=False)
    flat_price = BahtField(
        label=_("ค่าส่งต่อคำสั่งซื้อ (บาท)"),
        required=False,
        max_satang=MOST_SENDING_SATANG,
        help_text=_("คิดเท่ากันทุกคำสั่งซื้อ ถ้าส่งฟรีใส่ 0"),
    )
    free_above = BahtField(
        label=_("ส่งฟรีเมื่อซื้อครบ (บาท)"),
        required=False,
        min_satang=100,
        max_satang=MOST_GOODS_SATANG,
        help_text=_("เช่น 500 เว้นว่างถ้าไม่มี"),
    )
    pickup = forms.BooleanField(label=_("ลูกค้ามารับเองที่ร้าน"), required=False)
    pickup_note = PlainTextField(
        label=_("มารับที่ไหน เวลาใด"),
        max_length=200,
        required=False,
        help_text=_("เช่น ที่ทำการกลุ่ม ข้างมัสยิด ทุกวัน 9.00–17.00 น."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("flat") and cleaned.get("flat_price") is None and "flat_price" not in self.errors:
            self.add_error("flat_price", _("ใส่ค่าส่งเป็นบาท ถ้าส่งฟรีใส่ 0"))
        if cleaned.get("pickup") and not cleaned.get("pickup_note") and "pickup_note" not in self.errors:
            self.add_error("pickup_note", _("บอกลูกค้าว่ามารับที่ไหนและเวลาใด"))
        return cleaned


class DeliveryPage(RefusalMixin, MerchantDesk, FormView):
    model = DeliveryMethod
    template_name = "manage/delivery.html"
    form_class = DeliveryForm
    success_url = reverse_lazy("manage:delivery")

    def get_initial(self) -> dict:
        initial = {}
        for method in delivery.methods_for(self.merchant):
            if method.kind == DeliveryKind.FLAT:
                initial |= {"flat": True, "flat_price": method.price_satang, "free_above": method.free_above_satang}
            else:
                initial |= {"pickup": True, "pickup_note": method.note}
        return initial

    def act(self, form):
        typed = form.cleaned_data
        delivery.set_methods(
            merchant=self.merchant,
            by=self.request.user,
            flat_satang=typed["flat_price"] if typed["flat"] else None,
            free_above_satang=typed["free_above"] if typed["flat_price"] else None,
            pickup_note=typed["pickup_note"] if typed["pickup"] else None,
        )
        messages.success(self.request, gettext("บันทึกการจัดส่งแล้ว ลูกค้าเห็นค่าส่งใหม่ตั้งแต่ตอนนี้"))

    def get_context_data(self, **kwargs):
        next_step = first_steps.next_after(self.merchant, self.request.path)
        methods = delivery.methods_for(self.merchant)
        return super().get_context_data(**{"methods": methods, "next_step": next_step, **kwargs})
