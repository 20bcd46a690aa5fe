"""The verbs of money in. Every door ends in ``confirm``; nothing that arrived is ever refused.

Locks: payment, then order, then stock. Each verb done twice changes nothing.
"""

import datetime
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from common.audit import services as audit
from common.errors import IllegalMove
from common.files import services as files
from common.files.models import FileKind
from common.states import locked, move
from common.uploads import CleanPicture
from shop.orders import letters as order_letters
from shop.orders import services as orders
from shop.orders.errors import NotYetPaid
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import letters
from shop.payments.balance import is_under_way_elsewhere
from shop.payments.balance import owed_back_satang as owed_back_satang
from shop.payments.errors import (
    BeingChecked,
    CheckSlipFirst,
    NothingToPay,
    NotSentYet,
    OtherMoney,
    SlipAlreadySent,
    SlipUnderCheck,
    SlipUsedBefore,
    SlipWaits,
    TooLateToCancel,
)
from shop.payments.models import Payment, Slip
from shop.payments.providers import provider
from shop.payments.states import MOVES, SLIP_MOVES, UNDER_WAY, PaymentState, SlipState

P = PaymentState
WITHDRAWABLE = {OrderState.PLACED, OrderState.CONFIRMED}
SENT = {OrderState.SHIPPED, OrderState.READY, OrderState.DELIVERED, OrderState.RETURNED}
AFTER_REFUSAL = datetime.timedelta(hours=12)
NOT_IN_TIME = _("ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด")


def payment_of(order: Order) -> Payment | None:
    """Return the newest payment of ``order``, or None where nothing is to be paid."""
    return order.payments.select_related("payout_account").order_by("-pk").first()


def payments_of(placed: Iterable[Order]) -> dict[int, Payment]:
    """Return the newest payment of each order (one query), by order id."""
    return {payment.order_id: payment for payment in Payment.objects.filter(order__in=list(placed)).order_by("pk")}


def open_payment(*, order: Order, way: str) -> Payment | None:
    """Write down the money expected for ``order`` by the provider ``way``. A total of zero makes no payment.

    Called by checkout in the transaction that placed the order.
    """
    if order.total_satang == 0:
        return None
    lapses = provider(way).lapses_after
    return Payment.objects.create(
        order=order,
        provider=way,
        expected_satang=order.total_satang,
        idempotency_key=f"order-{order.pk}-1",
        expires_at=clock.now() + lapses if lapses else None,
        **provider(way).opens(order.merchant),
    )


@transaction.atomic
def send_slip(*, payment: Payment, picture: CleanPicture, by=None) -> Slip:
    """The shopper claims to have paid. It stops the clock; only the merchant's word makes it money.

    A slip that comes after the time ran out is kept all the same, flagged ``late``. Raises SlipAlreadySent while one
    waits, NothingToPay once the money is confirmed or where it is not paid by slip.
    """
    payment = locked(payment)
    if payment.state == P.CONFIRMED or not provider(payment.provider).takes_slips:
        raise NothingToPay()
    if payment.is_overdue:
        _expire(payment)
    if payment.state == P.CLAIMED or payment.slips.filter(state=SlipState.WAITING).exists():
        raise SlipAlreadySent()
    flags = ["late"] if payment.state in {P.EXPIRED, P.CANCELLED} else []
    if Slip.objects.filter(picture_hash=picture.sha256).exclude(payment=payment).exists():
        flags.append("same_picture")
    file = files.keep(
        content=picture.bytes,
        content_type=picture.content_type,
        kind=FileKind.SLIP,
        by=by,
        width=picture.width,
        height=picture.height,
    )
    slip = Slip.objects.create(payment=payment, file=file, picture_hash=picture.sha256, flags=flags)
    if payment.state == P.OPEN:
        move(payment, P.CLAIMED, moves=MOVES, by=by)
    audit.record(subject=payment.order, verb="slip_sent", by=by, slip=slip.pk, flags=flags)
    letters.slip_sent(slip)
    return slip


@transaction.atomic
def accept_slip(*, slip: Slip, by, received_satang: int | None = None) -> Payment:
    """The merchant saw the money in her bank app: the payment is confirmed and so is the order.

    ``received_satang`` is what really came (default: what was expected). Raises SlipUsedBefore where the same transfer
    confirmed another payment, IllegalMove where the slip was refused in the meantime.
    """
    payment = locked(slip.payment)
    slip = locked(slip)
    facts = {"decided_at": clock.now(), "decided_by": by}
    try:
        with transaction.atomic():
            moved = move(slip, SlipState.ACCEPTED, moves=SLIP_MOVES, by=by, **facts)
    except IntegrityError as error:
        raise SlipUsedBefore() from error
    if not moved:
        return payment
    reference = f"{slip.bank}:{slip.reference}" if slip.reference else f"slip-{slip.pk}"
    return confirm(payment=payment, reference=reference, by=by, received_satang=received_satang)


