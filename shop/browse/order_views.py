"""One order by its link, and the orders of a signed-in shopper."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from common import reasons
from common.access import SignedIn
from common.errors import DomainError
from merchants import identity
from shop.browse import after_order, order_papers
from shop.browse.by_token import OrderPage
from shop.browse.order_forms import CancelForm
from shop.browse.order_steps import steps
from shop.browse.order_words import Standing
from shop.browse.refund_forms import NumberForm, refunds_of
from shop.orders import links
from shop.orders import services as orders
from shop.orders.carriers import carrier_of, tracking_url
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import services as payments
from shop.payments import slips
from shop.payments.providers import provider
from shop.payments.states import RefundState

PER_PAGE = 20
RECEIVED = gettext_lazy("ลูกค้าบอกว่าได้รับของแล้ว")


class OrderView(OrderPage):
    """How the order stands, what comes next, and all that was agreed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return show(request, self.order, self.token)


class Cancel(OrderPage):
    """The shopper gives the order up before it is packed and before there is money in it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("orders:order", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CancelForm(request.POST)
        if not form.is_valid():
            return show(request, self.order, self.token, form)
        try:
            payments.withdraw_order(order=self.order, by=self.person, why=form.why())
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("ยกเลิกคำสั่งซื้อแล้ว และแจ้งร้านแล้ว"))
        return redirect("orders:order", token=self.token)


class Received(OrderPage):
    """The shopper says that the goods are with her. Said twice it changes nothing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("orders:order", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            orders.deliver(order=self.order, by=self.person, why=reasons.stored(RECEIVED))
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("บันทึกแล้วว่าคุณได้รับของ ขอบคุณที่บอกร้าน"))
        return redirect("orders:order", token=self.token)


class MyOrders(SignedIn, TemplateView):
    """All orders of a signed-in shopper, newest first."""

    template_name = "orders/list.html"

    def get_context_data(self, **kwargs):
        page = Paginator(orders.orders_of(self.request.user), PER_PAGE).get_page(self.request.GET.get("page"))
        paid = payments.payments_of(page.object_list)
        newest = slips.newest_of_each(paid.values())
        rows = [row_of(order, paid.get(order.pk), newest) for order in page.object_list]
        return {**super().get_context_data(**kwargs), "page_obj": page, "rows": rows}


def row_of(order: Order, payment, newest: dict) -> dict:
    """Return what components/order_row.html takes; ``newest`` are slips by payment id."""
    label, kind = Standing(order, payment, newest.get(payment.pk) if payment else None).badge()
    return {
        "url": reverse("orders:order", kwargs={"token": links.token(order)}),
        "number": order.number,
        "who": order.merchant.name,
        "state_label": label,
        "state_kind": kind,
        "total_satang": order.total_satang,
        "placed_at": order.placed_at,
        "lines_summary": ", ".join(f"{line.title}\u00a0×\u00a0{line.quantity}" for line in order.lines.all()),
    }


def show(
    request: HttpRequest,
    order: Order,
    token: str,
    cancel_form: CancelForm | None = None,
    number_form: NumberForm | None = None,
) -> HttpResponse:
    payment = payments.payment_of(order)
    standing = Standing(order, payment, slips.newest_of(payment) if payment else None)
    label, kind = standing.badge()
    sent = order.state in {OrderState.SHIPPED, OrderState.DELIVERED, OrderState.RETURNED} and order.carrier
    refunds = refunds_of(order)
    context = {
        "order": order,
        "checkout": order.checkout,
        "merchant": order.merchant,
        "identity": identity.to_buyer(order.merchant),
        "lines": list(order.lines.all()),
        "payment": payment,
        "way": provider(payment.provider).label if payment else "",
        "standing": standing,
        "badge_label": label,
        "badge_kind": kind,
        "steps": steps(standing),
        "next_words": standing.next_words(),
        "pay_url": reverse("pay:pay", kwargs={"token": token}),
        "cancel_url": reverse("orders:cancel", kwargs={"token": token}),
        "received_url": reverse("orders:received", kwargs={"token": token}),
        "may_receive": order.state in {OrderState.SHIPPED, OrderState.READY},
        "carrier": carrier_of(order.carrier).name if sent else "",
        "tracking_url": tracking_url(order.carrier, order.tracking_number) if sent else "",
        "owed_back_satang": payments.owed_back_satang(order),
        "cancel_form": cancel_form or CancelForm(),
        "refunds": refunds,
        "number_wanted": any(refund.state == RefundState.ASKED for refund in refunds),
        "number_given": any(refund.state == RefundState.PENDING for refund in refunds),
        "number_form": number_form or NumberForm(),
        "number_url": reverse("orders:refund", kwargs={"token": token}),
        "proof_url": reverse("orders:refund_proof", kwargs={"token": token}),
        "after": after_order.ways(order, token),
        "papers": order_papers.ways(order, payment, token),
        "keep_url": settings.SITE_URL + reverse("orders:order", kwargs={"token": token}),
    }
    return render(request, "orders/order.html", context)
