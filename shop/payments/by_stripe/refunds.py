"""Money goes back through Stripe: the row first, then the asking, then Stripe's word, which may take days."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Sum

from common import clock
from common.audit import services as audit
from common.money import baht_text
from common.states import locked, move
from shop.payments import by_hand, instead, letters
from shop.payments.balance import is_cut_off
from shop.payments.by_stripe import client
from shop.payments.errors import NotByStripe, TooMuchBack
from shop.payments.incidents import open_incident
from shop.payments.models import Payment, ProviderEvent, Refund
from shop.payments.states import REFUND_MOVES, REFUND_UNDER_WAY, PaymentState, RefundState

R = RefundState
OURS = "kedai_refund"
CURRENCY = "thb"
NOT_OURS = 403  # Stripe's answer where the account was closed or took our access away
AFTER_ALL = {R.FAILED: {R.SUCCEEDED}}  # only where Stripe said so later than it said "failed"
STATES = {
    "pending": R.PENDING,
    "requires_action": R.REQUIRES_ACTION,
    "succeeded": R.SUCCEEDED,
    "failed": R.FAILED,
    "canceled": R.FAILED,
}


def left_satang(payment: Payment) -> int:
    """Return what of ``payment`` can still go back through Stripe; what was promised by hand is then promised no more."""
    return payment.received_satang - payment.refunded_satang


def give_back(*, payment: Payment, amount_satang: int, by, why: str, key: uuid.UUID) -> Refund:
    """Give back so much of ``payment`` through Stripe. ``key`` comes with the form: a second click finds the first refund.

    Raises TooMuchBack where more would go back than is there, NotByStripe. How it ends, Stripe says later.
    """
    return send(_asked(payment, amount_satang, by, why, key))


@transaction.atomic
def _asked(payment: Payment, amount_satang: int, by, why: str, key: uuid.UUID) -> Refund:
    payment = locked(payment)
    own_key = f"refund-{payment.pk}-{key}"
    if standing := Refund.objects.filter(idempotency_key=own_key).first():
        return standing
    if payment.provider != "stripe" or payment.state != PaymentState.CONFIRMED:
        raise NotByStripe()
    if not 0 < amount_satang <= left_satang(payment):
        raise TooMuchBack(left=baht_text(left_satang(payment)))
    instead.make_room(payment, amount_satang)
    audit.record(subject=payment.order, verb="refund_asked", by=by, why=why, satang=amount_satang)
    return Refund.objects.create(
        payment=payment,
        amount_satang=amount_satang,
        idempotency_key=own_key,
        provider=payment.provider,
        account=payment.account,
        why=why[:200],
        by=by,
    )


def send(refund: Refund, *, again: bool = False) -> Refund:
    """Ask Stripe for a refund that stands as a row. ``again``: it may have been asked before, so Stripe's list is read first.

    Where Stripe is unclear the row stays as it is; the job comes back to it.
    """
    if refund.state != R.ASKED:
        return refund
    try:
        told = (_found(refund) if again else None) or _create(refund)
    except client.Unclear as unclear:
        if unclear.replayed and not _is_known(refund):
            Refund.objects.filter(pk=refund.pk, state=R.ASKED).update(tries=refund.tries + 1)
        refund.refresh_from_db()
        return refund
    except client.Refused as no:
        refund = _refused(refund, no)
        learn(refund.payment)
        if no.status == NOT_OURS or is_cut_off(refund.payment):
            _promised_instead(refund)
        return refund
    settle(account=refund.account, told=told)
    refund.refresh_from_db()
    return refund


def learn(payment: Payment) -> None:
    """Read Stripe's own list of what went back of ``payment`` and write down what we had not heard of. Silence changes nothing."""
    try:
        told = _list(payment)
    except (client.Unclear, client.Refused):
        return
    for row in told:
        settle(account=payment.account, told=row)


def _create(refund: Refund) -> dict:
    body = {
        "payment_intent": refund.payment.reference,
        "amount": refund.amount_satang,
        "metadata": {OURS: refund.idempotency_key},
    }
    key = f"{refund.idempotency_key}-{refund.tries}"
    options = {"stripe_account": refund.account, "idempotency_key": key}
    return client.ask(lambda stripe: stripe.v1.refunds.create(body, options=options))


def _found(refund: Refund) -> dict | None:
    """Return the refund as Stripe has it, if it has it."""
    return next((row for row in _list(refund.payment) if row["metadata"].get(OURS) == refund.idempotency_key), None)


def _list(payment: Payment) -> list[dict]:
    params = {"payment_intent": payment.reference, "limit": 100}
    options = {"stripe_account": payment.account}
    return client.ask(lambda stripe: stripe.v1.refunds.list(params, options=options))["data"]


def _is_known(refund: Refund) -> bool:
    """After a broken answer: whether Stripe has it all the same, or cannot say."""
    try:
        found = _found(refund)
    except (client.Unclear, client.Refused):
        return True
    if found:
        settle(account=refund.account, told=found)
    return found is not None


@transaction.atomic
def _refused(refund: Refund, no: client.Refused) -> Refund:
    payment = locked(refund.payment)
    refund = locked(refund)
    if refund.state == R.ASKED:
        _fail(payment, refund)
        open_incident(kind="refund_refused", key=f"stripe-refund-{refund.pk}", payment=payment, code=no.code)
    return refund


@transaction.atomic
def _promised_instead(refund: Refund) -> None:
    locked(refund.payment)
    by_hand.promise_instead(refund)


