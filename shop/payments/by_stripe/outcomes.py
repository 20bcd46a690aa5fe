"""What came of an attempt to be paid at Stripe, whoever says so: webhook, job, or an answer to our own question.

Held against what we stored ourselves (session, account, amount, currency, mode), never against metadata.
"""

import datetime

from django.db import transaction

from common import clock
from common.states import locked, move
from shop.catalogue.errors import OutOfStock
from shop.orders import services as orders
from shop.orders.states import OrderState
from shop.payments import letters
from shop.payments import services as payments
from shop.payments.incidents import open_incident
from shop.payments.models import Payment, ProviderEvent, StripeAttempt
from shop.payments.states import AGAIN, ATTEMPT_MOVES, AttemptState, PaymentState

A = AttemptState
CURRENCY = "thb"
TRY_AGAIN = datetime.timedelta(hours=1)
FAILED_INTENT = {"requires_payment_method", "canceled"}


@transaction.atomic
def settle(
    *, account: str, livemode: bool, told: dict, event: ProviderEvent | None = None, failed: bool = False
) -> str:
    """Let what Stripe says of a session be so: paid, pending, failed, expired. Returns in a word what it came to.

    Done twice, or late, it changes nothing. What does not fit opens an incident and changes nothing either.
    """
    attempt = StripeAttempt.objects.filter(account=account, session=told["id"]).first()
    if attempt is None:
        return _unknown(account, told["id"], event)
    payment = locked(attempt.payment)
    attempt = locked(attempt)
    if wrong := _mismatch(attempt, livemode, told):
        key = f"stripe-{wrong}-{attempt.pk}-{event.event_id if event else 'asked'}"
        facts = {"session": attempt.session, "amount": told.get("amount_total"), "currency": told.get("currency")}
        open_incident(kind=wrong, key=key, event=event, payment=payment, **facts)
        return wrong
    attempt.asked_at = clock.now()
    attempt.save(update_fields=["asked_at"])
    to = _state(told, failed)
    if to == A.OPEN or to == attempt.state:
        return "as it was"
    if to not in ATTEMPT_MOVES[attempt.state]:
        return "stale"
    move(attempt, to, moves=ATTEMPT_MOVES, intent=_intent_id(told) or attempt.intent)
    {A.PAID: _paid, A.PENDING: _pending, A.FAILED: _failed, A.EXPIRED: give_up}[to](payment, attempt)
    return str(to)


def _state(told: dict, failed: bool) -> str:
    if told["payment_status"] == "paid":
        return A.PAID
    if told["status"] == "expired":
        return A.EXPIRED
    if told["status"] != "complete":
        return A.OPEN
    intent = told.get("payment_intent")
    is_dead = isinstance(intent, dict) and intent["status"] in FAILED_INTENT
    return A.FAILED if failed or is_dead else A.PENDING


def _intent_id(told: dict) -> str:
    intent = told.get("payment_intent") or ""
    return intent["id"] if isinstance(intent, dict) else intent


def _mismatch(attempt: StripeAttempt, livemode: bool, told: dict) -> str:
    if livemode != attempt.livemode or told.get("livemode") != attempt.livemode:
        return "wrong_mode"
    if told.get("currency") != CURRENCY:
        return "wrong_currency"
    return "wrong_amount" if told.get("amount_total") != attempt.amount_satang else ""


def _unknown(account: str, session: str, event: ProviderEvent | None) -> str:
    elsewhere = StripeAttempt.objects.filter(session=session).first()
    kind = "foreign_account" if elsewhere else "unknown_session"
    payment = elsewhere.payment if elsewhere else None
    key = f"stripe-{kind}-{event.event_id if event else session}"
    open_incident(kind=kind, key=key, event=event, payment=payment, account=account, session=session)
    return kind


def _paid(payment: Payment, attempt: StripeAttempt) -> None:
    was, order = payment.state, payment.order
    if was == PaymentState.CONFIRMED and payment.reference != attempt.intent:
        _paid_twice(payment, attempt)
        return
    payment = payments.confirm(payment=payment, reference=attempt.intent, received_satang=attempt.amount_satang)
    order = locked(order)
    if order.state != OrderState.CANCELLED or (was == PaymentState.EXPIRED and _revived(order)):
        letters.stripe_paid(payment)
    else:
        letters.paid_too_late(payment)


def _revived(order) -> bool:
    """The money came after its time: the order lives again if everything is still there."""
    try:
        with transaction.atomic():
            orders.revive(order=order)
            orders.confirm(order=order)
    except OutOfStock:
        return False
    return True


def _paid_twice(payment: Payment, attempt: StripeAttempt) -> None:
    """Money that came a second time has a row of its own, so that it is owed back."""
    again = Payment.objects.create(
        order=payment.order,
        provider=payment.provider,
        state=PaymentState.CANCELLED,
        expected_satang=payment.expected_satang,
        idempotency_key=f"{payment.idempotency_key}{AGAIN}{attempt.pk}",
        account=attempt.account,
    )
    letters.paid_too_late(
        payments.confirm(payment=again, reference=attempt.intent, received_satang=attempt.amount_satang)
    )


def _pending(payment: Payment, attempt: StripeAttempt) -> None:
    if payment.state == PaymentState.OPEN:
        payment.checking_since = clock.now()
        payment.save(update_fields=["checking_since"])


def _failed(payment: Payment, attempt: StripeAttempt) -> None:
    """The bank said no after all: the shopper has some time to try again."""
    if payment.state == PaymentState.OPEN:
        payment.checking_since = None
        payment.expires_at = max(payment.expires_at, clock.now() + TRY_AGAIN)
        payment.save(update_fields=["checking_since", "expires_at"])
        letters.stripe_failed(payment, attempt)


def give_up(payment: Payment, attempt: StripeAttempt) -> None:
    """Nobody can pay that session any more; the payment lapses with it if its time has come."""
    if attempt.state != A.EXPIRED:
        move(attempt, A.FAILED if attempt.state == A.PENDING else A.EXPIRED, moves=ATTEMPT_MOVES)
    if payment.checking_since is not None:
        payment.checking_since = None
        payment.save(update_fields=["checking_since"])
    payments.expire(payment)
