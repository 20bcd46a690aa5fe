"""Papers of one order for whoever holds its link: the receipt, the tax invoice, and the wish for a full one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.forms.refusals import refusals_shown_on
from merchants import vat
from shop.browse.by_token import OrderPage
from shop.invoices import receipts
from shop.invoices import services as invoices
from shop.invoices.forms import BuyerForm
from shop.invoices.models import InvoiceWish, TaxPaper
from shop.orders import sums


class Receipt(OrderPage):
    """The receipt for what came. Before money came there is none."""

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            receipt = receipts.of_or_refuse(self.order)
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("orders:order", token=self.token)
        context = {
            "order": self.order,
            "checkout": self.order.checkout,
            "merchant": self.order.merchant,
            "token": self.token,
            "receipt": receipt,
            "sums": sums.rows(self.order, coupon=_("ส่วนลดจากโค้ด %(code)s")),
            "registration": vat.of(self.order.merchant),
        }
        return render(request, "orders/receipt.html", context)


class Invoice(OrderPage):
    """What was issued, and the form to ask for a full invoice while none is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wish = InvoiceWish.objects.filter(order=self.order).first()
        names = ("name", "address", "tax_id", "branch")
        checkout = self.order.checkout
        begun = {"name": checkout.name, "address": checkout.address_text}
        return self.page(BuyerForm(initial={name: getattr(wish, name) for name in names} if wish else begun))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BuyerForm(request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                invoices.ask(order=self.order, buyer=form.buyer())
                messages.success(request, _("บอกร้านแล้ว เมื่อร้านออกใบ เราแจ้งคุณ และเปิดพิมพ์ได้ที่หน้านี้"))
                return redirect("orders:invoice", token=self.token)
        return self.page(form)

    def page(self, form: BuyerForm) -> HttpResponse:
        papers = list(TaxPaper.objects.standing().filter(order=self.order).order_by("-pk"))
        wish = InvoiceWish.objects.filter(order=self.order, done_at__isnull=True).first()
        context = {
            "order": self.order,
            "merchant": self.order.merchant,
            "token": self.token,
            "papers": papers,
            "is_full": any(paper.kind == "full" for paper in papers),
            "wish": wish if wish and not wish.closed_at else None,
            "was_closed": bool(wish and wish.closed_at),
            "refusal": invoices.why_not(self.order, vat.of(self.order.merchant)),
            "form": form,
        }
        return render(self.request, "orders/invoice.html", context)


class InvoicePrint(OrderPage):
    """One paper of this order on an A4 sheet."""

    def get(self, request: HttpRequest, paper: int) -> HttpResponse:
        rows = TaxPaper.objects.filter(order=self.order).select_related("about", "replaces", "order")
        context = {"paper": get_object_or_404(rows, pk=paper), "token": self.token}
        return render(request, "orders/tax_paper.html", context)
