"""What Stripe really took, read from its own books: for money that came, and for giving it back."""

import datetime

from common import clock
from shop.payments.by_stripe import client
from shop.payments.models import Refund, StripeAttempt
from shop.payments.states import AttemptState, RefundState

LONG_AGO = datetime.timedelta(days=7)


def unknown():
    """Return paid attempts whose fee is not known yet; after a week nobody asks any more."""
    paid = StripeAttempt.objects.filter(state=AttemptState.PAID, fee_satang=None, begun_at__gt=clock.now() - LONG_AGO)
    return paid.exclude(intent="").order_by("pk")


def note(attempt: StripeAttempt) -> None:
    """Write down the fee of a paid attempt and how it was paid. Raises Unclear where Stripe is silent; a no leaves it unknown."""
    params = {"expand": ["latest_charge.balance_transaction"]}
    options = {"stripe_account": attempt.account}
    try:
        told = client.ask(lambda stripe: stripe.v1.payment_intents.retrieve(attempt.intent, params, options=options))
    except client.Refused:
        return
    charge = told.get("latest_charge") or {}
    balance = charge.get("balance_transaction") or {}
    if isinstance(balance, dict) and "fee" in balance:
        way = (charge.get("payment_method_details") or {}).get("type") or ""
        StripeAttempt.objects.filter(pk=attempt.pk).update(fee_satang=balance["fee"], paid_by=way[:16])


def unknown_of_refunds():
    """Return refunds that are over and of which we do not know yet what they cost; after a week nobody asks any more."""
    over = Refund.objects.filter(provider="stripe", state__in=[RefundState.SUCCEEDED, RefundState.FAILED])
    return over.filter(fee_satang=None, reference__isnull=False, settled_at__gt=clock.now() - LONG_AGO).order_by("pk")


def note_refund(refund: Refund) -> None:
    """Write down what Stripe took for a refund, or gave back of its own fee: a refund's own line in its books, and the line
    that takes it back where it failed. Raises Unclear where Stripe is silent; a no leaves it unknown.
    """
    params = {"expand": ["balance_transaction", "failure_balance_transaction"]}
    options = {"stripe_account": refund.account}
    try:
        told = client.ask(lambda stripe: stripe.v1.refunds.retrieve(refund.reference, params, options=options))
    except client.Refused:
        return
    lines = [told.get("balance_transaction"), told.get("failure_balance_transaction")]
    found = [line["fee"] for line in lines if isinstance(line, dict) and "fee" in line]
    if found or refund.state == RefundState.FAILED:
        Refund.objects.filter(pk=refund.pk, state=refund.state).update(fee_satang=sum(found))