@transaction.atomic
def refuse_slip(*, slip: Slip, by, reason: str) -> Slip:
    """The merchant does not find the money. The shopper is told why and has at least 12 more hours."""
    payment = locked(slip.payment)
    slip = locked(slip)
    if move(
        slip,
        SlipState.REFUSED,
        moves=SLIP_MOVES,
        by=by,
        why=reason,
        decided_at=clock.now(),
        decided_by=by,
        reason=reason[:200],
    ):
        if payment.state == P.CLAIMED:
            until = max(payment.expires_at or clock.now(), clock.now() + AFTER_REFUSAL)
            move(payment, P.OPEN, moves=MOVES, by=by, why=reason, expires_at=until)
        audit.record(subject=payment.order, verb="slip_refused", by=by, why=reason, slip=slip.pk)
        letters.slip_refused(slip, payment)
    return slip


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


def _call_off(order: Order) -> None:
    """See to it, outside any transaction, that nobody can pay any more. Raises BeingChecked where that is not certain."""
    payment = payment_of(order)
    if payment is not None and payment.state == P.OPEN and not provider(payment.provider).call_off(payment):
        raise BeingChecked()


def cancel_order(*, order: Order, by, why: str) -> Order:
    """Give up an order with whatever money hangs on it. Confirmed money is then owed back (``owed_back_satang``).

    Raises CheckSlipFirst while a slip waits, IllegalMove once the goods are sent, BeingChecked while Stripe is unclear.
    """
    _call_off(order)
    return _cancel_order(order=order, by=by, why=why)


@transaction.atomic
def _cancel_order(*, order: Order, by, why: str) -> Order:
    payment = payment_of(order)
    if payment is not None:
        payment = locked(payment)
        if is_under_way_elsewhere(payment):
            raise BeingChecked()
        if payment.state == P.CLAIMED:
            raise CheckSlipFirst()
        if payment.state == P.OPEN:
            move(payment, P.CANCELLED, moves=MOVES, by=by, why=why)
    was = locked(order).state
    fresh = orders.cancel(order=order, by=by, why=why)
    if was != fresh.state:
        order_letters.cancelled(fresh)
    return fresh


@transaction.atomic
def take_back_order(*, order: Order, by, why: str) -> Order:
    """The parcel came back. Cash nobody paid at the door is no longer expected; money that came is owed back.

    Raises IllegalMove unless the goods were sent.
    """
    payment = payment_of(order)
    if payment is not None:
        payment = locked(payment)
    fresh = orders.take_back(order=order, by=by, why=why)
    if payment is not None and payment.state == P.OPEN:
        move(payment, P.CANCELLED, moves=MOVES, by=by, why=why)
    return fresh


def withdraw_order(*, order: Order, by, why: str) -> Order:
    """The shopper gives her order up, before it is packed and before there is money in it. Done twice it changes nothing.

    Raises SlipUnderCheck while the merchant looks at a slip, TooLateToCancel once it is paid or packed, BeingChecked.
    """
    _call_off(order)
    return _withdraw_order(order=order, by=by, why=why)


@transaction.atomic
def _withdraw_order(*, order: Order, by, why: str) -> Order:
    payment = payment_of(order)
    if payment is not None:
        payment = locked(payment)
    fresh = locked(order)
    if fresh.state == OrderState.CANCELLED:
        return fresh
    if payment is not None and payment.state == P.CLAIMED:
        raise SlipUnderCheck()
    if fresh.state not in WITHDRAWABLE or (payment is not None and payment.state != P.OPEN):
        raise TooLateToCancel()
    return _cancel_order(order=order, by=by, why=why)


@transaction.atomic
def expire(payment: Payment) -> bool:
    """Let an unpaid payment lapse and its order with it. Returns False where it was paid, claimed, or can still be paid."""
    payment = locked(payment)
    if not payment.is_overdue or is_under_way_elsewhere(payment):
        return False
    _expire(payment)
    return True


def _expire(payment: Payment) -> None:
    move(payment, P.EXPIRED, moves=MOVES, why=reasons.stored(NOT_IN_TIME))
    try:
        with transaction.atomic():
            orders.cancel(order=payment.order, why=reasons.stored(NOT_IN_TIME))
    except IllegalMove:  # the merchant went on without the money: hers to decide
        return
    letters.expired(payment)
