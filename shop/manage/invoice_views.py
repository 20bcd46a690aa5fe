"""Tax invoices at the desk: those of one order, issued one by one or for many orders, and the list of all."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from common.errors import DomainError
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants import vat
from merchants.access import MerchantDesk
from shop.invoices import credits, months
from shop.invoices import services as invoices
from shop.invoices.forms import BuyerForm
from shop.invoices.models import InvoiceWish, PaperKind, TaxPaper
from shop.manage.order_views import OfOneOrder
from shop.manage.paper_views import chosen
from shop.orders.models import Order

PER_PAGE = 30


class OrderInvoice(OfOneOrder):
    """What was issued for an order, and the form for the next."""

    template_name = "manage/order_invoice.html"

    @cached_property
    def order(self) -> Order:
        rows = self.owned(Order).select_related("checkout", "merchant", "invoice_wish")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, *, form=None, **kwargs):
        order, registration = self.order, vat.of(self.merchant)
        papers = list(self.owned(TaxPaper).filter(order=order).order_by("-pk"))
        standing = next((paper for paper in papers if paper.kind != PaperKind.CREDIT and not paper.annulled_at), None)
        wish = getattr(order, "invoice_wish", None)
        if wish and (wish.done_at or wish.closed_at):
            wish = None
        return super().get_context_data(
            **kwargs,
            order=order,
            papers=papers,
            standing=standing,
            wish=wish,
            refusal=invoices.why_not(order, registration),
            registered=registration is not None,
            form=form or BuyerForm(initial=_begun(order, standing, wish)),
        )


def _begun(order: Order, standing: TaxPaper | None, wish: InvoiceWish | None) -> dict:
    """Return what stands in the form at first: what she asked for, what stands, or where it is sent."""
    if wish:
        return {name: getattr(wish, name) for name in ("name", "address", "tax_id", "branch")}
    if standing and standing.buyer:
        return standing.buyer
    return {"name": order.checkout.name, "address": order.checkout.address_text}


class IssueFull(WayBack, OrderInvoice):
    def page_url(self, pk):
        return reverse("manage:order_invoice", args=[self.order.pk])

    def post(self, request, pk):
        order, form = self.order, BuyerForm(request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                paper = invoices.issue_full(order=order, buyer=form.buyer(), by=request.user)
                credits.follow(order=order, by=request.user)
                messages.success(request, _("ออกใบกำกับภาษี %(number)s แล้ว และแจ้งลูกค้าแล้ว") % {"number": paper.label})
                return redirect("manage:order_invoice", pk=order.pk)
        return self.render_to_response(self.get_context_data(form=form))


class IssueShort(WayBack, OrderInvoice):
    def page_url(self, pk):
        return reverse("manage:order_invoice", args=[self.order.pk])

    def post(self, request, pk):
        try:
            paper = invoices.issue_short(order=self.order, by=request.user)
            credits.follow(order=self.order, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("ออกใบกำกับภาษีอย่างย่อ %(number)s แล้ว") % {"number": paper.label})
        return redirect("manage:order_invoice", pk=self.order.pk)


class ManyShort(MerchantDesk, View):
    """Abbreviated invoices for many orders at once; those that cannot have one are counted and left out."""

    model = Order
    http_method_names = ["get", "post"]

    def get(self, request):
        return redirect("manage:orders")

    def post(self, request):
        wanted, refused = chosen(request.POST), 0
        for order in self.owned(Order).filter(pk__in=wanted).order_by("placed_at", "pk"):
            try:
                invoices.issue_short(order=order, by=request.user)
            except DomainError:
                refused += 1
        if refused:
            words = ngettext("%(many)d ใบออกใบกำกับภาษีไม่ได้", "%(many)d ใบออกใบกำกับภาษีไม่ได้", refused)
            messages.warning(request, words % {"many": refused})
        query = urlencode({"paper": "invoices", "order": wanted}, doseq=True)
        return redirect(f"{reverse('manage:order_papers')}?{query}")


class InvoiceList(MerchantDesk, TemplateView):
    """Every paper, the newest first, what shoppers wait for, and the registration."""

    model = TaxPaper
    template_name = "manage/invoices.html"

    def get_context_data(self, **kwargs):
        rows = self.owned(TaxPaper).select_related("order").order_by("-issued_at", "-pk")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        waiting = self.owned(InvoiceWish).waiting().filter(order__state__in=invoices.SOLD)
        wishes = waiting.select_related("order").order_by("asked_at")
        return super().get_context_data(
            **kwargs,
            page_obj=page,
            wishes=list(wishes[:PER_PAGE]),
            registration=vat.of(self.merchant),
            months=months.of(self.merchant),
        )


class InvoicePrint(MerchantDesk, TemplateView):
    """One paper on an A4 sheet."""

    model = TaxPaper
    menu_entry = "manage:invoices"
    template_name = "manage/papers/invoice.html"

    def get_context_data(self, *, pk: int, **kwargs):
        rows = self.owned(TaxPaper).select_related("about", "replaces", "order")
        return super().get_context_data(**kwargs, paper=get_object_or_404(rows, pk=pk))

    def post(self, request, pk):
        self.owned_or_404(TaxPaper, pk=pk)
        return self.http_method_not_allowed(request)
