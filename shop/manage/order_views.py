"""The merchant's orders: the list by what is to do, one order on one page, its papers to print."""

import uuid

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from common.thai import digits, text
from merchants import vat
from merchants.access import MerchantDesk
from shop.manage import order_page
from shop.manage.hand_refund_forms import FurtherForm, PromiseForm, ProofForm
from shop.manage.order_forms import (
    CancelForm,
    ReceivedForm,
    RefundForm,
    RefuseSlipForm,
    ReturnForm,
    ShipForm,
    WithdrawForm,
)
from shop.orders import history
from shop.orders.carriers import carrier_of, tracking_url
from shop.orders.models import Order
from shop.orders.states import OrderState as S
from shop.payments import balance, by_hand, slips, todo
from shop.payments import services as payments
from shop.payments.by_stripe.refunds import left_satang
from shop.payments.providers import provider
from shop.payments.states import REFUND_UNDER_WAY, SlipState
from shop.payments.states import PaymentState as P

PER_PAGE = 30
FEWEST_DIGITS = 4  # of a telephone number worth searching
CHIPS = [
    ("all", _("ทั้งหมด")),
    ("slip", _("ตรวจสลิป")),
    ("accept", _("รับคำสั่งซื้อ")),
    ("pack", _("แพ็กของ")),
    ("send", _("ส่งของ")),
    ("refund", _("คืนเงินลูกค้า")),
    ("way", _("กำลังไปถึงลูกค้า")),
    ("unpaid", _("รอลูกค้าโอน")),
    ("done", _("เสร็จแล้ว")),
    ("cancelled", _("ยกเลิก/ส่งคืน")),
]


class OrderList(MerchantDesk, TemplateView):
    """Orders by what is to do; those that wait longest first, everything else newest first."""

    model = Order
    template_name = "manage/orders.html"

    def get_context_data(self, **kwargs):
        kind, query = self.request.GET.get("todo", ""), text.plain_line(self.request.GET.get("q", ""))[:100]
        kind = kind if kind in todo.KINDS else "all"
        counts = todo.counts(self.owned(Order))
        page = Paginator(self._rows(kind, query), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            chips=_chips(kind, counts),
            counts=counts,
            kind=kind,
            query=query,
            page_obj=page,
            page_query="&" + urlencode({"todo": kind, "q": query}),
            rows=[order_page.row_of(order) for order in page],
            shown=",".join(str(order.pk) for order in page),
            vat=vat.of(self.merchant),
        )

    def _rows(self, kind: str, query: str) -> QuerySet:
        rows = todo.with_money(self.owned(Order)).select_related("checkout").prefetch_related("lines")
        if kind != "all":
            rows = todo.narrowed(rows, kind)
        if query:
            rows = rows.filter(_means(query))
        return rows.order_by("placed_at", "pk") if kind in todo.TO_DO else rows.order_by("-placed_at", "-pk")


def _chips(kind: str, counts: dict[str, int]) -> list[dict]:
    """Return the ways to narrow the list: all, then where one is, then every other that has orders."""
    chips = [{"key": key, "label": label, "count": counts[key], "current": key == kind} for key, label in CHIPS]
    others = [chip for chip in chips[1:] if chip["count"] and not chip["current"]]
    return [chips[0], *(chip for chip in chips[1:] if chip["current"]), *others]


def _means(query: str) -> Q:
    """Return the orders a merchant means: by number, the shopper's name or at least four digits of her telephone."""
    typed = digits.to_arabic(query)
    bare = "".join(c for c in typed if c.isascii() and c.isdigit()).removeprefix("66").lstrip("0")
    wanted = Q(number__icontains=typed) | Q(checkout__name__icontains=query)
    return wanted | Q(checkout__phone__contains=bare) if len(bare) >= FEWEST_DIGITS else wanted


class OfOneOrder(MerchantDesk, TemplateView):
    """A page of one order that is only read; a stranger's order is 404 for every method."""

    model = Order
    menu_entry = "manage:orders"  # its steps stand at /desk/slips/… and /desk/payments/… too

    def post(self, request, pk):
        self.owned_or_404(Order, pk=pk)
        return self.http_method_not_allowed(request)


class OrderPage(OfOneOrder):
    """One order, all of it; a verb that was refused shows it again with its form."""

    template_name = "manage/order.html"

    def get_context_data(self, *, pk: int, forms: dict | None = None, **kwargs):
        rows = todo.with_money(self.owned(Order)).select_related("checkout", "merchant", "case")
        rows = rows.prefetch_related("lines", "payments__slips__file", "payments__refunds__hand")
        order = get_object_or_404(rows, pk=pk)
        label, badge = order_page.standing(order)
        return super().get_context_data(
            **kwargs,
            **_money(order),
            **_forms(forms or {}, order),
            order=order,
            checkout=order.checkout,
            standing=label,
            badge=badge,
            pickup=order_page.is_pickup(order),
            steps=order_page.steps_of(order),
            sums=order_page.sums_of(order),
            carrier=carrier_of(order.carrier).name if order.carrier else "",
            tracking_url=tracking_url(order.carrier, order.tracking_number) if order.carrier else "",
            can_correct=order.state == S.SHIPPED,
            can_cancel=order.state in {S.PLACED, S.CONFIRMED, S.PACKED, S.READY},
            can_return=order.state in {S.SHIPPED, S.DELIVERED},
            diary=history.diary(order),
            letters=history.letters(order),
        )


