"""Money goes back through Stripe: the row first, then the asking, then Stripe's word, which may take days."""

import uuid

from django.db import transaction
from django.db.models import Sum

from common import clock
from common.audit import services as audit
from common.money import baht_text
from common.states import locked, move
from shop.payments import letters
from shop.payments.by_stripe import client
from shop.payments.errors import NotByStripe, TooMuchBack
from shop.payments.incidents import open_incident
from shop.payments.models import Payment, ProviderEvent, Refund
from shop.payments.states import REFUND_MOVES, REFUND_UNDER_WAY, PaymentState, RefundState

R = RefundState
OURS = "kedai_refund"
STATES = {
    "pending": R.PENDING,
    "requires_action": R.REQUIRES_ACTION,
    "succeeded": R.SUCCEEDED,
    "failed": R.FAILED,
    "canceled": R.FAILED,
}


def left_satang(payment: Payment) -> int:
    """Return what of ``payment`` can still go back."""
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
    _count(payment, amount_satang)
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


def _count(payment: Payment, satang: int) -> None:
    payment.refunded_satang += satang
    payment.save(update_fields=["refunded_satang"])


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
        return _refused(refund, no)
    settle(account=refund.account, told=told)
    refund.refresh_from_db()
    return refund


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
    params = {"payment_intent": refund.payment.reference, "limit": 100}
    options = {"stripe_account": refund.account}
    rows = client.ask(lambda stripe: stripe.v1.refunds.list(params, options=options))["data"]
    return next((row for row in rows if row["metadata"].get(OURS) == refund.idempotency_key), None)


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
def settle(*, account: str, told: dict, event: ProviderEvent | None = None) -> str:
    """Let what Stripe says of a refund be so. One that was given at Stripe's own dashboard is written down as well."""
    paid = Payment.objects.filter(provider="stripe", account=account, reference=told.get("payment_intent")).first()
    if paid is None or not told.get("payment_intent"):
        return "not ours"
    payment = locked(paid)
    refund = _row_of(payment, told) or _from_outside(payment, told, event)
    if refund is None:
        return "refund_beyond"
    to = STATES.get(told["status"], R.PENDING)
    if refund.reference is None:
        refund.reference = told["id"]
        refund.save(update_fields=["reference"])
    if to == refund.state or to not in REFUND_MOVES[refund.state]:
        return "as it was"
    if to == R.FAILED:
        _fail(payment, refund)
    else:
        settled = {} if to in REFUND_UNDER_WAY else {"settled_at": clock.now()}
        move(refund, to, moves=REFUND_MOVES, **settled)
        letters.refund_moved(refund)
    return str(to)


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
    _count(payment, counted)
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
    _count(payment, -refund.amount_satang)
    letters.refund_failed(refund)


def of_order(order) -> list[Refund]:
    """Return the refunds of an order, newest first (one query)."""
    return list(Refund.objects.filter(payment__order=order).order_by("-pk"))


def counted_satang(payment: Payment) -> int:
    """Return what the refunds of ``payment`` add up to that did not fail; ``check_invariants`` holds it against the row."""
    live = payment.refunds.exclude(state=R.FAILED)
    return live.aggregate(sum=Sum("amount_satang"))["sum"] or 0
