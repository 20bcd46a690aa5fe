"""What each figure of the book is made of, once, for pages, rows, sheets, the printed month and ``check_invariants``.

A figure is one or more sources: rows with ``at`` (the moment that decides their day), ``amount`` in satang, ``kind``, and
the order they hang on (``order_pk``, ``order_number``, ``shopper``). What flows keeps its day; what stands is as it is now.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import todo
from shop.payments.models import FurtherMoney, Payment, Refund, StripeAttempt
from shop.payments.providers import all_providers
from shop.payments.states import AGAIN, UNDER_WAY, PaymentState, RefundState

STRIPE = "stripe"
FOR_REFUND = "stripe_refund"  # a fee for giving back
IN_HAND = "in_hand"  # instead of a carrier: the shopper fetched it
WITH_CARRIER = [OrderState.SHIPPED, OrderState.DELIVERED]
_NO_MONEY = Value(0, output_field=BigIntegerField())


def _told(rows: QuerySet, order: str, *, at, amount, kind) -> QuerySet:
    """Return ``rows`` as the book reads them; ``order`` is their way to the order ("" for orders themselves)."""
    way = f"{order}__" if order else ""
    return rows.annotate(
        at=F(at) if isinstance(at, str) else at,
        amount=F(amount) if isinstance(amount, str) else amount,
        kind=F(kind) if isinstance(kind, str) else kind,
        order_pk=F(f"{way}pk"),
        order_number=F(f"{way}number"),
        shopper=F(f"{way}checkout__name"),
    )


def _prepaid() -> list[str]:
    return [way.key for way in all_providers() if way.prepaid]


def _at_stripe(column: str) -> Subquery:
    """Return ``column`` of the attempt that brought a payment's money."""
    paid = StripeAttempt.objects.filter(account=OuterRef("account"), intent=OuterRef("reference"))
    return Subquery(paid.order_by("pk").values(column)[:1])


def _confirmed(rows: QuerySet) -> QuerySet:
    """Return confirmed ``rows`` with their ``way``: the provider, or how it was paid at Stripe once Stripe said so."""
    through = Concat(Value("stripe_"), F("how"), output_field=CharField())
    way = Case(When(provider=STRIPE, how__gt="", then=through), default=F("provider"), output_field=CharField())
    return rows.filter(state=PaymentState.CONFIRMED).annotate(how=_at_stripe("paid_by")).annotate(way=way)


def _expected() -> list[QuerySet]:
    rows = Payment.objects.exclude(state__in=[PaymentState.EXPIRED, PaymentState.CANCELLED])
    rows = rows.exclude(idempotency_key__contains=AGAIN)  # money that came twice was asked for once
    return [_told(rows, "order", at="opened_at", amount="expected_satang", kind="provider")]


def _received() -> list[QuerySet]:
    later = FurtherMoney.objects.filter(payment=OuterRef("pk")).order_by().values("payment")
    later = Coalesce(Subquery(later.annotate(sum=Sum("satang")).values("sum")), _NO_MONEY)
    first = _confirmed(Payment.objects.all())
    first = first.annotate(first_satang=ExpressionWrapper(F("received_satang") - later, BigIntegerField()))
    return [
        _told(first, "order", at="confirmed_at", amount="first_satang", kind="way"),
        _told(FurtherMoney.objects.all(), "payment__order", at="came_at", amount="satang", kind="payment__provider"),
    ]


def _fees() -> list[QuerySet]:
    rows = _confirmed(Payment.objects.filter(provider=STRIPE)).annotate(fee=_at_stripe("fee_satang"))
    return [
        _told(rows.filter(fee__gt=0), "order", at="confirmed_at", amount="fee", kind="way"),
        _refund_fees(_refunds_over().filter(fee_satang__isnull=False).exclude(fee_satang=0), "fee_satang"),
    ]


def _refunds_over() -> QuerySet:
    """Refunds that Stripe has done with; one that never reached it costs nothing."""
    rows = Refund.objects.filter(provider=STRIPE, state__in=[RefundState.SUCCEEDED, RefundState.FAILED])
    return rows.exclude(reference=None)


def _refund_fees(rows: QuerySet, amount: str) -> QuerySet:
    """What giving back cost, on the day it was over. Where Stripe gave back of its own fee, it is below zero."""
    kind = Concat(
        F("provider"), Value("_refund"), output_field=CharField()
    )  # FOR_REFUND, told by row: sums are grouped by it
    return _told(rows, "payment__order", at="settled_at", amount=amount, kind=kind)


