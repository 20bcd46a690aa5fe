"""Orders that are given up or come back, with whatever money hangs on them."""

from django.db import transaction

from common.states import locked, move
from shop.orders import letters as order_letters
from shop.orders import services as orders
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import by_hand
from shop.payments.balance import is_under_way_elsewhere
from shop.payments.errors import BeingChecked, CheckSlipFirst, SlipUnderCheck, TooLateToCancel
from shop.payments.models import Payment
from shop.payments.providers import provider
from shop.payments.services.money import payment_of
from shop.payments.states import MOVES, PaymentState

P = PaymentState
WITHDRAWABLE = {OrderState.PLACED, OrderState.CONFIRMED}


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
        by_hand.owe(fresh, by=by, why=why)
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
    by_hand.owe(fresh, by=by, why=why)
    return fresh


def withdraw_order(*, order: Order, by, why: str) -> Order:
    """The shopper gives her order up before it is packed; money that she transferred goes back by hand. Done twice it changes nothing.

    Raises SlipUnderCheck while the merchant looks at a slip, TooLateToCancel once it is packed or paid through Stripe, BeingChecked.
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
    if fresh.state not in WITHDRAWABLE or not (payment is None or _can_be_given_up(payment)):
        raise TooLateToCancel()
    return _cancel_order(order=order, by=by, why=why)


def _can_be_given_up(payment: Payment) -> bool:
    """Whether the shopper may still go: nothing was paid, or it was and goes back by hand."""
    return payment.state == P.OPEN or (payment.state == P.CONFIRMED and by_hand.goes_by_hand(payment))
