"""Papers of orders: pick list, packing slips and labels of many at once, the receipt of one. Reading only."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from common.errors import DomainError
from merchants import vat
from merchants.access import MerchantDesk
from shop.invoices import receipts
from shop.invoices.models import TaxPaper
from shop.manage import order_page, packing
from shop.manage.order_views import PER_PAGE, OfOneOrder
from shop.orders.models import Order

MOST = 3 * PER_PAGE
PAPERS = {
    "pick": _("รายการหยิบของ"),
    "slips": _("ใบจัดของ"),
    "labels": _("ที่อยู่ A6"),
    "labels4": _("ที่อยู่ A4"),
    "invoices": _("ใบกำกับภาษี"),
}


def chosen(typed) -> list[int]:
    """Return the ids of the ticked orders; of all that the page showed, where none was ticked."""
    ticked = typed.getlist("order") or typed.get("shown", "").split(",")
    return [int(each) for each in ticked if each.isascii() and each.isdigit() and len(each) < 18][:MOST]


class ManyOrders(MerchantDesk, TemplateView):
    """One kind of paper of many orders. What was given up is left out, and the page says so."""

    model = Order
    menu_entry = "manage:orders"

    def get_template_names(self):
        return [f"manage/papers/{self.paper.removesuffix('4')}.html"]

    def get(self, request, *args, **kwargs):
        wanted = request.GET.get("paper", "")
        self.paper = wanted if wanted in PAPERS else "pick"
        rows = self.owned(Order).filter(pk__in=chosen(request.GET)).select_related("checkout", "merchant")
        every = list(rows.prefetch_related("lines", "payments").order_by("placed_at", "pk"))
        self.rows = [order for order in every if order.state not in packing.GONE]
        self.left_out = len(every) - len(self.rows)
        if not self.rows:
            messages.warning(request, gettext("เลือกคำสั่งซื้อที่ยังไม่ยกเลิกอย่างน้อยหนึ่งใบก่อน แล้วพิมพ์ใหม่"))
            return redirect("manage:orders")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        parcels = [packing.parcel_of(order) for order in self.rows]
        sent = [each for each in parcels if not each["pickup"]]
        return super().get_context_data(
            **kwargs,
            papers=self._papers(),
            parcels=parcels,
            fetch=packing.to_fetch(self.rows),
            labels=sent,
            sheets=packing.in_fours(sent) if self.paper == "labels4" else [],
            picked_up=len(parcels) - len(sent),
            left_out=self.left_out,
            tax_papers=self._tax_papers(),
        )

    def _papers(self) -> list[dict]:
        ids = [order.pk for order in self.rows]
        shown = [key for key in PAPERS if key != "invoices" or vat.of(self.merchant)]
        return [
            {
                "label": PAPERS[key],
                "url": f"{reverse('manage:order_papers')}?{urlencode({'paper': key, 'order': ids}, doseq=True)}",
                "current": key == self.paper,
            }
            for key in shown
        ]

    def _tax_papers(self) -> list[TaxPaper]:
        if self.paper != "invoices":
            return []
        rows = self.owned(TaxPaper).invoices().standing().filter(order__in=self.rows)
        return list(rows.select_related("order").order_by("pk"))


class OrderPrint(OfOneOrder):
    """The packing slip and the address label of one order."""

    template_name = "manage/print_order.html"

    def get_context_data(self, *, pk: int, **kwargs):
        rows = self.owned(Order).select_related("checkout", "merchant").prefetch_related("lines", "payments")
        order = get_object_or_404(rows, pk=pk)
        return super().get_context_data(**kwargs, order=order, parcel=packing.parcel_of(order))


class OrderReceipt(OfOneOrder):
    """The receipt for what came. Before money came there is none."""

    template_name = "manage/papers/receipt.html"

    def get(self, request, pk):
        rows = self.owned(Order).select_related("checkout", "merchant").prefetch_related("lines", "payments")
        self.order = get_object_or_404(rows, pk=pk)
        try:
            self.receipt = receipts.of_or_refuse(self.order)
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("manage:order", pk=pk)
        return super().get(request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            order=self.order,
            checkout=self.order.checkout,
            receipt=self.receipt,
            sums=order_page.sums_of(self.order),
            registration=vat.of(self.merchant),
        )