def _fees_unknown() -> list[QuerySet]:
    rows = _confirmed(Payment.objects.filter(provider=STRIPE)).annotate(fee=_at_stripe("fee_satang"))
    return [
        _told(rows.filter(fee=None), "order", at="confirmed_at", amount="received_satang", kind="way"),
        _refund_fees(_refunds_over().filter(fee_satang=None, state=RefundState.SUCCEEDED), "amount_satang"),
    ]


def _refunded() -> list[QuerySet]:
    """What Stripe was asked for has left her balance at once; her own transfer counts from its proof on."""
    rows = Refund.objects.filter(
        Q(provider=STRIPE) & ~Q(state=RefundState.FAILED) | ~Q(provider=STRIPE) & Q(state=RefundState.SUCCEEDED)
    )
    at = Case(When(provider=STRIPE, then=F("asked_at")), default=F("settled_at"))
    return [_told(rows, "payment__order", at=at, amount="amount_satang", kind="provider")]


def _owed_back() -> list[QuerySet]:
    own = Payment.objects.filter(order=OuterRef("pk"), state=PaymentState.CONFIRMED).order_by().values("order")
    came = Subquery(own.annotate(last=Max("confirmed_at")).values("last"))
    rows = Order.objects.annotate(owed_back=todo.owed_back()).filter(owed_back__gt=0)
    return [_told(rows, "", at=came, amount="owed_back", kind="state")]


def _awaited() -> list[QuerySet]:
    rows = Payment.objects.filter(state__in=UNDER_WAY, provider__in=_prepaid())
    return [_told(rows, "order", at="opened_at", amount="expected_satang", kind="provider")]


def _cash() -> QuerySet:
    return Payment.objects.filter(state=PaymentState.OPEN).exclude(provider__in=_prepaid())


def _cash_before() -> list[QuerySet]:
    rows = _cash().exclude(order__state__in=WITH_CARRIER)
    return [_told(rows, "order", at="opened_at", amount="expected_satang", kind="provider")]


def _cash_out() -> list[QuerySet]:
    rows = _cash().filter(order__state__in=WITH_CARRIER)
    at = Coalesce("order__shipped_at", "order__delivered_at")
    carrier = Case(When(order__carrier="", then=Value(IN_HAND)), default=F("order__carrier"), output_field=CharField())
    return [_told(rows, "order", at=at, amount="expected_satang", kind=carrier)]


@dataclass(frozen=True)
class Figure:
    """One figure: what it is called, explained in a sentence, and made of. ``flows`` keeps its day for ever."""

    key: str
    label: str | Promise
    explained: str | Promise
    sources: Callable[[], list[QuerySet]]
    flows: bool = True


_ALL = (
    Figure("expected", _("ยอดที่ต้องได้รับ"), _("คำสั่งซื้อที่เข้ามาในช่วงนี้ ไม่นับที่ลูกค้าไม่จ่ายจนหมดเวลาหรือยกเลิกก่อนจ่าย"), _expected),
    Figure("received", _("รับเงินแล้ว"), _("เงินที่ร้านหรือ Stripe ยืนยันแล้วว่าเข้าในช่วงนี้"), _received),
    Figure("fees", _("ค่าธรรมเนียมที่ถูกหัก"), _("ตามที่ Stripe หักจริง โอนพร้อมเพย์และโอนธนาคารไม่มีค่าธรรมเนียม"), _fees),
    Figure(
        "fees-unknown", _("ยังไม่รู้ค่าธรรมเนียม"), _("เงินผ่าน Stripe ที่ยังไม่มีใบแจ้งค่าธรรมเนียม ปกติรู้ภายในไม่กี่นาที"), _fees_unknown
    ),
    Figure("refunded", _("คืนลูกค้าแล้ว"), _("เงินที่ Stripe คืนให้ และที่ร้านโอนคืนพร้อมสลิปแล้ว"), _refunded),
    Figure("owed-back", _("ต้องคืนลูกค้า"), _("เงินที่ร้านรับไว้แต่ต้องคืน ณ ตอนนี้ นับตามวันที่เงินเข้า"), _owed_back, flows=False),
    Figure("awaited", _("รอโอน"), _("รอลูกค้าโอน หรือรอร้านตรวจสลิป"), _awaited, flows=False),
    Figure("cash-before", _("เก็บเงินปลายทาง ยังไม่ส่ง"), _("คำสั่งซื้อเก็บเงินปลายทางที่ร้านยังไม่ได้ส่ง"), _cash_before, flows=False),
    Figure("cash-out", _("รอขนส่งจ่าย"), _("เงินสดปลายทางที่ขนส่งเก็บแล้วหรือกำลังเก็บ ยังไม่จ่ายร้าน"), _cash_out, flows=False),
)
FIGURES = {figure.key: figure for figure in _ALL}