def look(refund: Refund) -> None:
    """Ask Stripe how a refund stands. Where it is silent nothing changes."""
    if refund.state == R.ASKED:
        send(refund, again=True)
        return
    options = {"stripe_account": refund.account}
    try:
        told = client.ask(lambda stripe: stripe.v1.refunds.retrieve(refund.reference, options=options))
    except (client.Unclear, client.Refused):
        return
    settle(account=refund.account, told=told)


@transaction.atomic
def settle(*, account: str, told: dict, event: ProviderEvent | None = None, at: datetime.datetime | None = None) -> str:
    """Let what Stripe says of a refund be so. One that was given at Stripe's own dashboard is written down as well.

    ``at``: when Stripe said it. What does not fit opens an incident and changes nothing.
    """
    named = Payment.objects.filter(provider="stripe", reference=told.get("payment_intent") or "")
    paid = named.filter(account=account).first()
    if paid is None:
        return _elsewhere(named.first(), told, event)
    payment = locked(paid)
    refund = _row_of(payment, told)
    if wrong := _mismatch(refund, told):
        return _does_not_fit(wrong, payment, told, event)
    refund = refund or _from_outside(payment, told, event)
    if refund is None:
        return "refund_beyond"
    to = STATES.get(told["status"], R.PENDING)
    if refund.reference is None:
        refund.reference = told["id"]
        refund.save(update_fields=["reference"])
    if refund.state == R.FAILED and to == R.SUCCEEDED and at is not None and at > refund.settled_at:
        return _after_all(payment, refund, event)
    if to == refund.state or to not in REFUND_MOVES[refund.state]:
        return "as it was"
    if to == R.FAILED:
        _fail(payment, refund)
        by_hand.promise_instead(refund)
    else:
        settled = {} if to in REFUND_UNDER_WAY else {"settled_at": clock.now()}
        move(refund, to, moves=REFUND_MOVES, **settled)
        letters.refund_moved(refund)
    return str(to)


def _elsewhere(theirs: Payment | None, told: dict, event: ProviderEvent | None) -> str:
    """A merchant's account has refunds of its own, which are none of ours; one of money that came to another account is odd."""
    if theirs is None:
        return "not ours"
    return _does_not_fit("foreign_account", theirs, told, event)


def _mismatch(refund: Refund | None, told: dict) -> str:
    if told.get("currency") != CURRENCY:
        return "wrong_currency"
    return "wrong_amount" if refund is not None and told.get("amount") != refund.amount_satang else ""


def _does_not_fit(kind: str, payment: Payment, told: dict, event: ProviderEvent | None) -> str:
    key = f"stripe-{kind}-{event.event_id if event else told['id']}"
    open_incident(kind=kind, key=key, event=event, payment=payment, refund=told["id"], amount=told.get("amount"))
    return kind


def _after_all(payment: Payment, refund: Refund, event: ProviderEvent | None) -> str:
    """Stripe had said that it failed, and now it went back: what was promised by hand instead is promised no more. Where the
    merchant has sent it already the shopper has it twice, which a person must see."""
    if refund.amount_satang > left_satang(payment):
        key = f"stripe-refund-twice-{refund.pk}"
        open_incident(kind="refund_beyond", key=key, event=event, payment=payment, amount=refund.amount_satang)
        return "refund_beyond"
    instead.make_room(payment, refund.amount_satang)
    move(refund, R.SUCCEEDED, moves=AFTER_ALL, settled_at=clock.now(), fee_satang=None)
    letters.refund_moved(refund)
    return str(R.SUCCEEDED)


def _row_of(payment: Payment, told: dict) -> Refund | None:
    rows = payment.refunds.select_for_update()
    if standing := rows.filter(reference=told["id"]).first():
        return standing
    # asked by us, and Stripe's word came before its answer: ours by account, intent and amount besides its name
    named = (told.get("metadata") or {}).get(OURS, "")
    return rows.filter(reference=None, idempotency_key=named, amount_satang=told["amount"]).first()


def _from_outside(payment: Payment, told: dict, event: ProviderEvent | None) -> Refund | None:
    key = f"stripe-refund-{told['id']}"
    if STATES.get(told["status"]) == R.FAILED:
        counted = 0
    elif told["amount"] <= left_satang(payment):
        counted = told["amount"]
    else:
        open_incident(kind="refund_beyond", key=key, event=event, payment=payment, amount=told["amount"])
        return None
    if counted:
        instead.make_room(payment, counted)
    refund = Refund.objects.create(
        payment=payment,
        amount_satang=told["amount"],
        idempotency_key=key,
        provider=payment.provider,
        account=payment.account,
        reference=told["id"],
        state=R.ASKED if counted else R.FAILED,
        settled_at=None if counted else clock.now(),
    )
    audit.record(subject=payment.order, verb="refund_asked", satang=told["amount"], at_stripe=True)
    return refund


def _fail(payment: Payment, refund: Refund) -> None:
    move(refund, R.FAILED, moves=REFUND_MOVES, settled_at=clock.now())
    payment.refunded_satang -= refund.amount_satang
    payment.save(update_fields=["refunded_satang"])
    letters.refund_failed(refund)


def of_order(order) -> list[Refund]:
    """Return the refunds of an order, newest first (one query)."""
    return list(Refund.objects.filter(payment__order=order).order_by("-pk"))


def counted_satang(payment: Payment) -> int:
    """Return what the refunds of ``payment`` add up to that did not fail; ``check_invariants`` holds it against the row."""
    live = payment.refunds.exclude(state=R.FAILED).exclude(hand__isnull=False, state__in=REFUND_UNDER_WAY)
    return live.aggregate(sum=Sum("amount_satang"))["sum"] or 0
