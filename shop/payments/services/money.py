"""What is expected and what came."""

import datetime
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from common.audit import services as audit
from common.errors import IllegalMove
from common.money import baht_text
from common.states import locked, move
from shop.orders import services as orders
from shop.orders.errors import NotYetPaid
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import by_hand, letters, odd_satang
from shop.payments.balance import counted_satang, is_under_way_elsewhere
from shop.payments.errors import NoLonger, NotedBefore, NothingYet, NotSentYet, OtherMoney, SlipWaits
from shop.payments.models import FurtherMoney, Payment
from shop.payments.providers import provider
from shop.payments.states import MOVES, UNDER_WAY, PaymentState, SlipState

P = PaymentState
SENT = {OrderState.SHIPPED, OrderState.READY, OrderState.DELIVERED, OrderState.RETURNED}
EXTENDED_BY = datetime.timedelta(hours=24)
EXTEND_UNTIL = datetime.timedelta(days=7)
TOO_MUCH = _("เงินเข้ามากกว่าที่คำสั่งซื้อต้องจ่าย")
NOT_IN_TIME = _("ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด")


def payment_of(order: Order) -> Payment | None:
    """Return the newest payment of ``order``, or None where nothing is to be paid."""
    return order.payments.select_related("payout_account").order_by("-pk").first()


def payments_of(placed: Iterable[Order]) -> dict[int, Payment]:
    """Return the newest payment of each order (one query), by order id."""
    return {payment.order_id: payment for payment in Payment.objects.filter(order__in=list(placed)).order_by("pk")}


def open_payment(*, order: Order, way: str) -> Payment | None:
    """Write down the money expected for ``order`` by the provider ``way``. A total of zero makes no payment.

    Called by checkout in the transaction that placed the order. Where the merchant wants every open transfer to have a sum
    of its own, odd satang come off the order here.
    """
    if order.total_satang == 0:
        return None
    lapses = provider(way).lapses_after
    facts = {
        "provider": way,
        "expected_satang": order.total_satang,
        "idempotency_key": f"order-{order.pk}-1",
        "expires_at": clock.now() + lapses if lapses else None,
        **provider(way).opens(order.merchant),
    }
    apart = odd_satang.open_apart(order, facts) if odd_satang.wanted(order, way) else None
    return apart or Payment.objects.create(order=order, **facts)


@transaction.atomic
def confirm(*, payment: Payment, reference: str, by=None, received_satang: int | None = None) -> Payment:
    """Money arrived. Late, double or wrong, it is written down; the order follows where it still can.

    ``received_satang`` defaults to what was expected. Done twice it changes nothing.
    """
    payment = locked(payment)
    received = payment.expected_satang if received_satang is None else received_satang
    facts = {"received_satang": received, "reference": reference, "confirmed_at": clock.now(), "confirmed_by": by}
    facts["checking_since"] = None
    if not move(payment, P.CONFIRMED, moves=MOVES, by=by, **facts):
        return payment
    order = locked(payment.order)
    audit.record(subject=order, verb="money_received", by=by, satang=received)
    if order.state == OrderState.PLACED and received >= payment.expected_satang:
        orders.confirm(order=order, by=by)
    by_hand.owe(order, by=by, why=reasons.stored(TOO_MUCH))
    return payment


@transaction.atomic
def more_came(*, payment: Payment, satang: int, by, key: uuid.UUID) -> Payment:
    """Another transfer came for a payment that is confirmed: the rest of a short one, or a double. ``key`` comes with the
    form: the same again changes nothing, another sum with it raises NotedBefore.

    A short order goes on once all is there; what is then too much is owed back. Raises OtherMoney where the merchant's
    word is not asked (Stripe), NothingYet before the first money.
    """
    payment = locked(payment)
    if provider(payment.provider).settles_itself:
        raise OtherMoney()
    if payment.state != P.CONFIRMED:
        raise NothingYet()
    row, is_new = FurtherMoney.objects.get_or_create(
        key=uuid.uuid5(key, f"payment {payment.pk}"), defaults={"payment": payment, "satang": satang, "by": by}
    )
    if not is_new:
        if row.satang != satang:
            raise NotedBefore(amount=baht_text(row.satang))
        return payment
    payment.received_satang += satang
    payment.save(update_fields=["received_satang"])
    order = locked(payment.order)
    audit.record(subject=order, verb="money_received", by=by, satang=satang)
    if order.state == OrderState.PLACED and counted_satang(order, payment) >= payment.expected_satang:
        orders.confirm(order=order, by=by)
    by_hand.owe(order, by=by, why=reasons.stored(TOO_MUCH))
    return payment


@transaction.atomic
def accept_order(*, order: Order, by) -> Order:
    """The merchant takes an order that is not paid beforehand. Raises NotYetPaid while a prepaid one has no money."""
    payment = payment_of(order)
    if payment is not None:
        payment = locked(payment)
        if payment.state in UNDER_WAY and provider(payment.provider).prepaid:
            raise NotYetPaid()
    return orders.confirm(order=order, by=by)


@transaction.atomic
def cash_received(*, payment: Payment, by, received_satang: int | None = None) -> Payment:
    """The carrier has paid out a cash-on-delivery parcel. Raises NotSentYet before the goods left, OtherMoney for a transfer."""
    payment = locked(payment)
    if provider(payment.provider).prepaid:
        raise OtherMoney()
    if payment.order.state not in SENT:
        raise NotSentYet()
    return confirm(payment=payment, reference=f"cash-{payment.pk}", by=by, received_satang=received_satang)


@transaction.atomic
def transfer_seen(*, payment: Payment, by, received_satang: int | None = None) -> Payment:
    """The merchant sees the transfer in her bank app although no slip came.

    Raises SlipWaits while one waits, OtherMoney where it is no transfer to her own account.
    """
    payment = locked(payment)
    if not provider(payment.provider).takes_slips:
        raise OtherMoney()
    if payment.slips.filter(state=SlipState.WAITING).exists():
        raise SlipWaits()
    return confirm(payment=payment, reference=f"seen-{payment.pk}", by=by, received_satang=received_satang)


@transaction.atomic
def extend(*, payment: Payment, by) -> Payment:
    """Give the shopper a day more to transfer, counted from now or from the end of her time; she is told.

    Raises NoLonger once the time ran out or it is paid, and beyond EXTEND_UNTIL after it was opened: the pieces are held
    for her all the while.
    """
    payment = locked(payment)
    if payment.state != P.OPEN or payment.is_overdue or not provider(payment.provider).takes_slips:
        raise NoLonger()
    until = payment.expires_at + EXTENDED_BY
    if until > payment.opened_at + EXTEND_UNTIL:
        raise NoLonger()
    payment.expires_at = until
    payment.save(update_fields=["expires_at"])
    audit.record(subject=payment.order, verb="extended", by=by, until=until.isoformat())
    letters.extended(payment)
    return payment


@transaction.atomic
def expire(payment: Payment) -> bool:
    """Let an unpaid payment lapse and its order with it. Returns False where it was paid, claimed, or can still be paid."""
    payment = locked(payment)
    if not payment.is_overdue or is_under_way_elsewhere(payment):
        return False
    lapse(payment)
    return True


def lapse(payment: Payment) -> None:
    move(payment, P.EXPIRED, moves=MOVES, why=reasons.stored(NOT_IN_TIME))
    try:
        with transaction.atomic():
            orders.cancel(order=payment.order, why=reasons.stored(NOT_IN_TIME))
    except IllegalMove:  # the merchant went on without the money: hers to decide
        return
    letters.expired(payment)