FORMS = {
    "ship": ShipForm,
    "tracking": ShipForm,
    "cancel": CancelForm,
    "take_back": ReturnForm,
    "refuse": RefuseSlipForm,
    "received": ReceivedForm,
    "refund": RefundForm,
    "proof": ProofForm,
    "further": FurtherForm,
    "withdraw": WithdrawForm,
}


def _forms(bound: dict, order: Order) -> dict:
    """Return every form of the page as ``<name>_form``, each with ids of its own; ``bound`` ones as they were sent."""
    stands = {"carrier": order.carrier, "tracking": order.tracking_number}
    stands |= {"key": uuid.uuid4(), "amount": order.owed_back or None}
    shown = {
        f"{name}_form": bound.get(name) or form(auto_id=f"{name}_%s", initial=_begun(name, stands))
        for name, form in FORMS.items()
    }
    open_satang = order.owed_back - balance.promised_satang(order)  # not what is promised already
    begun = {"key": stands["key"], "amount": open_satang if open_satang > 0 else None}
    shown["promise_form"] = bound.get("promise") or PromiseForm(auto_id="promise_%s", initial=begun, order=order)
    return shown


def _begun(name: str, stands: dict) -> dict:
    """Return what stands in a form at first: of further money nobody knows the sum."""
    return {"key": stands["key"]} if name == "further" else stands


def _money(order: Order) -> dict:
    """Return what the page says about money, and which part of it comes ``next``."""
    rows = sorted(order.payments.all(), key=lambda row: row.pk, reverse=True)
    payment = rows[0] if rows else None
    sent_slips = sorted((slip for row in rows for slip in row.slips.all()), key=lambda slip: slip.pk, reverse=True)
    way = provider(payment.provider) if payment else None
    sent = order.state in {S.SHIPPED, S.READY, S.DELIVERED}
    waits = next((slip for slip in sent_slips if slip.state == SlipState.WAITING), None)
    return {
        "payment": payment,
        "way": way,
        "slips": sent_slips,
        "slip": waits,
        "twins_words": slips.twins_words(waits, order.merchant) if waits else "",
        **_back(rows),
        "owed_back_satang": payments.owed_back_satang(order),
        "withdrawable": _withdrawable(order, rows),
        "missing_words": balance.missing_words(order, payment),
        "cash_due": sent and payment is not None and payment.state == P.OPEN and not way.prepaid,
        "can_add": payment is not None and payment.state == P.CONFIRMED and not way.settles_itself,
        "can_extend": payment is not None and payment.state == P.OPEN and way.takes_slips and not payment.is_overdue,
        "can_be_seen": payment is not None
        and way.takes_slips
        and payment.state != P.CONFIRMED
        and not order.slip_waits,
        "next": f"manage/next/{_next(order, payment)}.html",
    }


def _back(rows: list) -> dict:
    """Return what is said of refunds, by Stripe and by hand: those that were asked for, and the payment of which more can
    go back.
    """
    every = sorted((refund for row in rows for refund in row.refunds.all()), key=lambda refund: -refund.pk)
    asked = [refund for refund in every if not hasattr(refund, "hand")]
    by_own_hand = [row for row in rows if by_hand.left_satang(row) and by_hand.goes_by_hand(row)]
    there = [row for row in rows if provider(row.provider).can_give_back and left_satang(row)]
    can = [row for row in there if not balance.is_cut_off(row)]
    return {
        "refunds": asked,
        "hand_refunds": [refund for refund in every if hasattr(refund, "hand")],
        "promisable": by_own_hand[0] if by_own_hand else None,
        "promise_left_satang": by_hand.left_satang(by_own_hand[0]) if by_own_hand else 0,
        "refundable": can[0] if can else None,
        "refund_left_satang": left_satang(can[0]) if can else 0,
    }


def _withdrawable(order: Order, rows: list) -> set[int]:
    """Return the refunds by hand (ids) without which as much stays promised as the order owes anyhow."""
    spare = balance.promised_satang(order) - balance.too_much_satang(order)
    every = [refund for row in rows for refund in row.refunds.all() if hasattr(refund, "hand")]
    return {each.pk for each in every if each.state in REFUND_UNDER_WAY and each.amount_satang <= spare}


def _next(order: Order, payment) -> str:
    if order.slip_waits:
        return "slip"
    if order.state == S.PLACED and order.transfer_awaited:
        return "wait"
    if order.state == S.PLACED and payment is not None and payment.state == P.CONFIRMED:
        return "short"
    if order.state == S.PACKED:
        return "ready" if order_page.is_pickup(order) else "ship"
    if order.state in {S.SHIPPED, S.READY}:
        return "deliver"
    return {S.PLACED: "accept", S.CONFIRMED: "pack", S.DELIVERED: "done"}.get(order.state, "gone")
